/** Where the card of a question is. */
import type { Desk } from './desk.svelte'
import { address } from './router.svelte'

/** The address of the card with an input; `null` for none, or one the worksheet does not have. */
export function cardOf(desk: Desk, code: string | null): string | null {
  const question = code === null ? undefined : desk.questionOfInput.get(code)
  return question ? address('lembar', question.area, question.code) : null
}
