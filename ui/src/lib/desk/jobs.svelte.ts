/** Long work: shown with its progress after half a second, and cancelled on request. */
import { call } from '$lib/api/backend'
import type { OnProgress } from '$lib/api/commands'
import type { ProgressView } from '$lib/api/types'
import { notices } from './notices.svelte'

/** What kind of work it is, where that is not plain. */
export interface Kind {
  /** It stores and writes nothing, so that nothing is lost when the window closes. */
  reads?: boolean
  /** Nothing else can be done while it lasts. */
  alone?: boolean
}

/** One piece of long work. */
export interface Job extends ProgressView, Required<Kind> {
  id: number
  name: string
  /** It has taken long enough to be shown. */
  shown: boolean
  cancelling: boolean
  /** It can be stopped halfway. */
  cancellable: boolean
}

class Jobs {
  list = $state<Job[]>([])
  #next = 1

  /** Work is under way beside which nothing else can be done, or `undefined`. */
  get alone(): Job | undefined {
    return this.list.find((job) => job.alone)
  }

  /** Runs work that reports its progress and can be cancelled. */
  run<T>(name: string, work: (id: number, progress: OnProgress) => Promise<T>, kind: Kind = {}): Promise<T> {
    return this.#track(name, true, work, kind)
  }

  /** Runs work that is shown while it lasts, and can neither say how far it is nor be stopped. */
  wait<T>(name: string, work: () => Promise<T>, kind: Kind = {}): Promise<T> {
    return this.#track(name, false, work, kind)
  }

  async #track<T>(
    name: string,
    cancellable: boolean,
    work: (id: number, progress: OnProgress) => Promise<T>,
    { reads = false, alone = false }: Kind,
  ): Promise<T> {
    const id = this.#next++
    this.list.push({ id, name, done: 0, total: 0, shown: false, cancelling: false, cancellable, reads, alone })
    const timer = setTimeout(() => this.#change(id, { shown: true }), 500)
    try {
      return await work(id, (progress) => this.#change(id, progress))
    } finally {
      clearTimeout(timer)
      this.list = this.list.filter((job) => job.id !== id)
    }
  }

  /** Asks work to stop. */
  cancel(id: number) {
    this.#change(id, { cancelling: true })
    call('cancel_job', { job: id }).catch((error) => notices.refuse(error))
  }

  #change(id: number, some: Partial<Job>) {
    const job = this.list.find((one) => one.id === id)
    if (job) Object.assign(job, some)
  }
}

export const jobs = new Jobs()
