/** Lists of people from outside. */
import type { Filter } from '$lib/api/types'
import { m } from '$lib/i18n'

/** What columns of a list hold, and what that is called. */
export const COLUMNS: readonly (readonly [what: string, name: string])[] = [
  ['name', m.team.name],
  ['nip', m.team.nip],
  ['position', m.team.position],
  ['pokja', m.team.pokja],
  ['duty', m.team.duty],
  ['contact', m.team.contact],
]

/** Files that hold such lists. */
export const LISTS: Filter[] = [{ name: m.team.filter, extensions: ['csv', 'tsv', 'txt', 'xlsx', 'xls', 'ods'] }]

/** The last part of a path. */
export const sourceName = (path: string) => path.split(/[\\/]/).at(-1) ?? path
