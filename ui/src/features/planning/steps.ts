/** Steps of a path as people read them. */
import type { EffortsView, EffortView, QuestionGuide, StepView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { formatCount, formatNumber, m } from '$lib/i18n'
import { levelCost, saysCost } from './cost'

/** An answer as it is written. */
export function shown(answer: string | number | null): string {
  if (answer === null) return m.planning.path.blank
  return typeof answer === 'number' ? formatNumber(answer) : answer
}

/** One step with all there is to know about it. */
export interface Step {
  question: QuestionGuide
  step: StepView
  effort: EffortView | undefined
  /** How many levels it passes; 0 where the cost does not say. */
  levels: number
  /** A document or a link supports the question. */
  supported: boolean
}

/** The steps of a path with their questions. */
export function stepsOf(desk: Desk, steps: readonly StepView[], efforts: EffortsView | null): Step[] {
  return steps.flatMap((step) => {
    const question = desk.questionOfInput.get(step.code)
    if (!question) return []
    const effort = efforts?.questions.find((one) => one.code === question.code)
    const level = effort ? levelCost(effort, efforts?.days ?? null) : 0
    return [
      {
        question,
        step,
        effort,
        levels: level > 0 ? step.cost / level : 0,
        supported: question.inputs.some(({ code }) => {
          const input = desk.input(code)
          return input.evidence.length > 0 || input.evidence_text !== null
        }),
      },
    ]
  })
}

/** The question that was meant: what a list of them offers, its code or its title, however it is written. */
export function questionNamed(questions: readonly QuestionGuide[], typed: string): QuestionGuide | null {
  const words = (text: string) => text.trim().toLocaleLowerCase('id-ID')
  const wanted = words(typed)
  return (
    questions.find(({ code, title }) => [code, title, `${code} ${title}`].some((one) => words(one) === wanted)) ?? null
  )
}

/** What a question may be capped at, best first: its options but the best, or percent of a number. */
export function caps(question: QuestionGuide): Cap[] {
  const known = offered.get(question) ?? capsOf(question)
  offered.set(question, known)
  return known
}

/** A cap as it is sent, and as it is read. */
interface Cap {
  value: string
  name: string
}

const offered = new WeakMap<QuestionGuide, Cap[]>()

function capsOf(question: QuestionGuide): Cap[] {
  if (question.kind === 'choice') {
    return question.options.slice(1).map(({ key }) => ({ value: key, name: key }))
  }
  const [input] = question.inputs
  if (question.kind === 'survey' && input?.maximum) {
    return PERCENT.map((percent) => {
      const index = formatNumber(Math.round(percent * input.maximum!) / 100)
      return { value: index, name: index }
    })
  }
  return PERCENT.map((percent) => ({ value: String(percent), name: m.planning.path.capPercent(percent) }))
}

const PERCENT = [95, 90, 80, 75, 60]

/** What is said of a question, in words. */
export function said(effort: EffortView, question: QuestionGuide, counted: EffortsView): string {
  const words = m.planning.path.said
  const cap =
    effort.cap === null ? null : (caps(question).find(({ value }) => value === effort.cap)?.name ?? effort.cap)
  return [
    effort.locked ? words.locked : null,
    effort.pinned ? words.pinned : null,
    cap === null ? null : words.cap(cap),
    saysCost(effort, counted.days !== null)
      ? words.cost(formatCount(levelCost(effort, counted.days)), counted.unit ?? '')
      : null,
  ]
    .filter((one) => one !== null)
    .join(', ')
}

/** A cost as it is typed; `null` when it is none. */
export function typedCost(text: string): number | null {
  const trimmed = text.trim()
  return /^\d{1,5}$/.test(trimmed) && Number(trimmed) <= 10_000 ? Number(trimmed) : null
}

/** How a path differs from another: what it does without, and what it does instead. */
export function difference(
  path: readonly StepView[],
  other: readonly StepView[],
): { without: string[]; instead: StepView[] } {
  const key = (step: StepView) => `${step.code} ${step.to}`
  const [ours, theirs] = [new Set(path.map(key)), new Set(other.map(key))]
  return {
    without: path.filter((step) => !theirs.has(key(step))).map((step) => step.code),
    instead: other.filter((step) => !ours.has(key(step))),
  }
}
