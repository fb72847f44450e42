/** The table of a portfolio, away from any drawing: its order, and which of its rows are in sight. */
import type { CompareRow, PortfolioRow } from '$lib/api/types'

/** What rows are ordered by: a column, or a headline by its key. */
export type SortKey =
  'unit' | 'year' | 'total' | 'evaluated' | 'gates' | 'progress' | 'state' | 'deadline' | { headline: string }

export interface Order {
  key: SortKey
  /** The largest comes first. */
  down: boolean
}

/** The states of a review in the order they are gone through. */
export const STATES = ['Draf', 'Final', 'Belum Reviu', 'Revisi', 'Sesuai', 'Disetujui']

const names = new Intl.Collator('id-ID', { numeric: true, sensitivity: 'base' })

/** Rows in an order; what has no value comes last either way, equal rows by unit and year. */
export function ordered(rows: readonly PortfolioRow[], { key, down }: Order): PortfolioRow[] {
  const value = (row: PortfolioRow): number | string | null => {
    if (typeof key === 'object') return row.headlines[key.headline] ?? null
    if (key === 'gates') return row.gates === 0 ? null : row.gates_met / row.gates
    if (key === 'state') return STATES.indexOf(row.state)
    return row[key]
  }
  const decorated = rows.map((row) => ({ row, value: value(row) }))
  const unit = (a: PortfolioRow, b: PortfolioRow) => names.compare(a.unit, b.unit) || a.year - b.year
  decorated.sort((a, b) => {
    if (a.value === null || b.value === null) {
      return Number(a.value === null) - Number(b.value === null) || unit(a.row, b.row)
    }
    const by =
      typeof a.value === 'string' || typeof b.value === 'string'
        ? names.compare(String(a.value), String(b.value))
        : a.value - b.value
    return (down ? -by : by) || unit(a.row, b.row)
  })
  return decorated.map(({ row }) => row)
}

/** The order after a column's heading was pressed: the same one the other way round, another one from its best end. */
export function turned(order: Order, key: SortKey): Order {
  if (sameKey(order.key, key)) return { key, down: !order.down }
  return { key, down: !(key === 'unit' || key === 'state' || key === 'deadline') }
}

/** Whether two keys name the same column. */
export function sameKey(a: SortKey, b: SortKey): boolean {
  return typeof a === 'object' && typeof b === 'object' ? a.headline === b.headline : a === b
}

/** Which rows of equal height are in sight, with some more around them: from the first up to before the last. */
export function inSight(top: number, height: number, row: number, count: number, around = 10): [number, number] {
  if (row <= 0) return [0, Math.min(count, around * 4)]
  const first = Math.max(0, Math.min(count, Math.floor(top / row)) - around)
  return [first, Math.min(count, Math.ceil((top + height) / row) + around)]
}

/** How near the deadline is. */
export function urgency(daysLeft: number | null): 'none' | 'past' | 'near' | 'far' {
  if (daysLeft === null) return 'none'
  return daysLeft < 0 ? 'past' : daysLeft <= 30 ? 'near' : 'far'
}

/** The rows of a comparison without those that say the same of the same once more: a part of the total that is an area of
 * its own, or a node that an area or such a part is. */
export function distinct<R extends Pick<CompareRow, 'kind' | 'name' | 'values'>>(rows: readonly R[]): R[] {
  const same = (one: R, other: R) =>
    one.kind !== other.kind && one.name === other.name && one.values.every((value, at) => value === other.values[at])
  return rows.filter((row, at) => !rows.slice(0, at).some((before) => same(row, before)))
}
