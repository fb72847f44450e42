/** What is attached to a question. */
import type { EvidenceView, QuestionGuide } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'

/** A document and the code of the input that it is attached to. */
export interface Attached {
  code: string
  document: EvidenceView
}

/** The documents of all inputs of a question, in the order of its tiles. The cells of a ratio share their proofs, which are
 * attached to the first; older ones may hang on others. */
export function attachedTo(desk: Desk, question: QuestionGuide): Attached[] {
  return question.inputs.flatMap(({ code }) =>
    desk.input(code).evidence.flatMap((id) => {
      const document = desk.documents.get(id)
      return document ? [{ code, document }] : []
    }),
  )
}
