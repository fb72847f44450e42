/** What the team of reviewers said in the round that was given back, and what the unit did about it since. */
import { SvelteMap, SvelteSet } from 'svelte/reactivity'
import { call } from '$lib/api/backend'
import type { EntryView, QueueInputView, RecommendationView } from '$lib/api/types'
import type { Desk } from './desk.svelte'
import { Reread } from './reread'
import { REVIEWERS, teamVerdict } from './role'

/** What was said of one input. */
export interface Said {
  code: string
  /** Code of its question. */
  question: string
  /** What each layer wrote, the last that reviews first. */
  entries: EntryView[]
  recommendations: RecommendationView[]
  /** The team says it has to change. */
  revise: boolean
  /** The unit did something about it since, or follows its recommendations up. */
  acted: boolean
}

export class Returned extends Reread {
  /** By input; only what says something. Empty unless the worksheet was given back. */
  readonly inputs = new SvelteMap<string, Said>()
  /** Every recommendation, also those about an area. */
  recommendations = $state.raw<RecommendationView[]>([])
  /** The round it was said in. */
  round = $state(1)
  readonly #acted = new SvelteSet<string>()

  /** Inputs that have to change, in the order of the worksheet. */
  readonly revisions = $derived([...this.inputs.values()].filter((said) => said.revise))
  /** Those that nothing was done about. */
  readonly openRevisions = $derived(this.revisions.filter((said) => !said.acted))
  readonly openRecommendations = $derived(this.recommendations.filter((one) => !one.done))

  /** What was said of a question that still stands: the inputs with something to do or to know. */
  of(codes: readonly string[]): Said[] {
    return codes.flatMap((code) => this.inputs.get(code) ?? [])
  }

  /** Reads it. */
  async load(desk: Desk) {
    const isLatest = this.ask()
    if (desk.review.stage !== 'returned') return this.clear()
    try {
      const { id } = desk
      const [queue, recommendations, acted] = await Promise.all([
        call('review_queue', { id, layer: 'dalnis' }),
        call('list_recommendations', { id }),
        call('acted_on', { id }),
      ])
      if (!isLatest()) return
      this.round = desk.review.round - 1
      this.recommendations = recommendations
      this.#acted.clear()
      for (const code of acted) this.#acted.add(code)
      this.#take(queue.inputs)
    } catch (error) {
      if (isLatest()) this.refuse(error)
    }
  }

  /** Forgets it: another assessment, or another stage. */
  clear() {
    this.stop()
    this.inputs.clear()
    this.#acted.clear()
    this.recommendations = []
  }

  #take(inputs: QueueInputView[]) {
    this.inputs.clear()
    for (const input of inputs) {
      const said = saidOf(input, this.round, this.recommendations, this.#acted.has(input.code))
      if (said) this.inputs.set(input.code, said)
    }
  }
}

/** What was said of an input in a round; `null` when nothing worth telling was. */
export function saidOf(
  input: QueueInputView,
  round: number,
  recommendations: readonly RecommendationView[],
  touched: boolean,
): Said | null {
  const rank = (entry: EntryView) => REVIEWERS.findIndex((layer) => layer === entry.layer)
  const entries = input.entries.filter((entry) => entry.round === round).sort((a, b) => rank(b) - rank(a))
  const about = recommendations.filter((one) => one.code === input.code)
  const revise = teamVerdict(input.entries, round) === 'revisi'
  const telling = revise || about.length > 0 || entries.some((entry) => entry.note !== '')
  if (!telling) return null
  const followed = about.length > 0 && about.every((one) => one.done)
  return {
    code: input.code,
    question: input.question,
    entries,
    recommendations: about,
    revise,
    acted: touched || followed,
  }
}

export const returned = new Returned()
