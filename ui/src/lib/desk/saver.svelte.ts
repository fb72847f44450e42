/** One file on its way out: where it goes, how far it is, what became of it. */
import { call } from '$lib/api/backend'
import type { OnProgress } from '$lib/api/commands'
import { worded, type Worded } from '$lib/i18n/faults'
import type { Exported, Filter } from '$lib/api/types'
import { jobs } from '$lib/desk/jobs.svelte'
import { notices } from '$lib/desk/notices.svelte'
import { formatSize, m } from '$lib/i18n'

export class Saver {
  busy = $state(false)
  done = $state.raw<Exported | null>(null)
  fault = $state.raw<Worded | null>(null)
  /** Where on the page the file was asked for; `''` is the page itself. */
  place = $state('')
  /** Number of the latest file that is shown where it was asked for. */
  #asked = 0

  /** What became of the file is of no use here any more; where it is still on its way, a notice will tell it. */
  forget() {
    this.#asked += 1
    this.done = this.fault = null
  }

  /** Asks where to, writes, and shows what became of it. */
  async save(
    name: string,
    filter: Filter,
    write: (path: string, job: number, progress: OnProgress) => Promise<Exported>,
    cancellable = false,
  ) {
    const ask = () => call('save_as', { title: m.exporting.saveTitle, name, filters: [filter] })
    await this.write(name, ask, write, cancellable)
  }

  /** The same where something else asks where to, for example for a folder. */
  async write(
    name: string,
    ask: () => Promise<string | null>,
    write: (path: string, job: number, progress: OnProgress) => Promise<Exported>,
    cancellable = false,
  ) {
    this.busy = true
    this.forget()
    const asked = this.#asked
    try {
      const path = await ask()
      if (!path) return
      const label = m.exporting.writing(name)
      const done = cancellable
        ? await jobs.run(label, (job, progress) => write(path, job, progress))
        : await jobs.wait(label, () => write(path, 0, () => {}))
      if (asked === this.#asked) this.done = done
      else notices.tell(`${m.exporting.saved(formatSize(done.size))}: ${done.path}`)
    } catch (error) {
      const fault = worded(error)
      if (fault.code === 'dibatalkan') notices.tell(fault.what)
      else if (asked === this.#asked) this.fault = fault
      else notices.refuseWorded(fault)
    } finally {
      this.busy = false
    }
  }
}
