/** The filters of the library of documents, and how addresses call them. */

/** What is looked at. */
export const FILTERS = ['all', 'unused', 'wrongYear', 'duplicate', 'noYear'] as const
export type Filter = (typeof FILTERS)[number]

/** How each is called in the address; everything is the page itself. */
export const FILTER_PARTS: Record<Filter, string | null> = {
  all: null,
  unused: 'tidak-dipakai',
  wrongYear: 'tahun-lain',
  duplicate: 'ganda',
  noYear: 'tanpa-tahun',
}
