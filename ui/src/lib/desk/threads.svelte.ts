/** What unit and reviewers ask and answer at inputs. */
import { SvelteMap } from 'svelte/reactivity'
import { call } from '$lib/api/backend'
import type { MessageView } from '$lib/api/types'
import type { Desk } from './desk.svelte'
import { notices } from './notices.svelte'

class Threads {
  /** By input, oldest first. */
  readonly inputs = new SvelteMap<string, MessageView[]>()
  #asked = 0
  #wait: ReturnType<typeof setTimeout> | undefined

  /** Reads them soon; what comes meanwhile is read with it. */
  refresh(desk: Desk, wait = 250) {
    clearTimeout(this.#wait)
    this.#wait = setTimeout(() => void this.load(desk), wait)
  }

  /** Reads them anew. */
  async load(desk: Desk) {
    const asked = ++this.#asked
    try {
      const threads = await call('threads', { id: desk.id })
      if (asked !== this.#asked) return
      this.inputs.clear()
      for (const { code, messages } of threads) this.inputs.set(code, messages)
    } catch (error) {
      if (asked === this.#asked) notices.refuse(error)
    }
  }

  /** Forgets them: another assessment. */
  clear() {
    this.#asked += 1
    this.inputs.clear()
  }

  /** Says something at an input. False when it was refused. */
  async say(desk: Desk, code: string, text: string): Promise<boolean> {
    if (!(await desk.change('say', { id: desk.id, code, text }))) return false
    await this.load(desk)
    return true
  }

  /** Whether the last word at an input is the other side's. */
  waits(code: string, reviewing: boolean): boolean {
    const last = this.inputs.get(code)?.at(-1)
    return last !== undefined && last.is_reviewer !== reviewing
  }
}

export const threads = new Threads()
