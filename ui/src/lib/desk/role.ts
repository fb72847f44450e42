/** What a role may do, as far as the page has to know; the rules themselves are the backend's. */
import type { EntryView, Layer } from '$lib/api/types'

/** The reviewing layers, in the order they review. */
export const REVIEWERS = ['at', 'kt', 'dalnis', 'tpn'] as const satisfies readonly Layer[]

/** The agency's team among them: its verdicts count, the national team's stand in its own column alone. */
export const TEAM = ['at', 'kt', 'dalnis'] as const satisfies readonly Layer[]

/** What the team came to in a round: the verdict of the highest layer that gave one which stands; `null` for none. */
export function teamVerdict(entries: readonly EntryView[], round: number): EntryView['verdict'] {
  const given = entries.filter((entry) => entry.round === round && entry.verdict !== null)
  const layer = TEAM.findLast((one) => given.some((entry) => entry.layer === one))
  return given.find((entry) => entry.layer === layer)?.verdict ?? null
}

/** The layer a role reviews as; `null` for those who do not review. */
export function layerOf(role: string | undefined): Layer | null {
  return REVIEWERS.find((layer) => layer === role) ?? null
}

/** Whether a role hands the worksheet in for the unit, and takes it back. */
export const handsIn = (role: string | undefined) => role === 'koordinator'

/** Whether a role decides for the agency's team. */
export const decides = (role: string | undefined) => role === 'dalnis'
