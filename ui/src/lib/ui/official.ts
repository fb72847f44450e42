/** What the official text says of one question, each thing once. */

import type { OpenedView, QuestionGuide } from '$lib/api/types'

export interface Official {
  /** What is asked, for each input; without a label where there is one input only. */
  asks: { label: string | null; text: string }[]
  /** Criteria that are not told option by option; what several inputs share stands once. */
  criteria: string[]
  /** What an option says, by its key. */
  options: Partial<Record<string, string>>
}

/** The official text of a question; `null` when none is loaded. */
export function officialOf(wording: OpenedView['wording'], question: QuestionGuide): Official | null {
  const told = question.inputs.flatMap((input) => {
    const words = wording?.questions[input.soal_id]
    return words ? [{ input, words }] : []
  })
  if (told.length === 0) return null
  const labels = told.flatMap(({ words }) => Object.entries(words.options))
  // A label that only repeats its key, as Ya and Tidak do, says nothing.
  const options = Object.fromEntries(labels.filter(([key, text]) => text !== '' && text !== key))
  const whole = question.options.length > 0 && question.options.every(({ key }) => key in options)
  const criteria = whole ? [] : told.map(({ words }) => words.criteria).filter((text) => text !== '')
  return {
    asks: told.map(({ input, words }) => ({
      label: question.inputs.length > 1 ? input.label : null,
      text: words.question,
    })),
    criteria: [...new Set(criteria)],
    options,
  }
}
