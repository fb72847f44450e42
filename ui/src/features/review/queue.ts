/** The list a reviewer works through: which inputs are in it, and what stands in which column. */
import type { EntryView, Layer, QueueInputView, TicksView } from '$lib/api/types'
import { REVIEWERS, teamVerdict } from '$lib/desk/role'

/** Which part of the queue is shown. */
export interface QueueFilter {
  /** Key of an area, or `''` for all. */
  area: string
  status: StatusFilter
}
export type StatusFilter = 'belum' | 'sesuai' | 'revisi' | 'berubah' | 'semua'

/** Where an input stands: for a reviewer by the own verdict, for everybody else by the team's; in the round that
 * was given back, while the unit works on it. */
export function standing(
  input: QueueInputView,
  own: boolean,
  given: number | null = null,
): 'belum' | 'sesuai' | 'revisi' {
  const before = given === null ? null : teamVerdict(input.entries, given)
  const verdict = own ? (input.verdict ?? '') : (before ?? input.status.toLowerCase())
  return verdict === 'sesuai' || verdict === 'revisi' ? verdict : 'belum'
}

/** The inputs a filter lets through; `keep` stays, so that what was just judged does not vanish under the hand. */
export function filterQueue(
  inputs: readonly QueueInputView[],
  filter: QueueFilter,
  own: boolean,
  keep: string,
  given: number | null = null,
): QueueInputView[] {
  return inputs.filter((input) => {
    if (filter.area !== '' && input.area !== filter.area) return false
    if (input.code === keep || filter.status === 'semua') return true
    return filter.status === 'berubah'
      ? input.changed || input.evidence_changed || input.lapsed
      : standing(input, own, given) === filter.status
  })
}

/** The code before or after one, in a list; stays at the ends. */
export function neighbour(inputs: readonly QueueInputView[], code: string, by: 1 | -1): string {
  const at = inputs.findIndex((input) => input.code === code)
  if (at < 0) return inputs[0]?.code ?? ''
  return inputs[Math.max(0, Math.min(inputs.length - 1, at + by))]!.code
}

/** What a layer wrote in a round. */
export function entryOf(input: QueueInputView, layer: Layer, round: number): EntryView | null {
  return input.entries.find((entry) => entry.layer === layer && entry.round === round) ?? null
}

/** What is ticked when nothing is. */
export const NO_TICKS: TicksView = { evidence: false, year: false, naming: false }

/** Puts what a layer wrote in the place of what it had written before. */
export function withEntry(input: QueueInputView, entry: EntryView): QueueInputView {
  const others = input.entries.filter((one) => one.layer !== entry.layer || one.round !== entry.round)
  const lapsed = input.lapsed && entry.verdict === null
  return { ...input, verdict: entry.verdict, lapsed, entries: [...others, entry] }
}

/** One layer's column beside the unit's. */
export interface ColumnCell {
  layer: Layer
  /** What it wrote in the round under way. */
  now: EntryView | null
  /** What it wrote in round 1, while round 2 is under way. */
  before: EntryView | null
}

/** The columns of the reviewing layers; TPN only when it wrote something or is the reader. */
export function columns(input: QueueInputView, round: number, own: Layer | null): ColumnCell[] {
  return REVIEWERS.map((layer) => ({
    layer,
    now: entryOf(input, layer, round),
    before: round > 1 ? entryOf(input, layer, 1) : null,
  })).filter((cell) => cell.layer !== 'tpn' || own === 'tpn' || cell.now !== null || cell.before !== null)
}

/** Which layers stand behind each answer, the unit first; a reviewer's of round 1 counts until there is a newer one. */
export function choosersOf(
  input: QueueInputView,
  round: number,
  own: Layer | null,
): ReadonlyMap<string | number, Layer[]> {
  const choosers = new Map<string | number, Layer[]>()
  const put = (answer: string | number | null | undefined, layer: Layer) => {
    if (answer !== null && answer !== undefined) choosers.set(answer, [...(choosers.get(answer) ?? []), layer])
  }
  put(input.unit, 'unit')
  for (const cell of columns(input, round, own)) put(cell.now?.answer ?? cell.before?.answer, cell.layer)
  return choosers
}
