/** Looks whether another program stored something in the open assessment, and shows it. */
import { call } from '$lib/api/backend'
import type { Desk } from './desk.svelte'

/** Milliseconds between two looks: what others store is here within two seconds. */
export const PAUSE = 1000

export class Watch {
  readonly #desk: Desk
  #row: number
  #looking = false

  constructor(desk: Desk) {
    this.#desk = desk
    this.#row = desk.row
  }

  /** Looks now and then, and when the window comes back into sight; gives what ends it. */
  begin(): () => void {
    const look = () => void this.look()
    const timer = setInterval(() => document.visibilityState === 'visible' && look(), PAUSE)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }

  /** Takes what came since the last look. */
  async look() {
    const desk = this.#desk
    if (this.#looking || desk.pending > 0) return
    this.#looking = true
    try {
      const { row, changed } = await call('news', { id: desk.id, since: this.#row })
      // What was entered in between is newer than this; the next look has both.
      if (desk.pending > 0) return
      this.#row = row
      if (changed) desk.apply(changed, false)
    } catch {
      // A workspace that is out of reach is told of by the next action, with what to do; looking goes on.
    } finally {
      this.#looking = false
    }
  }
}
