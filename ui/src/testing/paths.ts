/** Paths to a predicate as a backend finds them. */
import type { EffortInput, EffortsView, PathView, StepView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { changed, type Handlers } from './fake'

/** The first two choices of the example, and what raising each costs. */
export const codes = (desk: Desk) => desk.guide.questions.filter((one) => one.kind === 'choice').map((one) => one.code)

export function efforts(desk: Desk): EffortsView {
  const questions = desk.guide.questions.map(({ code }) => {
    return { code, model: 1, cost: null, days: null, locked: false, pinned: false, cap: null }
  })
  return { unit: 'satuan upaya', model_unit: 'satuan upaya', days: null, questions, unknown: 0 }
}

export const step = (code: string, cost = 1): StepView => ({ soal_id: 1, code, from: 'B', to: 'A', cost, gain: 0.25 })

export function pathOf(desk: Desk, target: string, some: Partial<PathView> = {}): PathView {
  const gates = desk.score.predicate[target]!.gates.map(({ key, minimum }) => ({ key, minimum, value: 99, met: true }))
  return {
    reachable: true,
    cost: 1,
    steps: [step(codes(desk)[0]!)],
    total: 88.1,
    gates,
    unfilled: null,
    alternatives: null,
    curve: null,
    unit: 'satuan upaya',
    ...some,
  }
}

/** A backend that searches, and keeps what is said: a locked question is not raised, the one after it is. */
export function searching(desk: Desk, some: Handlers = {}): Handlers {
  const said = new Map<string, EffortInput>()
  return {
    list_efforts: () => {
      const all = efforts(desk)
      return { ...all, questions: all.questions.map((one) => ({ ...one, ...said.get(one.code) })) }
    },
    find_path: ({ to, efforts, alternatives }) => {
      const open = codes(desk).filter((code) => !efforts?.some((one) => one.code === code && one.locked))
      return pathOf(desk, to, {
        steps: [step(open[0]!)],
        alternatives: alternatives ? [{ cost: 3, total: 87, steps: [step(open[1]!, 3)] }] : null,
        curve: alternatives ? [] : null,
      })
    },
    set_effort: ({ effort }) => {
      said.set(effort.code, effort)
      return changed(desk, null)
    },
    ...some,
  }
}
