/** What a key means while reviewing, away from any drawing. */
import type { TicksView } from '$lib/api/types'
import { keyAction, type KeyPress } from '$lib/desk/keys'

/** Something the reviewer asks for. */
export type ReviewAction =
  | { do: 'next' | 'previous' | 'open' | 'note' | 'evidence' | 'leave' | 'cycle' | 'recommend' }
  | { do: 'answer'; letter: string }
  | { do: 'verdict'; verdict: 'sesuai' | 'revisi' }
  | { do: 'tick'; tick: keyof TicksView }

/** The ticks in the order of their keys 1, 2, 3. */
export const TICKS = ['evidence', 'year', 'naming'] as const satisfies readonly (keyof TicksView)[]

const WRITING: readonly ReviewAction['do'][] = ['verdict', 'tick', 'answer']

/**
 * What a key press asks for. A key that is held goes on through the queue, but writes only once.
 *
 * @param typing the focus is in a field where letters are text; only Escape leaves it
 */
export function reviewAction(press: KeyPress & { repeat?: boolean }, typing: boolean): ReviewAction | null {
  const action = actionOf(press, typing)
  return press.repeat && action && WRITING.includes(action.do) ? null : action
}

function actionOf(press: KeyPress, typing: boolean): ReviewAction | null {
  if (typing) return press.key === 'Escape' ? { do: 'leave' } : null
  if (press.ctrlKey || press.metaKey || press.altKey) return null
  const key = press.key.toLowerCase()
  if (key === 's') return { do: 'verdict', verdict: 'sesuai' }
  if (key === 'r') return { do: 'verdict', verdict: 'revisi' }
  if (key === 'm') return { do: 'recommend' }
  if (key === 'enter') return { do: 'next' }
  const tick = TICKS[Number(key) - 1]
  if (tick) return { do: 'tick', tick }
  const shared = keyAction(press, false)
  switch (shared?.do) {
    case 'next':
    case 'previous':
    case 'open':
    case 'note':
    case 'evidence':
    case 'cycle':
      return { do: shared.do }
    case 'answer':
      return shared
    default:
      return null
  }
}
