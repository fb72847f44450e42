/** Documents that are there more than once: told, decided group by group, mended in one step. */
import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import { asFault } from '$lib/api/faults'
import { call } from '$lib/api/backend'
import type { CopiesView, DuplicatesView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { notices } from '$lib/desk/notices.svelte'
import { Reread } from '$lib/desk/reread'
import { m } from '$lib/i18n'
import { preview } from './preview.svelte'

/** A group is known by its oldest document. */
export const keyOf = (group: CopiesView) => group.documents[0]!.id

export class DuplicateFlow extends Reread {
  /** What is being decided on; `null` while the list is open. */
  found = $state.raw<DuplicatesView | null>(null)
  busy = $state(false)
  /** Groups that stay as they are. */
  readonly left = new SvelteSet<string>()
  /** Documents a person wants to stay, by group. */
  readonly #keep = new SvelteMap<string, string>()

  /** The groups that will be mended. */
  get mended(): CopiesView[] {
    return (this.found?.copies ?? []).filter((group) => !this.left.has(keyOf(group)))
  }

  /** How many documents will be removed. */
  get count(): number {
    return this.mended.reduce((sum, group) => sum + group.documents.length - 1, 0)
  }

  /** Opens the groups as they are proposed. */
  async open(desk: Desk) {
    this.left.clear()
    this.#keep.clear()
    await this.load(desk)
  }

  /** Reads the groups, with what a person chose. */
  async load(desk: Desk) {
    const isLatest = this.ask()
    try {
      const found = await call('find_duplicates', { id: desk.id, keep: [...this.#keep.values()] })
      if (isLatest()) this.found = found
    } catch (error) {
      if (!isLatest()) return
      if (this.#keep.size === 0 || asFault(error).code !== 'dokumen_tidak_ganda') {
        notices.refuse(error)
        return
      }
      notices.tell(m.duplicates.changed)
      this.#keep.clear()
      await this.load(desk)
    }
  }

  /** Lets another document of a group stay. */
  async choose(desk: Desk, group: CopiesView, document: string) {
    this.#keep.set(keyOf(group), document)
    await this.load(desk)
  }

  /** Takes a group in or leaves it as it is. */
  mend(group: CopiesView, yes: boolean) {
    if (yes) this.left.delete(keyOf(group))
    else this.left.add(keyOf(group))
  }

  /** Removes what is ticked, as one step. */
  async remove(desk: Desk) {
    const groups = this.mended.map(({ keep, documents }) => ({
      keep,
      remove: documents.map(({ id }) => id).filter((id) => id !== keep),
    }))
    this.busy = true
    const done = await desk.run('remove_copies', { id: desk.id, groups })
    this.busy = false
    if (!done) return this.load(desk)
    if (preview.document && !desk.documents.has(preview.document.id)) preview.close()
    notices.tell(m.duplicates.removed(done.outcome))
    this.close()
  }

  /** Back to the list. */
  close() {
    this.stop()
    this.found = null
  }
}
