/** A review for tests: the example as one layer sees it, kept up to date by what is given. */
import type { EntryView, Layer, QueueView, ReviewInput, ReviewView, RoundView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { changed, type Handlers } from './fake'

/** How far a review is, changed as the test needs it. */
export function roundView(some: Partial<RoundView> = {}): RoundView {
  return {
    stage: 'submitted',
    round: 1,
    state: 'Belum Reviu',
    unreviewed: 0,
    agreed: 0,
    revise: 0,
    open_recommendations: 0,
    notices: [],
    ...some,
  }
}

/** What a layer sees at first: every input as the unit answered it. */
export function queueOf(desk: Desk, layer: Layer, round = 1): QueueView {
  const inputs = desk.guide.questions.flatMap((question) =>
    question.inputs.map((input) => {
      const { answers, notes, evidence, evidence_text, label } = desk.input(input.code)
      return {
        soal_id: input.soal_id,
        code: input.code,
        question: question.code,
        label,
        area: question.area ?? '',
        status: 'Belum Reviu',
        verdict: null,
        changed: false,
        evidence_changed: false,
        lapsed: false,
        unit: answers.unit ?? null,
        unit_note: notes.unit ?? '',
        evidence,
        evidence_text,
        before: answers.unit ?? null,
        entries: [],
      }
    }),
  )
  return { layer, name: '', round, reviewed: 0, revise: 0, of: inputs.length, inputs }
}

/** Handlers of a review that remembers what was given. */
export function reviewing(desk: Desk, layer: Layer, progress: RoundView = roundView()): Handlers {
  let queue = queueOf(desk, layer, progress.round)
  const view: ReviewView = { progress, late: [], columns: [] }
  return {
    review_queue: () => queue,
    show_review: () => view,
    list_recommendations: () => [],
    review_input: ({ layer: by, given }) => {
      const entry = written(queue, by, given)
      queue = {
        ...queue,
        inputs: queue.inputs.map((input) =>
          input.code === given.code ? { ...input, verdict: entry.verdict, entries: [entry] } : input,
        ),
      }
      return changed(desk, { code: given.code, changed: true, ...entry })
    },
  }
}

function written(queue: QueueView, layer: Layer, given: ReviewInput): EntryView {
  const before = queue.inputs.find((input) => input.code === given.code)?.entries[0]
  const blank = { evidence: false, year: false, naming: false }
  return {
    layer,
    name: '',
    round: queue.round,
    answer: given.answer === undefined ? (before?.answer ?? null) : given.answer || null,
    note: given.note ?? before?.note ?? '',
    verdict: given.verdict === undefined ? (before?.verdict ?? null) : given.verdict || null,
    ticks: { ...blank, ...before?.ticks, ...given.ticks },
  }
}
