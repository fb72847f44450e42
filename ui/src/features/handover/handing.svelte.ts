/** One step of the review and the package that carries it to the other side. */
import { call } from '$lib/api/backend'
import type { Exported, Step } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { jobs } from '$lib/desk/jobs.svelte'
import { notices } from '$lib/desk/notices.svelte'
import { m } from '$lib/i18n'
import { worded, type Worded } from '$lib/i18n/faults'
import { fileName } from '$lib/ui/fileName'

type Taken = Exclude<Step, 'reopen'>

export class Handing {
  readonly #desk: Desk
  busy = $state(false)
  /** The step that was taken here. */
  step = $state.raw<Taken | null>(null)
  /** Where its package is; absent while it could not be written. */
  file = $state.raw<Exported | null>(null)
  /** Why the package could not be written; the step stands. */
  fault = $state.raw<Worded | null>(null)

  constructor(desk: Desk) {
    this.#desk = desk
  }

  /** Asks where the package goes, takes the step and writes it. Nothing happens when no place is chosen. */
  async take(step: Taken) {
    const round = this.#desk.review.round
    this.busy = true
    try {
      const path = await this.#place(step, round)
      if (!path) return
      const done = await this.#desk.run('set_round', { id: this.#desk.id, step, reason: null })
      if (!done) return
      notices.tell(...done.outcome.notices)
      this.step = step
      await this.#write(path)
    } catch (error) {
      notices.refuse(error)
    } finally {
      this.busy = false
    }
  }

  /** Writes the package of the step once more, to another place. */
  async again() {
    if (!this.step) return
    this.busy = true
    try {
      const { round, stage } = this.#desk.review
      const path = await this.#place(this.step, stage === 'returned' ? round - 1 : round)
      if (path) await this.#write(path)
    } catch (error) {
      notices.refuse(error)
    } finally {
      this.busy = false
    }
  }

  #place(step: Taken, round: number): Promise<string | null> {
    const { unit, year } = this.#desk.profile
    const name = fileName(m.handover.fileName[step](unit, year, round), 'zip')
    const filters = [{ name: m.exporting.package.filter, extensions: ['zip'] }]
    return call('save_as', { title: m.exporting.saveTitle, name, filters })
  }

  async #write(path: string) {
    this.file = this.fault = null
    try {
      this.file = await jobs.run(m.handover.busy, (job, progress) =>
        call('export_package', { id: this.#desk.id, path, scope: null, since: null, job, progress }),
      )
    } catch (error) {
      this.fault = worded(error)
    }
  }
}
