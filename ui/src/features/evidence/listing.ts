/** Which documents the page shows, and in which order. */
import type { EvidenceView } from '$lib/api/types'
import { FILTERS, type Filter } from '$lib/desk/library'

/** A column the list is sorted by. */
export type SortKey = 'title' | 'year' | 'size' | 'uses'
export interface Sort {
  by: SortKey
  falling: boolean
}

const FITS: Record<Filter, (document: EvidenceView) => boolean> = {
  all: () => true,
  unused: (document) => document.serves.length === 0,
  wrongYear: (document) => flagged(document, 'tahun_lain'),
  duplicate: (document) => flagged(document, 'ganda') || flagged(document, 'nama_sama'),
  noYear: (document) => document.year === null,
}

function flagged(document: EvidenceView, code: EvidenceView['flags'][number]['code']): boolean {
  return document.flags.some((flag) => flag.code === code)
}

/** How many documents each filter lets through. */
export function counts(documents: readonly EvidenceView[]): Record<Filter, number> {
  const found = { all: 0, unused: 0, wrongYear: 0, duplicate: 0, noYear: 0 }
  for (const document of documents) for (const filter of FILTERS) if (FITS[filter](document)) found[filter] += 1
  return found
}

/** The documents that pass the filter and hold every word in their titles, file names or notes. */
export function listed(documents: readonly EvidenceView[], filter: Filter, text: string, sort: Sort): EvidenceView[] {
  const words = folded(text).split(/\s+/).filter(Boolean)
  const found = documents.filter((document) => {
    if (!FITS[filter](document)) return false
    const names = document.revisions.map((revision) => revision.name)
    const all = folded([document.title, document.name, ...names, document.note].join('\n'))
    return words.every((word) => all.includes(word))
  })
  const way = sort.falling ? -1 : 1
  return found.sort((a, b) => way * ORDER[sort.by](a, b) || byTitle(a, b))
}

const collator = new Intl.Collator('id-ID', { numeric: true, sensitivity: 'base' })
const byTitle = (a: EvidenceView, b: EvidenceView) => collator.compare(a.title, b.title)

/** A document without a year comes before every year. */
const when = (document: EvidenceView) => (document.year ?? 0) * 10 + (document.triwulan ?? 0)

const ORDER: Record<SortKey, (a: EvidenceView, b: EvidenceView) => number> = {
  title: byTitle,
  year: (a, b) => when(a) - when(b),
  size: (a, b) => a.size - b.size,
  uses: (a, b) => a.serves.length - b.serves.length,
}

/** A text for comparing, without case and accents. */
function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('id-ID')
}
