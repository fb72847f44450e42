/** What stands on the first page of documents, read when it is asked for. Scanned pages hold no text. */
import { SvelteMap } from 'svelte/reactivity'
import { backend } from '$lib/api/backend'
import type { EvidenceView } from '$lib/api/types'

/** Larger files are not read for a suggestion, in bytes. */
const LARGEST = 20 << 20
/** How much of a plain text is read, in characters. */
const ENOUGH = 4000

class FirstPages {
  /** Texts by the hash of their content. */
  readonly texts = new SvelteMap<string, string>()
  /** What was read already, by hash; reading it must not make an effect depend on it. */
  readonly #asked: Record<string, true> = {}

  /** Reads what was not read yet. */
  async read(assessment: string, documents: readonly EvidenceView[]) {
    for (const document of documents) {
      if (this.#asked[document.sha256] || document.size > LARGEST) continue
      this.#asked[document.sha256] = true
      const text = await this.#text(assessment, document)
      if (text.trim() !== '') this.texts.set(document.sha256, text)
    }
  }

  async #text(assessment: string, { sha256, media, size }: EvidenceView): Promise<string> {
    const url = backend().evidenceUrl(assessment, sha256)
    try {
      if (media === 'application/pdf') {
        const { firstPageText } = await import('./pdf')
        return await firstPageText(url, size)
      }
      if (media.startsWith('text/')) return (await (await fetch(url)).text()).slice(0, ENOUGH)
    } catch {
      // A file that cannot be read suggests nothing; the preview says what is wrong with it.
    }
    return ''
  }
}

export const firstPages = new FirstPages()
