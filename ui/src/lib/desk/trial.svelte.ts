/**
 * Answers that are tried on the very cards of the worksheet, and change nobody's.
 *
 * A trial is a desk of its own beside the open assessment: the cards read and answer it as they would the other. What
 * is answered goes into a scenario at once, so that leaving loses nothing.
 */
import { call } from '$lib/api/backend'
import type { Args, Gives } from '$lib/api/commands'
import type { InputView, Layer, ScenarioView, TrialView } from '$lib/api/types'
import { Desk, type Changing, type Refused, type Tried } from './desk.svelte'
import { notices } from './notices.svelte'
import { kept } from './same'

/**
 * What a scenario is asked for by: its id, so that another one of its name is not taken for it. One that is always there
 * has a name only.
 */
export function handleOf({ id, name }: { id: string | null; name: string }): string {
  return id ?? name
}

export class Trial extends Desk implements Tried {
  override readonly tried: Tried = this
  /** The assessment as it is. */
  readonly today: Desk
  /** The scenario beside today. */
  scenario = $state.raw<ScenarioView>()!
  /** Nothing of that name is there any more: it was taken away, or undone. */
  gone = $state(false)
  /** Number of what was last asked, so that answers that were overtaken are dropped. */
  #asked = 0

  constructor(today: Desk, tried: TrialView, ready: boolean) {
    super(
      {
        row: today.row,
        view: {
          id: today.id,
          profile: today.profile,
          tags: today.tags,
          logo: today.logo,
          rules: today.rules,
          changed: today.saved,
          score: tried.score,
          inputs: inputsOf(today, tried.scenario),
          evidence: today.evidence,
          sources: [],
          without_evidence: today.withoutEvidence,
          late: today.late,
          review: today.review,
          undo: today.undoName,
          redo: today.redoName,
        },
        guide: today.guide,
        wording: today.wording,
      },
      today.readOnly || ready,
    )
    this.today = today
    this.scenario = tried.scenario
  }

  real(code: string): { answer: string | number | undefined } | null {
    const answer = this.today.input(code).answers.unit
    return answer === this.input(code).answers.unit ? null : { answer }
  }

  /** Reads what the scenario comes to now. */
  async refresh() {
    this.#asked += 1
    const asked = this.#asked
    try {
      const tried = await call('try_scenario', { id: this.id, name: handleOf(this.scenario) })
      if (asked === this.#asked) this.#takeTried(tried)
    } catch (error) {
      if (asked !== this.#asked) return
      this.gone = true
      notices.refuse(error)
    }
  }

  override async answer(code: string, _layer: Layer, value: string | null, onrefused?: Refused): Promise<boolean> {
    const real = this.today.input(code).answers.unit
    const same = value === null ? real === undefined : real !== undefined && sameAnswer(value, real)
    return this.#try(code, same ? (real ?? null) : value, same ? null : (value ?? ''), onrefused)
  }

  release(code: string): Promise<boolean> {
    return this.#try(code, this.today.input(code).answers.unit ?? null, null)
  }

  /** Shows an answer at once and puts it into the scenario; `null` there is what the unit answered. */
  async #try(code: string, shown: string | number | null, sent: string | null, onrefused?: Refused): Promise<boolean> {
    const input = this.input(code)
    this.inputs.set(code, { ...input, answers: answered(input, shown) })
    this.#asked += 1
    const asked = this.#asked
    const answers: [string, string | null][] = [[code, sent]]
    const args = { assessment: this.id, name: handleOf(this.scenario), answers }
    const done = await this.today.run('set_scenario', args, onrefused)
    if (asked === this.#asked) {
      if (done) this.#takeTried(done.outcome)
      else await this.refresh()
    }
    return done !== null
  }

  #takeTried(tried: TrialView) {
    this.gone = false
    this.scenario = tried.scenario
    for (const input of inputsOf(this.today, tried.scenario)) {
      this.inputs.set(input.code, kept(this.inputs.get(input.code), input))
    }
    this.takeScore(tried.score)
  }

  /** Whatever else changes something is the unit's. */
  override run<N extends Changing>(name: N, args: Args<N>, onrefused?: Refused): Promise<Gives<N> | null> {
    return this.today.run(name, args, onrefused)
  }
}

/** The inputs as they would be. */
function inputsOf(today: Desk, scenario: ScenarioView): InputView[] {
  const other = new Map(scenario.answers.map((answer) => [answer.code, answer.to]))
  return [...today.inputs.values()].map((input) => {
    const to = other.get(input.code)
    return to === undefined ? input : { ...input, answers: answered(input, to) }
  })
}

function answered(input: InputView, value: string | number | null): InputView['answers'] {
  const answers = { ...input.answers }
  if (value === null) delete answers.unit
  else answers.unit = value
  return answers
}

/** Whether what was typed says the same as what is stored. */
function sameAnswer(typed: string, stored: string | number): boolean {
  return typeof stored === 'number' ? Number(typed.replace(',', '.')) === stored : typed === stored
}

class Trials {
  /** The one that is open on the cards. */
  current = $state.raw<Trial | null>(null)

  /** Opens a scenario, by its name or id, on the cards; false when it is not to be had, which is told. */
  async open(today: Desk, name: string, ready = false): Promise<boolean> {
    try {
      this.current = new Trial(today, await call('try_scenario', { id: today.id, name }), ready)
      return true
    } catch (error) {
      notices.refuse(error)
      return false
    }
  }
}

export const trials = new Trials()
