/** Short messages at the bottom of the window: what was done, and what was refused. */
import { worded, type Worded } from '$lib/i18n/faults'

/** The code of work that was stopped on request. */
const CANCELLED = 'dibatalkan'

/** One message. */
export interface Notice {
  id: number
  text: string
  fault: Worded | null
}

class Notices {
  list = $state<Notice[]>([])
  #next = 1

  /** Tells that something was done, in place of what was done before, line by line; gone after a few seconds. */
  tell(...lines: readonly string[]) {
    if (lines.length === 0) return
    this.list = this.list.filter((notice) => notice.fault)
    const id = this.#add(lines.join('\n'), null)
    setTimeout(() => this.drop(id), 5000)
  }

  /** Tells why something was refused; stays until it is closed. The same fault is told once. What somebody stopped is no fault. */
  refuse(error: unknown): Worded {
    return this.refuseWorded(worded(error))
  }

  /** The same for a fault that has its words already. */
  refuseWorded(fault: Worded): Worded {
    if (fault.code === CANCELLED) this.tell(`${fault.what} ${fault.hint}`)
    else if (!this.list.some((notice) => notice.text === fault.what)) this.#add(fault.what, fault)
    return fault
  }

  drop(id: number) {
    this.list = this.list.filter((notice) => notice.id !== id)
  }

  #add(text: string, fault: Worded | null): number {
    const id = this.#next++
    this.list.push({ id, text, fault })
    return id
  }
}

export const notices = new Notices()
