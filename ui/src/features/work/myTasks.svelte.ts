/** The open tasks of one person, or of everybody. */
import { call } from '$lib/api/backend'
import type { TaskView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { worded, type Worded } from '$lib/i18n/faults'

export class MyTasks {
  list = $state.raw<TaskView[]>([])
  fault = $state.raw<Worded | null>(null)
  #asked = 0

  async read(desk: Desk, person?: string) {
    const asked = ++this.#asked
    try {
      const whose = person === undefined ? {} : { person }
      const list = await call('list_tasks', { assessment: desk.id, ...whose, open: true, overdue: false })
      if (asked === this.#asked) [this.list, this.fault] = [list, null]
    } catch (error) {
      if (asked === this.#asked) this.fault = worded(error)
    }
  }
}
