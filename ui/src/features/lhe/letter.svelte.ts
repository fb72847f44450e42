/** The letter data while it is being filled in: stored field by field, one call after the other. */
import { call } from '$lib/api/backend'
import { worded, type Worded } from '$lib/i18n/faults'
import type { LheForm } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'

export class Letter {
  readonly desk: Desk
  form = $state.raw<LheForm | null>(null)
  fault = $state.raw<Worded | null>(null)
  #last: Promise<unknown> = Promise.resolve()

  constructor(desk: Desk) {
    this.desk = desk
  }

  /** Reads what is stored, after whatever is being stored. */
  load(): Promise<void> {
    return this.#queue(async () => {
      try {
        this.form = await call('lhe_form', { id: this.desk.id })
      } catch (error) {
        this.fault = worded(error)
      }
    })
  }

  /** Stores a change of what is stored by then; returns why it was refused. */
  store(change: (form: LheForm) => LheForm): Promise<Worded | null> {
    return this.#queue(async () => {
      if (!this.form) return null
      const form = change(this.form)
      try {
        const { changed } = await call('set_lhe_form', { id: this.desk.id, form })
        this.form = form
        this.desk.apply(changed)
        return null
      } catch (error) {
        return worded(error)
      }
    })
  }

  #queue<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    this.#last = done
    return done
  }
}
