/** What a third value can be typed as, by what the conflict is about. */
import type { ConflictView, QuestionGuide } from '$lib/api/types'

/** The form of a third value; `null` where only one of the versions can be taken. */
export type ThirdValue = { as: 'choice'; options: string[] } | { as: 'number' } | { as: 'text' } | null

/** How another value is written for this conflict. */
export function thirdValue(
  conflict: ConflictView,
  questionOf: (code: string) => QuestionGuide | undefined,
): ThirdValue {
  const [kind] = conflict.subject.split('/')
  if (kind === 'note' || kind === 'evidence_text' || kind === 'extra' || kind === 'tag') return { as: 'text' }
  if (kind !== 'answer' || conflict.code === null) return null
  const question = questionOf(conflict.code)
  if (!question) return null
  return question.options.length > 0
    ? { as: 'choice', options: question.options.map((option) => option.key) }
    : { as: 'number' }
}
