/** The plan of the year and who is in the team. */
import { call } from '$lib/api/backend'
import type { PersonView, TaskView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { Reread } from '$lib/desk/reread'
import { worded, type Worded } from '$lib/i18n/faults'

export class YearPlan extends Reread {
  /** `null` until they were read. */
  tasks = $state.raw<TaskView[] | null>(null)
  people = $state.raw<PersonView[]>([])
  fault = $state.raw<Worded | null>(null)

  async load(desk: Desk) {
    const isLatest = this.ask()
    try {
      const filter = { assessment: desk.id, open: false, overdue: false }
      const [tasks, team] = await Promise.all([call('list_tasks', filter), call('list_people', { id: desk.id })])
      if (isLatest()) [this.tasks, this.people, this.fault] = [tasks, team.people, null]
    } catch (error) {
      if (isLatest()) this.fault = worded(error)
    }
  }
}
