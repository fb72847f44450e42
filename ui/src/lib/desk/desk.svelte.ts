/**
 * The open assessment: what the worksheet asks, what was entered, and what it scores.
 *
 * Everything that is entered goes through here. An answer shows at once, is stored at once, and the figures are
 * those the backend returns; a refused one goes back to what is stored.
 */
import { SvelteMap } from 'svelte/reactivity'
import { call, store } from '$lib/api/backend'
import type { Args, Gives, Name } from '$lib/api/commands'
import type {
  AssessmentView,
  Changed,
  ChangedView,
  EvidenceView,
  GuideView,
  InputView,
  LateView,
  Layer,
  NodeGuide,
  NodeView,
  OpenedView,
  QuestionGuide,
  QuestionView,
  Revision,
  RulesView,
  ScoreView,
  SourceView,
  StageView,
  WarningView,
} from '$lib/api/types'
import { worded, type Worded } from '$lib/i18n/faults'
import { storeUnsaved } from '$lib/ui/Draft.svelte'
import { Asked } from './asked'
import { clockBehind } from './clock'
import { byKey, grouped, renew } from './maps'
import { notices } from './notices.svelte'
import { Outline, type Half } from './outline'
import { kept } from './same'

/** Faults that are over as soon as the workspace can be written to again. */
const OUT_OF_REACH = /^(ruang_kerja_|disk_penuh$)/
/** The workspace could not be written to the last time, whichever assessment was open. */
let wasCut = false

/** Another workspace is open: what this one could not store waits for its field to be shown again. */
export function forgetCut() {
  wasCut = false
}

/** Answers that are only tried, beside the unit's. */
export interface Tried {
  /** What the unit answered where something else is tried; `null` where nothing else is. */
  real(code: string): { answer: string | number | undefined } | null
  /** Goes back to what the unit answered. */
  release(code: string): Promise<boolean>
}

export class Desk {
  readonly id: string
  readonly guide: GuideView
  readonly readOnly: boolean
  /** The latest row of the journal it was read with. */
  readonly row: number
  /** Where its answers are only tried: what the unit answered. */
  readonly tried: Tried | null = null
  /** The official wording; absent when none is loaded. */
  readonly wording: OpenedView['wording']
  readonly nodes: ReadonlyMap<number, NodeGuide>
  readonly questions: ReadonlyMap<string, QuestionGuide>
  readonly questionOfInput: ReadonlyMap<string, QuestionGuide>

  profile = $state.raw<AssessmentView['profile']>()!
  /** What the unit is grouped by in portfolios. */
  tags = $state.raw<AssessmentView['tags']>({})
  /** The logo of the kop surat. */
  logo = $state.raw<Revision | null>(null)
  /** The worksheet it is measured with and by which rules. */
  rules = $state.raw<RulesView>()!
  score = $state.raw<ScoreView>()!
  evidence = $state.raw<EvidenceView[]>([])
  /** By input code; each entry is replaced when it changes, so only its card is drawn anew. */
  readonly inputs = new SvelteMap<string, InputView>()
  /** Codes of the questions that earn something and that nothing supports. */
  withoutEvidence = $state.raw<string[]>([])
  /** What came after the worksheet was handed over and does not count yet, by who made it. */
  late = $state.raw<LateView[]>([])
  /** Where answers come from that were reckoned from surveys and complaints. */
  sources = $state.raw<SourceView[]>([])
  /** Who has the worksheet. */
  review = $state.raw<StageView>({ stage: 'draft', round: 1, tpi: null })
  undoName = $state<string | null>(null)
  redoName = $state<string | null>(null)
  #saved = $state('')
  #changes = $state(0)
  /** How often something was done in this window. */
  acts = $state(0)
  /** Its rules are others now, and so is the worksheet: it has to be read again. */
  remeasured = $state(false)
  /** The computer's clock lies behind the last change. */
  clockBehind = $state(false)
  /** Calls on their way. */
  pending = $state(0)

  readonly #asked = new Asked()
  readonly #outline: Outline

  /** Scores by node and by question, and warnings by the code of their question ('' for the whole). Entries that an
   * action left as they were stay the same objects, so only what changed is drawn anew. */
  readonly nodeScores = new SvelteMap<number, NodeView>()
  readonly questionScores = new SvelteMap<string, QuestionView>()
  readonly warnings = new SvelteMap<string, WarningView[]>()
  readonly documents = $derived(byKey(this.evidence, (document) => document.id))
  readonly target = $derived.by(() => this.guide.targets.find((target) => target.key === this.profile.target))
  readonly verdict = $derived(this.score.predicate[this.profile.target])

  constructor(opened: OpenedView, readOnly: boolean) {
    const { view, guide } = opened
    this.id = view.id
    this.row = opened.row
    this.guide = guide
    this.readOnly = readOnly
    this.wording = opened.wording
    this.#outline = new Outline(guide)
    this.nodes = this.#outline.nodes
    this.questions = this.#outline.questions
    this.questionOfInput = this.#outline.questionOfInput
    this.take(view)
  }

  /** Takes an assessment as it is stored. */
  take(view: AssessmentView) {
    this.profile = view.profile
    this.tags = view.tags
    this.logo = view.logo
    this.rules = view.rules
    this.evidence = view.evidence
    renew(
      this.inputs,
      byKey(view.inputs, (input) => input.code),
    )
    this.takeScore(view.score)
    this.withoutEvidence = view.without_evidence
    this.late = view.late
    this.sources = view.sources
    this.review = view.review
    this.undoName = view.undo
    this.redoName = view.redo
    this.#savedAt(view.changed)
  }

  /** Takes what an action changed, what is as it was staying the same object; `here` is false for what was done elsewhere. */
  apply(changed: ChangedView, here = true) {
    if (here) this.acts += 1
    for (const input of changed.inputs) {
      this.inputs.set(input.code, kept(this.inputs.get(input.code), input))
      this.#asked.stored(input)
    }
    if (changed.evidence) this.evidence = changed.evidence
    if (changed.profile) this.profile = changed.profile
    this.tags = kept(this.tags, changed.tags)
    this.logo = kept(this.logo, changed.logo)
    this.takeScore(changed.score)
    this.withoutEvidence = kept(this.withoutEvidence, changed.without_evidence)
    this.late = kept(this.late, changed.late)
    this.sources = kept(this.sources, changed.sources)
    this.review = kept(this.review, changed.review)
    if (changed.subjects.includes('instrument')) this.remeasured = true
    this.undoName = changed.undo
    this.redoName = changed.redo
    this.#savedAt(changed.saved)
  }

  /** When it was last stored, to the second; whoever reads it is told of every change, of two within one second as well. */
  get saved(): string {
    void this.#changes
    return this.#saved
  }

  set saved(time: string) {
    this.#saved = time
    this.#changes += 1
  }

  #savedAt(time: string) {
    this.saved = time
    this.clockBehind = clockBehind(time, Date.now())
  }

  protected takeScore(score: ScoreView) {
    this.score = score
    renew(
      this.nodeScores,
      byKey(score.nodes, (node) => node.id),
    )
    renew(
      this.questionScores,
      byKey(score.questions, (question) => question.code),
    )
    renew(
      this.warnings,
      grouped(score.warnings, (warning) => warning.question ?? ''),
    )
  }

  /** The input with this code. */
  input(code: string): InputView {
    const input = this.inputs.get(code)
    if (!input) throw new Error(`no input ${code}`)
    return input
  }

  /** Stores an answer; `null` clears it. False when it was refused, which `onrefused` says in place of a notice. */
  async answer(code: string, layer: Layer, value: string | null, onrefused?: Refused): Promise<boolean> {
    const shown = this.input(code)
    this.#asked.sent(shown)
    const answers = { ...shown.answers }
    if (value === null) delete answers[layer]
    else answers[layer] = value
    this.inputs.set(code, { ...shown, answers })
    const done = (await this.run('answer_input', { id: this.id, code, layer, value }, onrefused)) !== null
    const stored = this.#asked.returned(code)
    if (stored && !done) this.inputs.set(code, stored)
    return done
  }

  /** Stores a note. False when it was refused; the text stays where it was typed. */
  note(code: string, layer: Layer, text: string): Promise<boolean> {
    return this.change('set_note', { id: this.id, code, layer, text })
  }

  /** Takes the latest action back, or repeats it. */
  async turn(which: 'undo' | 'redo'): Promise<string | null> {
    const done = await this.run(which, { id: this.id })
    return done?.outcome ?? null
  }

  /** Calls a command that changes something. False when it was refused. */
  async change<N extends Changing>(name: N, args: Args<N>): Promise<boolean> {
    return (await this.run(name, args)) !== null
  }

  /**
   * Calls a command that changes something, for its outcome; `null` when it was refused. A notice says why, unless
   * `onrefused` does; what is out of reach is no matter of one field and always is a notice.
   */
  async run<N extends Changing>(name: N, args: Args<N>, onrefused?: Refused): Promise<Gives<N> | null> {
    this.pending += 1
    try {
      const given = await ('job' in args ? call(name, args) : store(name, args))
      this.apply(given.changed)
      if (wasCut) {
        wasCut = false
        storeUnsaved()
      }
      return given
    } catch (error) {
      const fault = worded(error)
      const cut = OUT_OF_REACH.test(fault.code)
      if (cut) wasCut = true
      if (cut || !onrefused) notices.refuseWorded(fault)
      onrefused?.(fault)
      return null
    } finally {
      this.pending -= 1
    }
  }

  /** Calls a command that changes something; gives why it was refused, for its field to say. */
  async keep<N extends Changing>(name: N, args: Args<N>): Promise<Worded | null> {
    let why: Worded | null = null
    await this.run(name, args, (fault) => (why = fault))
    return why
  }

  /** The halves of an area with their sub-areas, or of all areas. */
  halves(area: string | null): Half[] {
    return this.#outline.halves(area)
  }
}

/** Takes why something was refused. */
export type Refused = (fault: Worded) => void

/** Commands that change an assessment. */
export type Changing = { [N in Name]: Gives<N> extends Changed<unknown> ? N : never }[Name]
