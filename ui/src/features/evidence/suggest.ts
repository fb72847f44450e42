/** Which attached document a line of the checklist may mean, by the words of their names. */
import type { EvidenceView } from '$lib/api/types'

/** Words that are in too many names to tell one from another. */
const COMMON = new Set(['dan', 'atau', 'yang', 'pada', 'dari', 'untuk', 'dengan', 'dokumen', 'berkas', 'scan', 'final'])
/** How much of a line's words a name has to hold. */
const ENOUGH = 0.5
/** What words are worth that stand on the first page and not in the name: all of them have to be there, or nearly. */
const ON_THE_PAGE = 0.6

function words(text: string): Set<string> {
  const all = text.toLocaleLowerCase('id-ID').split(/[^\p{L}]+/u)
  return new Set(all.filter((word) => word.length > 1 && !COMMON.has(word)))
}

/** What part of a line's words a document's title, file name and, where it is known, first page hold, 0 to 1. */
export function likeness(line: string, document: Pick<EvidenceView, 'title' | 'name'>, content = ''): number {
  const wanted = words(line)
  const held = words(`${document.title} ${document.name.replace(/\.[^.]+$/, '')} ${content}`)
  const hits = [...wanted].filter((word) => held.has(word)).length
  return wanted.size > 0 ? hits / wanted.size : 0
}

/** A document that fits a line nobody has filled yet. */
export interface Suggestion {
  /** Place of the line, from 1. */
  n: number
  document: EvidenceView
}

/** For each open line the attached document that fits best; a document is suggested for one line only. */
export function suggestions(
  lines: readonly string[],
  fulfilled: readonly (readonly string[])[],
  attached: readonly EvidenceView[],
  contents: ReadonlyMap<string, string> = new Map(),
): Suggestion[] {
  const taken = new Set(fulfilled.flat())
  const open = lines.flatMap((line, at) => ((fulfilled[at]?.length ?? 0) > 0 ? [] : [{ line, n: at + 1 }]))
  // A name that fits goes before a page on which the words merely stand.
  const likenessOf = (line: string, document: EvidenceView) => {
    const named = likeness(line, document)
    const read = contents.get(document.sha256)
    return named >= ENOUGH || read === undefined ? named : ON_THE_PAGE * likeness(line, document, read)
  }
  const pairs = open.flatMap(({ line, n }) =>
    attached
      .filter((document) => !taken.has(document.id))
      .map((document) => ({ n, document, like: likenessOf(line, document) })),
  )
  const found: Suggestion[] = []
  for (const { n, document, like } of pairs.sort((a, b) => b.like - a.like)) {
    if (like < ENOUGH || found.some((one) => one.n === n || one.document.id === document.id)) continue
    found.push({ n, document })
  }
  return found.sort((a, b) => a.n - b.n)
}
