/** What is missing in an area, by question. */
import type { AreaOverview, QuestionGuide } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'

export interface Missing {
  unanswered: QuestionGuide[]
  withoutEvidence: QuestionGuide[]
  /** Questions with the required documents that nothing fulfils. */
  documents: { question: QuestionGuide; texts: string[] }[]
}

/** The questions behind the codes of an overview; a question with several blank cells comes once. */
export function missing(desk: Desk, area: AreaOverview): Missing {
  const unanswered = area.unanswered.flatMap((code) => desk.questionOfInput.get(code) ?? desk.questions.get(code) ?? [])
  const documents = new Map<string, { question: QuestionGuide; texts: string[] }>()
  for (const { code, text } of area.missing_documents) {
    const question = desk.questions.get(code)
    if (!question) continue
    const known = documents.get(code) ?? { question, texts: [] }
    known.texts.push(text)
    documents.set(code, known)
  }
  return {
    unanswered: [...new Set(unanswered)],
    withoutEvidence: area.without_evidence.flatMap((code) => desk.questions.get(code) ?? []),
    documents: [...documents.values()],
  }
}
