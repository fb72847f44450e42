/** What unit and reviewers ask and answer at inputs. */
import { SvelteMap } from 'svelte/reactivity'
import { call } from '$lib/api/backend'
import type { MessageView } from '$lib/api/types'
import type { Desk } from './desk.svelte'
import { Reread } from './reread'

class Threads extends Reread {
  /** By input, oldest first. */
  readonly inputs = new SvelteMap<string, MessageView[]>()

  /** Reads them anew. */
  async load(desk: Desk) {
    const isLatest = this.ask()
    try {
      const threads = await call('threads', { id: desk.id })
      if (!isLatest()) return
      this.inputs.clear()
      for (const { code, messages } of threads) this.inputs.set(code, messages)
    } catch (error) {
      if (isLatest()) this.refuse(error)
    }
  }

  /** Forgets them: another assessment. */
  clear() {
    this.stop()
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
