/** What the pages of the review show, read anew whenever the assessment changes. */
import { call } from '$lib/api/backend'
import type {
  FollowUpInput,
  Layer,
  QueueView,
  RecommendInput,
  RecommendationView,
  ReviewInput,
  ReviewView,
  Step,
} from '$lib/api/types'
import { worded, type Worded } from '$lib/i18n/faults'
import type { Desk, Refused } from '$lib/desk/desk.svelte'
import { notices } from '$lib/desk/notices.svelte'
import { withEntry } from './queue'

export class Review {
  readonly desk: Desk
  /** The layer the reader writes as; `null` for those who only look. */
  readonly layer: Layer | null
  queue = $state.raw<QueueView | null>(null)
  view = $state.raw<ReviewView | null>(null)
  recommendations = $state.raw<RecommendationView[]>([])
  /** Why nothing can be shown. */
  fault = $state.raw<Worded | null>(null)
  readonly round = $derived(this.queue?.round ?? 1)
  readonly stage = $derived(this.view?.progress.stage ?? null)
  /** The reader may write in a column. */
  readonly writes = $derived.by(
    () => this.layer !== null && !this.desk.readOnly && this.stage !== null && this.stage !== 'approved',
  )
  /** The round that was given back, while the unit works on what was said in it. */
  readonly given = $derived(this.stage === 'returned' ? this.round - 1 : null)
  #asked = 0

  constructor(desk: Desk, layer: Layer | null) {
    this.desk = desk
    this.layer = layer
  }

  /** Reads everything; an answer that was overtaken by a newer one is dropped. */
  async load() {
    const asked = ++this.#asked
    const id = this.desk.id
    try {
      const [queue, recommendations, view] = await Promise.all([
        call('review_queue', { id, layer: this.layer ?? 'at' }),
        call('list_recommendations', { id }),
        call('show_review', { id }),
      ])
      if (asked !== this.#asked) return
      Object.assign(this, { queue, recommendations, view, fault: null })
    } catch (error) {
      if (asked === this.#asked) this.fault = worded(error)
    }
  }

  /** Stores what the own layer says about an input. False when it was refused, which `onrefused` says if it is given. */
  async give(given: ReviewInput, onrefused?: Refused): Promise<boolean> {
    if (!this.writes || !this.layer) return false
    const done = await this.desk.run('review_input', { id: this.desk.id, layer: this.layer, given }, onrefused)
    if (!done) return false
    const { code, changed, ...entry } = done.outcome
    if (this.queue) {
      const inputs = this.queue.inputs.map((input) => (input.code === code ? withEntry(input, entry) : input))
      this.queue = { ...this.queue, inputs }
    }
    return true
  }

  /** Takes the review one step further, or back for a reason; tells what was done and what there is to know about it. */
  async step(step: Step, told: string, reason: string | null = null): Promise<boolean> {
    const done = await this.desk.run('set_round', { id: this.desk.id, step, reason })
    if (done) notices.tell(told, ...done.outcome.notices)
    return done !== null
  }

  /** Gives, changes or withdraws a recommendation; returns why it was refused. */
  recommend(given: RecommendInput): Promise<Worded | null> {
    return this.desk.keep('recommend', { id: this.desk.id, given })
  }

  /** Stores what the unit did about a recommendation; returns why it was refused. */
  followUp(given: FollowUpInput): Promise<Worded | null> {
    return this.desk.keep('follow_up', { id: this.desk.id, given })
  }
}
