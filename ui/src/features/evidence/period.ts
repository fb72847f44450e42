/** From when a document is, by its name. */
import type { EvidenceView } from '$lib/api/types'

/** What a name tells; `null` where it tells nothing, or several things. */
export interface Period {
  year: number | null
  triwulan: number | null
}

const YEAR = /(?<!\d)20\d\d(?!\d)/g
const QUARTER = /(?<!\p{L})(?:triwulan|kuartal|trw|tw|q)[\s._-]*(iv|iii|ii|i|[1-4])(?![\p{L}\d])/giu
const ROMAN = ['i', 'ii', 'iii', 'iv']

/** The only one of these, if they are all the same. */
function only(found: readonly number[]): number | null {
  return new Set(found).size === 1 ? found[0]! : null
}

/** The year and the quarter that the title or the file name of a document tells. Years after the next are none. */
export function periodOf(document: Pick<EvidenceView, 'title' | 'name'>, thisYear: number): Period {
  const text = `${document.title} ${document.name}`
  const years = [...text.matchAll(YEAR)].map(([year]) => Number(year)).filter((year) => year <= thisYear + 1)
  const quarters = [...text.matchAll(QUARTER)].map(([, written]) => {
    const roman = ROMAN.indexOf(written!.toLowerCase())
    return roman < 0 ? Number(written) : roman + 1
  })
  return { year: only(years), triwulan: only(quarters) }
}

/** A document that can be given the year or quarter its name tells. */
export interface Dated extends Period {
  document: EvidenceView
}

/** Documents that say nothing of their year or quarter themselves, while their names do. */
export function datedByName(documents: readonly EvidenceView[], thisYear: number): Dated[] {
  return documents.flatMap((document) => {
    const told = periodOf(document, thisYear)
    const year = document.year === null ? told.year : null
    const triwulan = document.triwulan === null ? told.triwulan : null
    return year === null && triwulan === null ? [] : [{ document, year, triwulan }]
  })
}

/** The same as groups that are from the same time, as the backend takes them. */
export function groupsOf(
  dated: readonly Dated[],
): { documents: string[]; year: number | null; triwulan: number | null }[] {
  const groups = new Map<string, { documents: string[]; year: number | null; triwulan: number | null }>()
  for (const { document, year, triwulan } of dated) {
    const key = `${year}/${triwulan}`
    const group = groups.get(key) ?? { documents: [], year, triwulan }
    group.documents.push(document.id)
    groups.set(key, group)
  }
  return [...groups.values()]
}
