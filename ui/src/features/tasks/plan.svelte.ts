/** The plan of the year. */
import { call } from '$lib/api/backend'
import type { TaskView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { Reread } from '$lib/desk/reread'
import { worded, type Worded } from '$lib/i18n/faults'

export class YearPlan extends Reread {
  /** `null` until it was read. */
  tasks = $state.raw<TaskView[] | null>(null)
  fault = $state.raw<Worded | null>(null)

  async load(desk: Desk) {
    const isLatest = this.ask()
    try {
      const filter = { assessment: desk.id, open: false, overdue: false }
      const tasks = await call('list_tasks', filter)
      if (isLatest()) [this.tasks, this.fault] = [tasks, null]
    } catch (error) {
      if (isLatest()) this.fault = worded(error)
    }
  }
}
