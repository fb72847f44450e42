import type { ImportOutcome } from '$lib/api/types'

/** What a file of answers brings into an assessment that is there: nothing new yet. */
export const importOf = (some: Partial<ImportOutcome> = {}): ImportOutcome => ({
  id: 'buka',
  kind: 'workbook',
  unit: 'Kantor Uji',
  instansi: 'Kota Uji',
  year: 2026,
  said_unit: 'Kantor Uji',
  said_year: 2026,
  before: null,
  after: null,
  creates: false,
  stored: false,
  new: 0,
  updated: 0,
  same: 0,
  changes: [],
  warnings: [],
  waiting: 0,
  pictures: [],
  attached: 0,
  maps: [],
  ...some,
})
