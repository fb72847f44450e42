/** The letter data while it is being filled in: stored field by field, one call after the other. */
import { call } from '$lib/api/backend'
import { Turns } from '$lib/api/turns'
import { worded, type Worded } from '$lib/i18n/faults'
import type { LheForm } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'

export class Letter {
  readonly desk: Desk
  form = $state.raw<LheForm | null>(null)
  fault = $state.raw<Worded | null>(null)
  readonly #turns = new Turns()

  constructor(desk: Desk) {
    this.desk = desk
  }

  /** Reads what is stored, after whatever is being stored. */
  load(): Promise<void> {
    return this.#turns.run(async () => {
      try {
        this.form = await call('lhe_form', { id: this.desk.id })
      } catch (error) {
        this.fault = worded(error)
      }
    })
  }

  /** Stores a change of what is stored by then; returns why it was refused. */
  store(change: (form: LheForm) => LheForm): Promise<Worded | null> {
    return this.#turns.run(async () => {
      if (!this.form) return null
      const form = change(this.form)
      const why = await this.desk.keep('set_lhe_form', { id: this.desk.id, form })
      if (!why) this.form = form
      return why
    })
  }
}
