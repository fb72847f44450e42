/** What a role may do, as far as the page has to know; the rules themselves are the backend's. */
import type { Layer } from '$lib/api/types'

/** The reviewing layers, in the order they review. */
export const REVIEWERS = ['at', 'kt', 'dalnis', 'tpn'] as const satisfies readonly Layer[]

/** The layer a role reviews as; `null` for those who do not review. */
export function layerOf(role: string | undefined): Layer | null {
  return REVIEWERS.find((layer) => layer === role) ?? null
}

/** Whether a role hands the worksheet in for the unit, and takes it back. */
export const handsIn = (role: string | undefined) => role === 'koordinator'

/** Whether a role decides for the agency's team. */
export const decides = (role: string | undefined) => role === 'dalnis'
