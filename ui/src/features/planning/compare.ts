/** Scenarios side by side, away from any drawing. */
import type { AreaGuide, NodeView, QuestionGuide, ScenarioView, ScoreView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { formatPercent, formatPoints, m } from '$lib/i18n'

/** A figure today and in each scenario. */
export interface FigureRow {
  key: string
  name: string
  today: number
  /** Whether it is met today; `null` where nothing is asked. */
  minimum: number | null
  values: { value: number; met: boolean | null }[]
  show: (value: number) => string
}

/** An answer today and in each scenario; `undefined` is the same as today. */
export interface AnswerRow {
  code: string
  question: QuestionGuide
  today: string | number | null
  values: (string | number | null | undefined)[]
}

/** A numbered area today and in a scenario, in percent of its weight. Blanks earn nothing, as gates are judged. */
export interface AreaRow {
  area: AreaGuide
  today: number
  then: number
}

/** The numbered areas beside today's. */
export function areaRows(desk: Desk, score: ScoreView): AreaRow[] {
  const then = new Map(score.nodes.map((node) => [node.id, node]))
  const percent = (area: AreaGuide, nodes: { get(id: number): NodeView | undefined }) =>
    (area.nodes.reduce((sum, id) => sum + (nodes.get(id)?.floor ?? 0), 0) / area.weight) * 100
  return desk.guide.areas
    .filter((area) => area.number !== null)
    .map((area) => ({ area, today: percent(area, desk.nodeScores), then: percent(area, then) }))
}

/** The gates of a predicate, and the total where no gate is on it. */
export function figureRows(desk: Desk, target: string, scenarios: readonly ScenarioView[]): FigureRow[] {
  const [first] = scenarios
  if (!first) return []
  const total: FigureRow = {
    key: '',
    name: m.planning.trial.total,
    today: first.today,
    minimum: null,
    values: scenarios.map(({ total }) => ({ value: total, met: null })),
    show: formatPoints,
  }
  const gates = (first.gates[target] ?? []).map((gate, at): FigureRow => {
    const about = desk.guide.gates.find((one) => one.key === gate.key)
    return {
      key: gate.key,
      name: about?.name ?? gate.key,
      today: gate.today,
      minimum: gate.minimum,
      values: scenarios.map(({ gates }) => {
        const own = gates[target]?.[at]
        return { value: own?.value ?? gate.today, met: own?.met ?? null }
      }),
      show: about?.unit === 'percent' ? (value) => formatPercent(value, 2) : formatPoints,
    }
  })
  // The gate on the total says the same.
  const judged = desk.guide.gates.some((gate) => gate.subject === 'total' && gates.some(({ key }) => key === gate.key))
  return judged ? gates : [total, ...gates]
}

/** Every answer that any of the scenarios has otherwise, in the order of the worksheet. */
export function answerRows(desk: Desk, scenarios: readonly ScenarioView[]): AnswerRow[] {
  const others = scenarios.map(({ answers }) => new Map(answers.map((answer) => [answer.code, answer])))
  return desk.guide.questions.flatMap((question) =>
    question.inputs.flatMap(({ code }) => {
      const found = others.map((other) => other.get(code))
      const any = found.find((answer) => answer !== undefined)
      return any ? [{ code, question, today: any.from, values: found.map((answer) => answer?.to) }] : []
    }),
  )
}
