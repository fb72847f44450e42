/** Which document the right pane shows. */
import type { EvidenceView } from '$lib/api/types'
import { router } from '$lib/desk/router.svelte'

class Preview {
  document = $state.raw<EvidenceView | null>(null)
  /** SHA-256 of the revision that is shown. */
  sha256 = $state('')
  /** Code of the input whose tile was pressed. */
  code = $state('')

  /** The page it was opened on. */
  #page = ''

  constructor() {
    // Closed together with the change of page: while the page is taken down it would leave the next one half drawn.
    globalThis.addEventListener?.('hashchange', () => {
      if (router.route.page !== this.#page) this.close()
    })
  }

  /** Shows the revision in use, or closes it when it is shown already. */
  show(document: EvidenceView, code = '') {
    if (this.document?.id === document.id && this.code === code) return this.close()
    this.document = document
    this.#page = router.route.page
    this.sha256 = document.sha256
    this.code = code
  }

  /** Shows the next of several documents, the first after the last; false when there is none. */
  cycle(documents: readonly EvidenceView[], code: string): boolean {
    const at = documents.findIndex((one) => one.id === this.document?.id)
    const next = documents[(at + 1) % documents.length]
    if (next && next.id !== this.document?.id) this.show(next, code)
    return next !== undefined
  }

  /** Shows an earlier revision. */
  revision(sha256: string) {
    this.sha256 = sha256
  }

  close() {
    this.document = null
  }
}

export const preview = new Preview()
