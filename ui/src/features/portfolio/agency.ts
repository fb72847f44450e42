/** Units of an agency beside each other, away from any drawing. */
import type { DisparityView, GapSide, TagKey, UnitCourse, UnitDeadlines } from '$lib/api/types'
import { urgency } from './rows'

/** What units are grouped by. */
export const TAGS: readonly TagKey[] = ['wilayah', 'jenis']

/** Groups that a chart has room for. */
export const MOST_LINES = 8

/** The groups that a chart shows: those with the most units, in the order of the view. */
export function drawn(view: DisparityView): number[] {
  const all = view.groups.map((_, at) => at)
  const most = [...all].sort((a, b) => view.groups[b]!.units - view.groups[a]!.units).slice(0, MOST_LINES)
  return all.filter((at) => most.includes(at))
}

/** The places that a unit went up since the year before the last; `null` where only one year is known. */
export function moved(course: UnitCourse): number | null {
  const [before, last] = course.years.slice(-2)
  return before && last ? before.rank - last.rank : null
}

export type CourseOrder = 'rank' | 'moved' | 'lagging'

/** Units in an order; what an order says nothing of comes last, equal ones by their place. */
export function orderedCourses(units: readonly UnitCourse[], order: CourseOrder, last: number): UnitCourse[] {
  const rank = (unit: UnitCourse) => unit.years.find((year) => year.year === last)?.rank ?? Infinity
  const first = {
    rank: () => 0,
    moved: (unit: UnitCourse) => -Math.abs(moved(unit) ?? 0),
    lagging: (unit: UnitCourse) => unit.since['total'] ?? Infinity,
  }[order]
  return [...units].sort((a, b) => compare(first(a), first(b)) || compare(rank(a), rank(b)))
}

function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1
}

/** A side as an option of a list has it: one text. */
export function sideKey(side: GapSide): string {
  if (side.kind === 'unit') return `unit:${side.id}`
  return side.kind === 'year' ? `year:${side.year}` : `${side.tag}:${side.value}`
}

/** The side of an option; `null` while none is chosen. */
export function sideOf(key: string): GapSide | null {
  const at = key.indexOf(':')
  const [kind, value] = [key.slice(0, at), key.slice(at + 1)]
  if (kind === 'unit') return { kind: 'unit', id: value }
  if (kind === 'year') return { kind: 'year', year: Number(value) }
  const tag = TAGS.find((one) => one === kind)
  return tag ? { kind: 'tag', tag, value } : null
}

export type DeadlineFilter = 'all' | 'past' | 'near' | 'none'

/** Whether a unit is among those that are looked at. */
export function isAmong(unit: UnitDeadlines, filter: DeadlineFilter): boolean {
  return filter === 'all' || urgency(unit.days_left) === filter
}
