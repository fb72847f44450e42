/** The changes of an import as rows of one table, whatever kind of file they come from. */
import type { DatabaseImported, ImportOutcome, MergeItem, PackageImported } from '$lib/api/types'
import { formatDateTime, formatNumber } from '$lib/i18n'

/** What happens to a value. */
export type Effect = 'new' | 'updated' | 'conflict'

/** One value an import brings. */
export interface Row {
  key: string
  code: string
  what: string
  /** Where in the file it stands, or who gave it and when. */
  place: string
  /** The value there is; empty when there is none. */
  from: string
  /** The value there will be; empty when it is taken away. */
  to: string
  effect: Effect
}

/** Longest part of a value that is shown in a table, in characters. */
const SHOWN = 280

/** The rows of a plan. */
export function rowsOf(outcome: ImportOutcome | PackageImported | DatabaseImported): Row[] {
  if (outcome.kind === 'package') return outcome.items.map(fromItem)
  if (outcome.kind === 'database') {
    const several = outcome.plans.length > 1
    return outcome.plans.flatMap((plan) =>
      plan.items.map(fromItem).map((row) => ({
        ...row,
        key: `${plan.id} ${row.key}`,
        what: several ? `${plan.unit} ${plan.year}: ${row.what}` : row.what,
      })),
    )
  }
  return outcome.changes.map((change, at) => ({
    key: `${at}`,
    code: change.code,
    what: `${change.what}: ${change.label}`,
    place: change.place,
    from: valueText(change.from),
    to: valueText(change.to),
    effect: valueText(change.from) === '' ? 'new' : 'updated',
  }))
}

function fromItem(item: MergeItem): Row {
  // A conflict keeps one value for now; what people want to see is the other one.
  const other = item.versions.find((version) => version.text !== item.from?.text)
  const to = item.effect === 'conflict' && other ? other : item.to
  return {
    key: item.subject,
    code: item.code ?? '',
    what: item.label ? `${item.what}: ${item.label}` : item.what,
    place: `${to.author}, ${formatDateTime(to.time)}`,
    from: item.from ? shortened(item.from.text) : '',
    to: shortened(to.text),
    effect: item.effect,
  }
}

/** A value as people read it. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return formatNumber(value)
  // An answer says of which kind it is.
  if (typeof value === 'object' && 'choice' in value) return String(value.choice)
  if (typeof value === 'object' && 'number' in value) return formatNumber(Number(value.number))
  return shortened(typeof value === 'string' ? value : JSON.stringify(value))
}

function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

/** The rows of one effect (or all) that have every typed word in one of their texts. */
export function filterRows(rows: Row[], typed: string, effect: Effect | 'all'): Row[] {
  const words = typed.toLocaleLowerCase('id-ID').split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    if (effect !== 'all' && row.effect !== effect) return false
    if (words.length === 0) return true
    const text = [row.code, row.what, row.place, row.from, row.to].join(' ').toLocaleLowerCase('id-ID')
    return words.every((word) => text.includes(word))
  })
}
