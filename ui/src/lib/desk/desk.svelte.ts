/**
 * The open assessment: what the worksheet asks, what was entered, and what it scores.
 *
 * Everything that is entered goes through here. An answer shows at once, is stored at once, and the figures are
 * those the backend returns; a refused one goes back to what is stored.
 */
import { SvelteMap } from 'svelte/reactivity'
import { call } from '$lib/api/backend'
import type { Args, Gives, Name } from '$lib/api/commands'
import type {
  AssessmentView,
  ChangedView,
  EvidenceView,
  GuideView,
  InputView,
  Layer,
  NodeGuide,
  NodeView,
  OpenedView,
  QuestionGuide,
  QuestionView,
  Revision,
  ScoreView,
  WarningView,
} from '$lib/api/types'
import { storeUnsaved } from '$lib/ui/Draft.svelte'
import { clockBehind } from './clock'
import { notices } from './notices.svelte'

/** Faults that are over as soon as the workspace can be written to again. */
const OUT_OF_REACH = /^(ruang_kerja_|disk_penuh$)/

/** A half of an area (or a part of the results) with the sub-areas below it. */
export interface Half {
  node: NodeGuide
  /** The name of the component it lies in, for example Pemenuhan. */
  component: string
  groups: Group[]
}

/** A sub-area and its questions. */
export interface Group {
  node: NodeGuide
  questions: QuestionGuide[]
}

export class Desk {
  readonly id: string
  readonly guide: GuideView
  readonly readOnly: boolean
  /** The official wording; absent when none is loaded. */
  readonly wording: OpenedView['wording']
  readonly nodes: ReadonlyMap<number, NodeGuide>
  readonly questions: ReadonlyMap<string, QuestionGuide>
  readonly questionOfInput: ReadonlyMap<string, QuestionGuide>

  profile = $state.raw<AssessmentView['profile']>()!
  /** The logo of the kop surat. */
  logo = $state.raw<Revision | null>(null)
  score = $state.raw<ScoreView>()!
  evidence = $state.raw<EvidenceView[]>([])
  /** By input code; each entry is replaced when it changes, so only its card is drawn anew. */
  inputs = $state<Record<string, InputView>>({})
  /** Codes of the questions that earn something and that nothing supports. */
  withoutEvidence = $state.raw<string[]>([])
  undoName = $state<string | null>(null)
  redoName = $state<string | null>(null)
  /** When it was last stored. */
  saved = $state('')
  /** The computer's clock lies behind the last change. */
  clockBehind = $state(false)
  /** Calls on their way. */
  pending = $state(0)

  /** The workspace could not be written to the last time. */
  #cut = false
  /** Inputs whose answers are on their way: what is stored of them, and how many calls have not returned. */
  readonly #asked = new Map<string, { stored: InputView; calls: number }>()

  /** Scores by node and by question, and warnings by the code of their question ('' for the whole). Entries that an
   * action left as they were stay the same objects, so only what changed is drawn anew. */
  readonly nodeScores = new SvelteMap<number, NodeView>()
  readonly questionScores = new SvelteMap<string, QuestionView>()
  readonly warnings = new SvelteMap<string, WarningView[]>()
  readonly documents = $derived(new Map<string, EvidenceView>(this.evidence.map((document) => [document.id, document])))
  readonly target = $derived.by(() => this.guide.targets.find((target) => target.key === this.profile.target))
  readonly verdict = $derived(this.score.predicate[this.profile.target])

  constructor(opened: OpenedView, readOnly: boolean) {
    const { view, guide } = opened
    this.id = view.id
    this.guide = guide
    this.readOnly = readOnly
    this.wording = opened.wording
    this.nodes = new Map(guide.nodes.map((node) => [node.id, node]))
    this.questions = new Map(guide.questions.map((question) => [question.code, question]))
    this.questionOfInput = new Map(
      guide.questions.flatMap((question) => question.inputs.map((input) => [input.code, question] as const)),
    )
    this.take(view)
  }

  /** Takes an assessment as it is stored. */
  take(view: AssessmentView) {
    this.profile = view.profile
    this.logo = view.logo
    this.evidence = view.evidence
    this.inputs = Object.fromEntries(view.inputs.map((input) => [input.code, input]))
    this.#takeScore(view.score)
    this.withoutEvidence = view.without_evidence
    this.undoName = view.undo
    this.redoName = view.redo
    this.#savedAt(view.changed)
  }

  /** Takes what an action changed. */
  apply(changed: ChangedView) {
    for (const input of changed.inputs) {
      this.inputs[input.code] = input
      const asked = this.#asked.get(input.code)
      if (asked) asked.stored = input
    }
    if (changed.evidence) this.evidence = changed.evidence
    if (changed.profile) this.profile = changed.profile
    this.logo = changed.logo
    this.#takeScore(changed.score)
    this.withoutEvidence = changed.without_evidence
    this.undoName = changed.undo
    this.redoName = changed.redo
    this.#savedAt(changed.saved)
  }

  #savedAt(time: string) {
    this.saved = time
    this.clockBehind = clockBehind(time, Date.now())
  }

  #takeScore(score: ScoreView) {
    this.score = score
    renew(
      this.nodeScores,
      score.nodes.map((node) => [node.id, node]),
    )
    renew(
      this.questionScores,
      score.questions.map((question) => [question.code, question]),
    )
    renew(this.warnings, byQuestion(score.warnings))
  }

  /** The input with this code. */
  input(code: string): InputView {
    const input = this.inputs[code]
    if (!input) throw new Error(`no input ${code}`)
    return input
  }

  /** Stores an answer; `null` clears it. False when it was refused. */
  async answer(code: string, layer: Layer, value: string | null): Promise<boolean> {
    const shown = this.input(code)
    const asked = this.#asked.get(code) ?? { stored: shown, calls: 0 }
    this.#asked.set(code, asked)
    asked.calls += 1
    const answers = { ...shown.answers }
    if (value === null) delete answers[layer]
    else answers[layer] = value
    this.inputs[code] = { ...shown, answers }
    const done = await this.change('answer_input', { id: this.id, code, layer, value })
    asked.calls -= 1
    if (asked.calls === 0) {
      this.#asked.delete(code)
      if (!done) this.inputs[code] = asked.stored
    }
    return done
  }

  /** Stores a note. False when it was refused; the text stays where it was typed. */
  note(code: string, layer: Layer, text: string): Promise<boolean> {
    return this.change('set_note', { id: this.id, code, layer, text })
  }

  /** Takes the latest action back, or repeats it. */
  async turn(which: 'undo' | 'redo'): Promise<string | null> {
    const done = await this.run(which, { id: this.id })
    return done?.[0] ?? null
  }

  /** Calls a command that gives what it changed. */
  async change<N extends Changing>(name: N, args: Args<N>): Promise<boolean> {
    return (await this.run(name, args)) !== null
  }

  /** Calls a command that gives what it changed, alone or after an outcome; `null` when it was refused. */
  async run<N extends Changing | Outcome>(name: N, args: Args<N>): Promise<Gives<N> | null> {
    this.pending += 1
    try {
      const given = await call(name, args)
      this.apply((Array.isArray(given) ? given[1] : given) as ChangedView)
      if (this.#cut) {
        this.#cut = false
        storeUnsaved()
      }
      return given
    } catch (error) {
      if (OUT_OF_REACH.test(notices.refuse(error).code)) this.#cut = true
      return null
    } finally {
      this.pending -= 1
    }
  }

  /** The halves of an area with their sub-areas, or of all areas. */
  halves(area: string | null): Half[] {
    const areas = this.guide.areas.filter((one) => area === null || one.key === area)
    return areas.flatMap((one) => one.nodes).map((id) => this.#half(id))
  }

  #half(id: number): Half {
    const node = this.nodes.get(id)!
    const component = titleCase(node.parent === null ? node.name : (this.nodes.get(node.parent)?.name ?? ''))
    const below = this.guide.nodes.filter((other) => this.#within(other, id))
    const groups = below
      .map((group) => ({
        node: group,
        questions: this.guide.questions.filter((question) => question.node === group.id),
      }))
      .filter((group) => group.questions.length > 0)
    return { node, component, groups }
  }

  #within(node: NodeGuide, top: number): boolean {
    for (let at: NodeGuide | undefined = node; at; at = at.parent === null ? undefined : this.nodes.get(at.parent)) {
      if (at.id === top) return true
    }
    return false
  }
}

/** The official sheet shouts some names; here they are written like the others. */
function titleCase(name: string): string {
  if (name !== name.toLocaleUpperCase('id-ID')) return name
  return name.toLocaleLowerCase('id-ID').replace(/(^|[\s-])\p{L}/gu, (first) => first.toLocaleUpperCase('id-ID'))
}

function byQuestion(warnings: WarningView[]): Map<string, WarningView[]> {
  const grouped = new Map<string, WarningView[]>()
  for (const warning of warnings) {
    const key = warning.question ?? ''
    grouped.set(key, [...(grouped.get(key) ?? []), warning])
  }
  return grouped
}

/** Makes a map hold these entries and no others; values that say the same as before stay. */
function renew<K, V>(map: Map<K, V>, entries: Iterable<readonly [K, V]>) {
  const next = new Map(entries)
  for (const key of map.keys()) if (!next.has(key)) map.delete(key)
  for (const [key, value] of next) if (JSON.stringify(map.get(key)) !== JSON.stringify(value)) map.set(key, value)
}

type Changing = { [N in Name]: Gives<N> extends ChangedView ? N : never }[Name]
type Outcome = { [N in Name]: Gives<N> extends [unknown, ChangedView] ? N : never }[Name]
