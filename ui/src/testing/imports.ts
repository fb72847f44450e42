import type { DatabaseImported, ImportOutcome, ImportStanding, MergeView } from '$lib/api/types'

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
  joined: false,
  ...some,
})

/** What answers come to whose total is this, where that is the only gate. */
export const standingOf = (total: number): ImportStanding => ({
  total,
  gates: [
    {
      key: 'total',
      name: 'Nilai total',
      unit: 'points',
      value: total,
      score: total,
      ceiling: 100,
      minimum: 75,
      met: total >= 75,
      rounds_to_pass: false,
    },
  ],
})

/** What the journal of an assessment that is there brings: nothing new yet. */
export const mergeOf = (some: Partial<MergeView> = {}): MergeView => ({
  id: 'buka',
  unit: 'Kantor Uji',
  instansi: 'Kota Uji',
  year: 2026,
  creates: false,
  same_unit: [],
  stored: false,
  changes: 0,
  new: 0,
  updated: 0,
  same: 0,
  conflicts: 0,
  before: null,
  after: standingOf(0),
  quarantined: 0,
  forks: 0,
  late: [],
  items: [],
  replaced: [],
  settled: [],
  ...some,
})

/** What a database brings: two new values in these assessments. */
export const databaseOf = (plans: MergeView[], some: Partial<DatabaseImported> = {}): DatabaseImported => ({
  kind: 'database',
  plans,
  refused: [],
  stored: false,
  changes: 2,
  new: 2,
  updated: 0,
  same: 0,
  conflicts: 0,
  contents: 0,
  content_bytes: 0,
  notices: [],
  ...some,
})
