/** Work of pages that ends with a change and has not ended. */
let underway: readonly Promise<unknown>[] = []

/** Notes work that ends with a change: the window stays open for it. */
export function storing<T>(work: Promise<T>): Promise<T> {
  const ended = work.then(
    () => undefined,
    () => undefined,
  )
  underway = [...underway, ended]
  void ended.then(() => (underway = underway.filter((one) => one !== ended)))
  return work
}

/** Waits until no such work is under way; what it began meanwhile included. */
export async function rested(): Promise<void> {
  while (underway.length > 0) {
    await Promise.all(underway)
    // Whoever waited for it may begin the next.
    await new Promise((turn) => setTimeout(turn))
  }
}

/** Forgets it all: another platform begins with nothing under way. */
export function forget() {
  underway = []
}

/** Whether such work is under way. */
export const isStoring = () => underway.length > 0

/** Changes that are made one after the other, each of what the one before stored. */
export class Turns {
  #last: Promise<unknown> | null = null

  /** Does something once the changes before it are stored or refused; at once where there is none. */
  after<T>(work: () => Promise<T>): Promise<T> {
    return this.#last ? this.#last.then(work) : work()
  }

  /** Makes a change after those before it. */
  run<T>(change: () => Promise<T>): Promise<T> {
    const done = this.after(change)
    const ended: Promise<unknown> = done.then(
      () => undefined,
      () => undefined,
    )
    this.#last = ended
    void ended.then(() => {
      if (this.#last === ended) this.#last = null
    })
    return storing(done)
  }
}
