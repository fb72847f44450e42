/** The periods of the year, and the one that is looked at. */
import { call } from '$lib/api/backend'
import type { Args } from '$lib/api/commands'
import type { MonevPeriodsView, MonevView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { Reread } from '$lib/desk/reread'
import { worded, type Worded } from '$lib/i18n/faults'
import { chosenOf } from './monev'

export class MonevYear extends Reread {
  /** `null` until they were read. */
  periods = $state.raw<MonevPeriodsView | null>(null)
  view = $state.raw<MonevView | null>(null)
  fault = $state.raw<Worded | null>(null)
  busy = $state(false)
  /** The period that the address names. */
  at: string | null = null

  async load(desk: Desk) {
    const isLatest = this.ask()
    this.busy = true
    try {
      const periods = await call('monev_periods', { id: desk.id })
      const period = chosenOf(periods, this.at)?.period
      const view = period === undefined ? null : await call('show_monev', { id: desk.id, period })
      if (isLatest()) [this.periods, this.view, this.fault] = [periods, view, null]
    } catch (error) {
      if (isLatest()) this.fault = worded(error)
    } finally {
      if (isLatest()) this.busy = false
    }
  }

  /** Freezes the period that is looked at. False when it was refused. */
  freeze(desk: Desk): Promise<boolean> {
    const { period, frozen } = this.view!
    return this.#set(desk, { period, freeze: true, again: frozen !== null })
  }

  /** Says something of a period. False when it was refused. */
  say(desk: Desk, period: string, given: Partial<Notes>): Promise<boolean> {
    return this.#set(desk, { period, freeze: false, again: false, ...given })
  }

  async #set(desk: Desk, given: Omit<Args<'set_monev'>, 'assessment'>): Promise<boolean> {
    const done = await desk.run('set_monev', { assessment: desk.id, ...given })
    // Another period may be looked at meanwhile.
    if (done && this.view?.period === given.period) this.view = done.outcome
    return done !== null
  }
}

/** What people say of a period. */
export interface Notes {
  note: string
  obstacle: string
  follow_up: string
}
