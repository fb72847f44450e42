/** The open conflicts of an assessment: the rail counts them, their page decides them. */
import { call } from '$lib/api/backend'
import type { Choice, ConflictView } from '$lib/api/types'
import type { Desk } from './desk.svelte'
import { notices } from './notices.svelte'

class Conflicts {
  list = $state.raw<ConflictView[]>([])
  /** They have been read for the assessment that is open. */
  read = $state(false)
  #asked = 0
  #of = ''

  #wait: ReturnType<typeof setTimeout> | undefined

  /** Reads them soon; what comes meanwhile is read with it. */
  refresh(desk: Desk, wait = 250) {
    clearTimeout(this.#wait)
    this.#wait = setTimeout(() => void this.load(desk), wait)
  }

  /** Reads them anew. */
  async load(desk: Desk) {
    const asked = ++this.#asked
    if (this.#of !== desk.id) [this.#of, this.list, this.read] = [desk.id, [], false]
    try {
      const list = await call('list_conflicts', { id: desk.id })
      if (asked !== this.#asked) return
      this.list = list
      this.read = true
    } catch (error) {
      if (asked === this.#asked) notices.refuse(error)
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
