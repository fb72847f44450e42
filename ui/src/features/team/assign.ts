/** What is given to whom, for the boxes of a worksheet. */
import type { PersonView, QuestionGuide } from '$lib/api/types'

/** How much of something is given: all of it, some, or nothing. */
export type Given = 'all' | 'some' | 'none'

/** How many of these inputs are given to somebody. */
export function givenOf(questions: readonly QuestionGuide[], assigned: ReadonlySet<string>): Given {
  const codes = questions.flatMap((question) => question.inputs.map((input) => input.code))
  const count = codes.filter((code) => assigned.has(code)).length
  return count === 0 ? 'none' : count === codes.length ? 'all' : 'some'
}

/** The names of everybody each input was given to, by its code. */
export function namesByInput(people: readonly PersonView[]): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const person of people)
    for (const code of person.assigned) names.set(code, [...(names.get(code) ?? []), person.name])
  return names
}

/** The names of everybody who was given a part of a question. */
export function namesOf(question: QuestionGuide, names: ReadonlyMap<string, string[]>): string[] {
  return [...new Set(question.inputs.flatMap((input) => names.get(input.code) ?? []))]
}
