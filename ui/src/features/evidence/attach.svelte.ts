/** Attaching: from a dialog, from files dropped on a card, from the clipboard; with progress and cancel. */
import { backend, call } from '$lib/api/backend'
import type { FileOutcome } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { held } from '$lib/desk/hold'
import { jobs } from '$lib/desk/jobs.svelte'
import { notices } from '$lib/desk/notices.svelte'
import { m } from '$lib/i18n'
import { LARGEST_PASTED } from './pasted'

class Attacher {
  /** What became of the files given last, when some were refused. */
  refused = $state.raw<FileOutcome[]>([])

  /** Asks for files and attaches them to an input; `line` is the line of the checklist they fulfil, from 1. */
  async pick(desk: Desk, code: string, line?: number) {
    try {
      const paths = await call('pick_files', { title: m.evidence.pick, filters: [] })
      if (paths.length > 0) await this.attach(desk, code, paths, line)
    } catch (error) {
      notices.refuse(error)
    }
  }

  /** Asks for a file and adds it as the new revision of a document. */
  async revise(desk: Desk, code: string, document: string) {
    try {
      const path = await call('pick_file', { title: m.evidence.pickRevision, filters: [] })
      if (!path) return
      const done = await jobs.run(m.evidence.attaching(1), (job, progress) =>
        desk.run('revise_evidence', { id: desk.id, code, document, path, job, progress }),
      )
      if (done) notices.tell(m.evidence.revised)
    } catch (error) {
      notices.refuse(error)
    }
  }

  /** Attaches files by their paths, to a line of the checklist when one is named. */
  async attach(desk: Desk, code: string, paths: string[], line?: number) {
    const results = await jobs.run(m.evidence.attaching(paths.length), (job, progress) =>
      desk.run('attach_files', { id: desk.id, code, paths, job, progress }),
    )
    if (!results) return
    const files = results.outcome
    const attached = files.filter((file) => file.attached !== null)
    if (line !== undefined) {
      for (const { attached: file } of attached) {
        if (!file) continue
        await this.#fulfil(desk, code, line, file.id)
      }
    }
    this.refused = files.filter((file) => file.fault !== null)
    if (attached.length > 0) notices.tell(m.evidence.attached(attached.length))
  }

  #fulfil(desk: Desk, code: string, n: number, document: string) {
    return desk.change('tick_requirement', { id: desk.id, code, n, document, fulfilled: true })
  }

  /** Attaches the picture that was copied last, to a line of the checklist when one is named. */
  async paste(desk: Desk, code: string, line?: number) {
    let items: ClipboardItems
    try {
      items = await navigator.clipboard.read()
    } catch {
      notices.tell(line === undefined ? m.evidence.pasteByKey : m.evidence.pasteLineByKey)
      return
    }
    for (const item of items) {
      const type = item.types.find((one) => one.startsWith('image/'))
      if (type) return this.take(desk, code, await item.getType(type), line)
    }
    notices.tell(m.evidence.nothingToPaste)
  }

  /** Attaches what was pasted, one after the other, to a line of the checklist when one is named. */
  async takeAll(desk: Desk, code: string, files: File[], line?: number) {
    const isTooLarge = (file: File) => file.size > LARGEST_PASTED
    for (const file of files) if (!isTooLarge(file)) await this.take(desk, code, file, line)
    notices.tell(...files.filter(isTooLarge).map((file) => m.evidence.tooLargeToPaste(file.name)))
  }

  /** Attaches a picture from the clipboard, to a line of the checklist when one is named. */
  async take(desk: Desk, code: string, blob: Blob, line?: number) {
    const ending = blob.type.split('/')[1]?.replace('jpeg', 'jpg') ?? 'png'
    const name =
      blob instanceof File && blob.name && blob.name !== 'image.png'
        ? blob.name
        : m.evidence.pastedName(new Date(), ending)
    const bytes = Array.from(new Uint8Array(await blob.arrayBuffer()))
    const done = await desk.run('attach_bytes', { id: desk.id, code, name, bytes })
    if (!done) return
    if (line !== undefined) await this.#fulfil(desk, code, line, done.outcome.id)
    notices.tell(m.evidence.attached(1))
  }

  /** Listens for files dropped on a card, and marks the card under the pointer. What is dropped beside the cards goes
   * to `elsewhere`. */
  listen(desk: Desk, elsewhere?: (paths: string[]) => void): () => void {
    let marked: Element | null = null
    const target = (x: number, y: number) => {
      const under = document.elementFromPoint(x, y)
      return under?.closest('[data-line]') ?? under?.closest('[data-question]')?.querySelector('[data-drop]') ?? null
    }
    const mark = (next: Element | null) => {
      if (next === marked) return
      marked?.removeAttribute('data-dragging')
      next?.setAttribute('data-dragging', '')
      marked = next
    }
    return backend().onDrop(
      (at) => mark(at && target(at.x, at.y)),
      (paths, at) => {
        const found = target(at.x, at.y)
        const code = found?.getAttribute('data-drop')
        const line = found?.getAttribute('data-line')
        mark(null)
        if (desk.readOnly) notices.tell(m.frame.readOnly)
        else if (held(desk)) notices.tell(m.evidence.locked)
        else if (code) void this.attach(desk, code, paths, line ? Number(line) : undefined)
        else if (elsewhere) elsewhere(paths)
        else notices.tell(m.evidence.dropOnCard)
      },
    )
  }
}

export const attacher = new Attacher()
