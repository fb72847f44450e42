/** One queue of what is left to do, for the unit and for a reviewer. */
import type { ConflictView, QueueInputView, TaskView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import type { Returned } from '$lib/desk/returned.svelte'
import { address } from '$lib/desk/router.svelte'
import { gainOf, riskOf } from '$lib/desk/work'
import { m } from '$lib/i18n'

export const KINDS = ['revisi', 'rekomendasi', 'konflik', 'kosong', 'tanpa-bukti', 'reviu'] as const
export type Kind = (typeof KINDS)[number]

/** One thing to do. */
export interface Task {
  id: string
  kind: Kind
  /** Code of the question, or what stands for it. */
  code: string
  title: string
  /** What was said about it, when somebody did. */
  said: string
  /** Key of its area. */
  area: string | null
  /** What it can bring, or what is at risk without it, in points; 0 where that cannot be told. */
  points: number
  /** Where it is done. */
  href: string
  /** The first day by which a task of the plan about it is due. */
  due?: string | undefined
}

/** `mendesak` is by kind, and by points within each; the others are across all kinds. */
export const ORDERS = ['mendesak', 'poin', 'tenggat', 'lembar'] as const
export type Order = (typeof ORDERS)[number]

/** The first day that something is due by the plan, by question. */
export function duesOf(desk: Desk, plan: readonly TaskView[]): Map<string, string> {
  const dues = new Map<string, string>()
  for (const { code, due } of plan) {
    const question = code === null ? undefined : (desk.questionOfInput.get(code) ?? desk.questions.get(code))
    if (!question || due === null) continue
    const before = dues.get(question.code)
    if (before === undefined || due < before) dues.set(question.code, due)
  }
  return dues
}

/** Tasks that come by kind, in an order. */
export function ordered(
  desk: Desk,
  groups: readonly (readonly Task[])[],
  order: Order,
  dues: ReadonlyMap<string, string>,
): Task[] {
  const question = (code: string) => (desk.questionOfInput.get(code) ?? desk.questions.get(code))?.code
  const byPoints = (a: Task, b: Task) => b.points - a.points
  const pressing = groups
    .flatMap((group) => [...group].sort(byPoints))
    .map((task) => ({ ...task, due: dues.get(question(task.code) ?? '') }))
  if (order === 'poin') return pressing.sort(byPoints)
  // What has no day comes after what has one.
  if (order === 'tenggat') return pressing.sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'))
  if (order === 'lembar') {
    const places = new Map(desk.guide.questions.map((one, at) => [one.code, at]))
    const areas = new Map(desk.guide.questions.map((one, at) => [one.area, at]))
    // What is about a whole area stands at its end.
    const place = ({ code, area }: Task) => places.get(question(code) ?? '') ?? areas.get(area ?? '') ?? Infinity
    return pressing.sort((a, b) => place(a) - place(b) || 0)
  }
  return pressing
}

/** What the unit has to do, by kind: what was given back, conflicts, blanks, and answers without evidence. */
export function unitTasks(desk: Desk, returned: Returned, conflicts: readonly ConflictView[]): Task[][] {
  const of = (code: string) => desk.questions.get(code) ?? desk.questionOfInput.get(code)
  const about = (kind: Kind, code: string, said: string, points: number, id = code): Task[] => {
    const question = of(code)
    if (!question) return []
    const href = address('lembar', question.area, question.code)
    return [{ id: `${kind} ${id}`, kind, code, title: question.title, said, area: question.area, points, href }]
  }
  const gain = (code: string) => {
    const question = of(code)
    return question ? gainOf(desk, question) : 0
  }
  const revisions = returned.openRevisions.flatMap((said) => {
    const noted = said.entries.find((entry) => entry.note)?.note ?? said.recommendations[0]?.text ?? ''
    return about('revisi', said.code, noted, gain(said.code))
  })
  const recommendations = returned.openRecommendations.map((one): Task => ({
    id: `rekomendasi ${one.id}`,
    kind: 'rekomendasi',
    code: one.code ?? one.area_name ?? '',
    title: one.text,
    said: '',
    area: one.area,
    points: one.code ? gain(one.code) : 0,
    href: address('reviu', 'rekomendasi'),
  }))
  const decisions = conflicts.map((one): Task => ({
    id: `konflik ${one.subject}`,
    kind: 'konflik',
    code: one.code ?? '',
    title: one.label,
    said: m.loop.conflict,
    area: one.code ? (of(one.code)?.area ?? null) : null,
    points: one.code ? gain(one.code) : 0,
    href: address('konflik'),
  }))
  const blanks = desk.guide.questions
    .filter((question) => question.inputs.some((input) => desk.input(input.code).answers.unit === undefined))
    .flatMap((question) => about('kosong', question.code, '', gainOf(desk, question)))
  const unproven = desk.withoutEvidence.flatMap((code) => {
    const question = of(code)
    return question ? about('tanpa-bukti', code, '', riskOf(desk, question)) : []
  })
  return [revisions, recommendations, decisions, blanks, unproven]
}

/** What of a queue is somebody's: whatever is about their inputs or a question of theirs. */
export function tasksOf(desk: Desk, tasks: readonly Task[], inputs: readonly string[]): Task[] {
  const theirs = new Set(inputs)
  return tasks.filter(({ code }) => {
    const question = desk.questions.get(code)
    return question ? question.inputs.some((input) => theirs.has(input.code)) : theirs.has(code)
  })
}

/** Why an input that was reviewed waits for a review again. */
function whyAgain(input: QueueInputView): string {
  if (input.lapsed) return m.review.lapsed
  if (input.changed) return m.review.changed
  return input.evidence_changed ? m.review.evidenceChanged : ''
}

/** What a reviewer has to do in one assessment: inputs without an own verdict. */
export function reviewTasks(desk: Desk, inputs: readonly QueueInputView[]): Task[] {
  return inputs
    .filter((input) => input.verdict === null)
    .map((input): Task => ({
      id: `reviu ${input.code}`,
      kind: 'reviu',
      code: input.code,
      title: input.label,
      said: whyAgain(input),
      area: input.area,
      points: riskOf(desk, desk.questions.get(input.question)!),
      href: address('reviu', null, input.code),
    }))
}
