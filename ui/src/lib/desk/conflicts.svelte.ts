/** The open conflicts of an assessment: the rail counts them, their page decides them. */
import { call } from '$lib/api/backend'
import type { Choice, ConflictView } from '$lib/api/types'
import type { Desk } from './desk.svelte'
import { Reread } from './reread'

class Conflicts extends Reread {
  list = $state.raw<ConflictView[]>([])
  /** They have been read for the assessment that is open. */
  read = $state(false)
  #of = ''

  /** Reads them anew. */
  async load(desk: Desk) {
    const isLatest = this.ask()
    if (this.#of !== desk.id) [this.#of, this.list, this.read] = [desk.id, [], false]
    try {
      const list = await call('list_conflicts', { id: desk.id })
      if (!isLatest()) return
      this.list = list
      this.read = true
    } catch (error) {
      if (isLatest()) this.refuse(error)
    }
  }

  /** Decides one: for a version by its change, or for another value. False when it was refused. */
  async decide(desk: Desk, subject: string, choice: Choice): Promise<boolean> {
    const done = await desk.run('decide_conflict', { id: desk.id, subject, choice })
    if (done) this.list = this.list.filter((conflict) => conflict.subject !== subject)
    return done !== null
  }
}

export const conflicts = new Conflicts()
