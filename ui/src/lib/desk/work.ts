/** What is left to do about each question, for filters, the map of the sheet, the queue and handing over. */
import type { QuestionGuide } from '$lib/api/types'
import { conflicts } from './conflicts.svelte'
import type { Desk } from './desk.svelte'
import { returned } from './returned.svelte'

/** Kinds of what is left, the most pressing first. */
export const LEFT = ['konflik', 'revisi', 'kosong', 'tanpa-bukti'] as const
export type Left = (typeof LEFT)[number]

/** What is left about every question, in the order of the worksheet; an empty list where nothing is. */
export function leftOfAll(desk: Desk): Map<string, Left[]> {
  // All of them are asked after every answer.
  const disputed = new Set(conflicts.list.map((one) => one.code))
  const revised = new Set(returned.openRevisions.map((said) => said.code))
  const unproven = new Set(desk.withoutEvidence)
  const leftOf = ({ code: question, inputs }: QuestionGuide) => {
    const left: Left[] = []
    if (inputs.some(({ code }) => disputed.has(code))) left.push('konflik')
    if (inputs.some(({ code }) => revised.has(code))) left.push('revisi')
    if (inputs.some(({ code }) => desk.input(code).answers.unit === undefined)) left.push('kosong')
    if (unproven.has(question)) left.push('tanpa-bukti')
    return left
  }
  return new Map(desk.guide.questions.map((question) => [question.code, leftOf(question)]))
}

/** How many questions each kind is left on. */
export function countsOf(left: ReadonlyMap<string, Left[]>): Record<Left, number> {
  const counts: Record<Left, number> = { konflik: 0, revisi: 0, kosong: 0, 'tanpa-bukti': 0 }
  for (const kinds of left.values()) for (const kind of kinds) counts[kind] += 1
  return counts
}

/** What an address calls whoever works at this desk. */
export const MINE = 'saya'

/** Which questions the worksheet shows. */
export interface SheetFilter {
  /** Only what is left of this kind. */
  left: Left | null
  /** Only what these work on: `saya`, the id of a person, or the key of an area. */
  whose: string | null
}

/** The filter an address asks for: `#/lembar/~kosong`, `#/lembar/~saya`, `#/lembar/~saya~kosong`. */
export function filterOf(part: string | null): SheetFilter | null {
  if (!part?.startsWith('~')) return null
  const [first = '', second] = part.slice(1).split('~', 2)
  const left = LEFT.find((kind) => kind === (second ?? first)) ?? null
  const whose = second === undefined && left !== null ? null : first
  return whose === '' || (second !== undefined && left === null) ? null : { left, whose }
}

/** The part of the address that asks for a filter. */
export const filterPart = (left: Left | null, whose: string | null = null) =>
  [whose, left].flatMap((one) => (one === null ? [] : `~${one}`)).join('')

/** What a question can still earn, in points: the most it can, less what it earns now. */
export function gainOf(desk: Desk, question: QuestionGuide): number {
  const fraction = desk.questionScores.get(question.code)?.fraction ?? 0
  return question.points * (1 - fraction)
}

/** What a question earns and would lose without a document, in points. */
export function riskOf(desk: Desk, question: QuestionGuide): number {
  return question.points * (desk.questionScores.get(question.code)?.fraction ?? 0)
}
