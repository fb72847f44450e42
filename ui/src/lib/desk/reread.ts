/** What is read anew after changes: soon, and only the answer to the latest asking counts. */
import type { Desk } from './desk.svelte'
import { jobs } from './jobs.svelte'
import { notices } from './notices.svelte'

export abstract class Reread {
  #asked = 0
  #wait: ReturnType<typeof setTimeout> | undefined

  /** Reads it anew. */
  abstract load(desk: Desk): Promise<void>

  /** Reads it soon; what comes meanwhile is read with it. */
  refresh(desk: Desk, wait = 250) {
    clearTimeout(this.#wait)
    this.#wait = setTimeout(() => void this.load(desk), wait)
  }

  /** Reads nothing any more that was asked for before. */
  protected stop() {
    clearTimeout(this.#wait)
    this.#asked += 1
  }

  /** Tells why it was not read; while another workspace is opened there is nothing to tell. */
  protected refuse(error: unknown) {
    if (!jobs.alone) notices.refuse(error)
  }

  /** Puts earlier askings aside, those that wait as well. What it gives tells whether this one is still the latest. */
  protected ask(): () => boolean {
    clearTimeout(this.#wait)
    const asked = ++this.#asked
    return () => asked === this.#asked
  }
}
