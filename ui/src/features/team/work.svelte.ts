/** How far everybody of the team is. */
import { call } from '$lib/api/backend'
import type { WorkView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { Reread } from '$lib/desk/reread'
import { worded, type Worded } from '$lib/i18n/faults'

export class Work extends Reread {
  /** `null` until it was read. */
  view = $state.raw<WorkView | null>(null)
  fault = $state.raw<Worded | null>(null)

  async load(desk: Desk) {
    const isLatest = this.ask()
    try {
      const view = await call('work_of_team', { id: desk.id })
      if (isLatest()) [this.view, this.fault] = [view, null]
    } catch (error) {
      if (isLatest()) this.fault = worded(error)
    }
  }
}
