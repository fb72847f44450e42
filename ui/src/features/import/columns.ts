/** What each column of a sheet is for: a column map turned into one role for each column, and back. */
import type { ColumnMap, Layer, SheetAt, SheetColumns } from '$lib/api/types'
import { m } from '$lib/i18n'

type Reviewer = Exclude<Layer, 'unit'>
const REVIEWERS: Reviewer[] = ['at', 'kt', 'dalnis', 'tpn']

/** The format of a map of several sheets. */
const SEVERAL = 2

/** What a column is for. */
export type ColumnRole = 'none' | 'code' | 'answer' | 'note' | 'evidence' | 'extra' | `${Reviewer}/${'answer' | 'note'}`

/** Every role there is, with its name. */
export const ROLES: [ColumnRole, string][] = [
  ...(['none', 'answer', 'note', 'evidence'] as const).map((role): [ColumnRole, string] => [
    role,
    m.importing.map.roles[role],
  ]),
  ...REVIEWERS.flatMap((layer): [ColumnRole, string][] => [
    [`${layer}/answer`, m.importing.map.layerAnswer(m.worksheet.layerNames[layer])],
    [`${layer}/note`, m.importing.map.layerNote(m.worksheet.layerNames[layer])],
  ]),
  ['extra', m.importing.map.roles.extra],
  ['code', m.importing.map.roles.code],
]

/** The roles of a map's columns, by their letters; a column without one is not in it. */
export function rolesOf(map: ColumnMap): Record<string, ColumnRole> {
  const roles: Record<string, ColumnRole> = {}
  if (map.code) roles[map.code] = 'code'
  if (map.answer) roles[map.answer] = 'answer'
  if (map.note) roles[map.note] = 'note'
  for (const letters of map.evidence) roles[letters] = 'evidence'
  for (const { column } of map.extra) roles[column] = 'extra'
  for (const { layer, answer, note } of map.review) {
    if (layer === 'unit') continue
    if (answer) roles[answer] = `${layer}/answer`
    if (note) roles[note] = `${layer}/note`
  }
  return roles
}

/** Whether sheets that are read together have everything in the same columns: one map is for all of them. */
export function alike(maps: ColumnMap[]): boolean {
  const said = maps.map(({ code, answer, note, evidence, review, extra }) =>
    JSON.stringify([code, answer, note, evidence, review, extra]),
  )
  return maps.length > 1 && said.every((one) => one === said[0])
}

/** A map for all of these sheets: with the headings that each has, and without a sheet where there are several. */
export function forAll(map: ColumnMap, sheets: ColumnMap[]): ColumnMap {
  if (sheets.length < 2) return map
  const shared = Object.entries(map.headings).filter(([at, text]) => sheets.every((one) => one.headings[at] === text))
  const all: ColumnMap = { ...map, headings: Object.fromEntries(shared) }
  delete all.sheet
  return all
}

/** A map for this sheet and the other ones that are read together with it and differ; itself where there are none. */
export function together(map: ColumnMap, beside: ColumnMap[]): ColumnMap {
  const known = beside.some(({ sheet }) => sheet === map.sheet)
  const all = known ? beside.map((one) => (one.sheet === map.sheet ? map : one)) : [...beside, map]
  if (all.length < 2) return map
  const sheets: SheetColumns[] = all.map(
    ({ sheet, heading_row, code, answer, note, evidence, review, extra, headings }) => {
      const said = { ...(code ? { code } : {}), ...(note ? { note } : {}) }
      return { sheet: sheet ?? '', heading_row, ...said, answer, evidence, review, extra, headings }
    },
  )
  const none = { heading_row: 0, answer: '', evidence: [], review: [], extra: [], headings: {} }
  return { format: SEVERAL, name: map.name, ...none, sheets }
}

/** The map of a sheet whose columns nobody found, to begin with. */
export function unmapped({ sheet, heading_row }: SheetAt): ColumnMap {
  return { format: 1, name: '', sheet, heading_row, answer: '', evidence: [], review: [], extra: [], headings: {} }
}

/** The name that an extra column has, or gets from its heading. */
export function extraName(map: ColumnMap, letters: string): string {
  const named = map.extra.find(({ column }) => column === letters)?.name
  return named ?? (map.headings[letters]?.trim() || `Kolom ${letters}`).slice(0, 100)
}

/** The map with these roles, and names of extra columns that somebody typed, instead of its own. */
export function withRoles(
  map: ColumnMap,
  roles: Record<string, ColumnRole>,
  names: Record<string, string> = {},
): ColumnMap {
  const all = (role: ColumnRole) => Object.keys(roles).filter((letters) => roles[letters] === role)
  const [code] = all('code')
  const [note] = all('note')
  const review = REVIEWERS.flatMap((layer) => {
    const [answer] = all(`${layer}/answer`)
    const [remark] = all(`${layer}/note`)
    if (!answer && !remark) return []
    return [{ layer, ...(answer ? { answer } : {}), ...(remark ? { note: remark } : {}) }]
  })
  return {
    format: map.format,
    name: map.name,
    heading_row: map.heading_row,
    headings: map.headings,
    ...(map.sheet ? { sheet: map.sheet } : {}),
    ...(code ? { code } : {}),
    ...(note ? { note } : {}),
    answer: all('answer')[0] ?? '',
    evidence: all('evidence'),
    review,
    extra: all('extra').map((column) => ({ name: (names[column] ?? extraName(map, column)).trim(), column })),
  }
}

/** What is wrong with a choice of roles and names; `null` when it can be used. */
export function faultOf(
  map: ColumnMap,
  roles: Record<string, ColumnRole>,
  names: Record<string, string>,
): string | null {
  const given = Object.values(roles)
  if (!given.includes('answer')) return m.importing.map.noAnswer
  const single = ROLES.filter(([role]) => !['none', 'evidence', 'extra'].includes(role))
  const twice = single.find(([role]) => given.filter((other) => other === role).length > 1)
  if (twice) return m.importing.map.twice(twice[1])
  const called = withRoles(map, roles, names).extra.map(({ name }) => name.toLowerCase())
  return called.includes('') || new Set(called).size < called.length ? m.importing.map.extraUnnamed : null
}
