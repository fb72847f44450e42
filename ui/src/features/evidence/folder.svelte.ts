/** A whole folder of evidence: planned, decided file by file, attached in one step. */
import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import { asFault } from '$lib/api/faults'
import { call } from '$lib/api/backend'
import type { FolderPlanView, PlannedFileView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { jobs } from '$lib/desk/jobs.svelte'
import { notices } from '$lib/desk/notices.svelte'
import { m } from '$lib/i18n'
import { attacher } from './attach.svelte'

export class FolderFlow {
  /** The plan that is being decided on. */
  plan = $state.raw<FolderPlanView | null>(null)
  busy = $state(false)
  /** Paths of the files that will be attached. */
  readonly chosen = new SvelteSet<string>()
  /** Questions a person chose, by the file's path. */
  readonly picked = new SvelteMap<string, string>()

  /** Asks for a folder and plans it. */
  async pick(desk: Desk) {
    try {
      const path = await call('pick_folder', { title: m.folder.pick })
      if (path) await this.open(desk, path)
    } catch (error) {
      notices.refuse(error)
    }
  }

  /** Plans a folder that was dropped; files are told where they belong. */
  async drop(desk: Desk, paths: string[]) {
    const [path] = paths
    if (!path || paths.length > 1) return notices.tell(m.evidence.dropOnCard)
    try {
      await this.open(desk, path)
    } catch (error) {
      if (asFault(error).code === 'folder_bukti_ditolak') notices.tell(m.evidence.dropOnCard)
      else notices.refuse(error)
    }
  }

  /** Plans a folder. */
  async open(desk: Desk, path: string) {
    this.busy = true
    try {
      const plan = await jobs.run(
        m.folder.planning,
        (job, progress) => call('plan_folder', { id: desk.id, path, job, progress }),
        { reads: true },
      )
      this.chosen.clear()
      this.picked.clear()
      for (const file of plan.files) if (file.sureness === 'pasti') this.chosen.add(file.path)
      this.plan = plan
    } finally {
      this.busy = false
    }
  }

  /** Codes a file would go to; none while nobody chose one. */
  codes(file: PlannedFileView): string[] {
    const picked = this.picked.get(file.path)
    return picked ? [picked] : file.codes
  }

  /** Sends a file to a question, and ticks it. */
  send(file: PlannedFileView, code: string) {
    if (code === file.codes[0] && file.codes.length === 1) this.picked.delete(file.path)
    else this.picked.set(file.path, code)
    this.chosen.add(file.path)
  }

  /** Ticks a file that has a question, or takes the tick away. */
  tick(file: PlannedFileView, on: boolean) {
    if (on && this.codes(file).length > 0) this.chosen.add(file.path)
    else this.chosen.delete(file.path)
  }

  /** Attaches what is ticked, as one step. */
  async attach(desk: Desk) {
    const { plan } = this
    if (!plan) return
    const files = plan.files
      .filter((file) => this.chosen.has(file.path))
      .map((file) => {
        const { path, title } = file
        const document = this.picked.has(path) ? null : file.document
        return { path, title, codes: this.codes(file), document }
      })
    this.busy = true
    const done = await jobs.run(m.folder.attaching(files.length), (job, progress) =>
      desk.run('add_folder', { id: desk.id, path: plan.folder, files, job, progress }),
    )
    this.busy = false
    if (!done) return
    const { attached, failed } = done.outcome
    attacher.refused = failed.map(({ path, fault }) => ({ path, fault, attached: null }))
    if (attached.length > 0) notices.tell(m.folder.attached(attached.length))
    this.close()
  }

  /** Leaves everything as it is. */
  close() {
    this.plan = null
  }
}
