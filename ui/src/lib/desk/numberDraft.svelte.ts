import { m } from '$lib/i18n'
import { sentences } from '$lib/i18n/faults'
import { Draft, type Keeping } from '$lib/ui/Draft.svelte'
import { typedNumber } from '$lib/ui/number'
import type { Refused } from './desk.svelte'
import { notices } from './notices.svelte'

/**
 * The text of a field for a number, which says itself why it is refused; made while its component is. What is refused
 * after the field was left is told as a notice, unless the field had said it.
 */
export function numberDraft(
  store: (value: string, onrefused: Refused) => Promise<boolean>,
  stored: () => string,
  about: Pick<Keeping, 'key' | 'at'>,
): Draft {
  let here = true
  const draft: Draft = new Draft(
    (text) => {
      const value = typedNumber(text)
      if (value === null) {
        draft.why = m.worksheet.numberFault
        return false
      }
      const told = draft.why !== null
      return store(value, (fault) => {
        if (draft.text === text) draft.why = sentences(fault)
        // Nobody would read it at a field that was left.
        if (!here && !told) notices.refuseWorded(fault)
      })
    },
    { wait: 700, ...about },
  )
  $effect(() => draft.show(stored()))
  $effect(() => () => {
    here = false
    void draft.flush()
  })
  return draft
}
