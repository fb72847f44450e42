/** The way to a predicate as it is looked for: the predicate, what is said of raising questions, and what is found. */
import { call } from '$lib/api/backend'
import { Turns } from '$lib/api/turns'
import type { EffortView, EffortsView, PathView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { notices } from '$lib/desk/notices.svelte'
import { kept } from '$lib/desk/same'
import { worded, type Worded } from '$lib/i18n/faults'
import { saysCost } from './cost'

/** Figures that are looked for after the path is shown. */
export interface Beside {
  alternatives: NonNullable<PathView['alternatives']>
  curve: NonNullable<PathView['curve']>
}

export class Plan {
  readonly desk: Desk
  /** Key of the predicate. */
  target = $state('')
  /** Points that every gate keeps to spare, as typed. */
  spare = $state('')
  efforts = $state.raw<EffortsView | null>(null)
  path = $state.raw<PathView | null>(null)
  beside = $state.raw<Beside | null>(null)
  /** Why there is no path; the one before stays. */
  fault = $state.raw<Worded | null>(null)
  /** What is said by now; it is shown together with the path that it makes. */
  #efforts: EffortsView | null = null
  /** Number of the question last put to the backend, so that answers that were overtaken are dropped. */
  #asked = 0
  /** What was said and is not stored yet. */
  #storing = 0
  readonly #turns = new Turns()

  constructor(desk: Desk) {
    this.desk = desk
    this.target = desk.profile.target
  }

  /** The plan of an assessment; it stays as it is while the assessment is open. */
  static of(desk: Desk): Plan {
    const plan = plans.get(desk) ?? new Plan(desk)
    plans.set(desk, plan)
    return plan
  }

  /** What is said of questions in place of the model. */
  get said(): EffortView[] {
    const { questions, days } = this.efforts ?? { questions: [], days: null }
    return questions.filter((effort) => says(effort, days !== null))
  }

  /** Reads what is stored and looks for the path anew. */
  async refresh() {
    try {
      const efforts = await call('list_efforts', { id: this.desk.id })
      // What was just said and is still on its way is not lost to what was stored before.
      if (this.#storing === 0) this.#efforts = kept<EffortsView | null>(this.#efforts, efforts)
    } catch (error) {
      this.fault = worded(error)
      return
    }
    await this.ask()
  }

  /** Aims for another predicate. */
  aim(target: string) {
    this.target = target
    return this.ask()
  }

  /** Keeps other points to spare. */
  keep(points: string) {
    this.spare = points
    return this.ask()
  }

  /** Counts costs in days, so many for each unit of the model; `null` counts in that unit again. False when refused. */
  count(days: number | null) {
    return this.desk.change('set_effort_days', { id: this.desk.id, days })
  }

  /** Says something of a question: the new path is shown at once, and then it is stored. */
  async say(code: string, some: Partial<Omit<EffortView, 'code' | 'model'>>) {
    const before = this.#efforts
    const one = before?.questions.find((question) => question.code === code)
    if (!before || !one) return
    const next = { ...one, ...some }
    this.#efforts = { ...before, questions: before.questions.map((other) => (other === one ? next : other)) }
    this.#storing += 1
    try {
      // What cannot be searched with is not stored; where nothing can be stored it is only looked at.
      const found = this.ask(true)
      const kept = await this.#turns.run(
        async () =>
          (await found) &&
          (this.desk.readOnly || (await this.desk.change('set_effort', { id: this.desk.id, effort: given(next) }))),
      )
      if (!kept) {
        this.#takeBack(next, one)
        // The path that is shown, or looked for, goes by it.
        if (!this.fault) await this.ask()
      }
    } finally {
      this.#storing -= 1
    }
  }

  /** Says again what was said of a question before, unless more was said of it since. */
  #takeBack(said: EffortView, before: EffortView) {
    if (!this.#efforts) return
    const questions = this.#efforts.questions.map((one) => (one === said ? before : one))
    this.efforts = this.#efforts = { ...this.#efforts, questions }
  }

  /** Looks for the path, and after it is shown for what stands beside it. False when there is none to be had, which `tells`
   * also where more was asked since. */
  async ask(tells = false): Promise<boolean> {
    this.#asked += 1
    const asked = this.#asked
    try {
      const path = await call('find_path', this.#query(false))
      if (asked !== this.#asked) return true
      this.fault = null
      this.efforts = this.#efforts
      this.path = kept<PathView | null>(this.path, path)
      setTimeout(() => void this.#askBeside(asked), BESIDE)
      return true
    } catch (error) {
      if (asked === this.#asked) {
        this.fault = worded(error)
        this.#showSaid(tells)
      } else if (tells) notices.refuse(error)
      return false
    }
  }

  /** Shows what is said although there is no path with it, so that it can be said otherwise. What was only just said of a
   * question is taken back instead. */
  #showSaid(justSaid: boolean) {
    const said = this.#efforts
    if (!said) return
    const { days, unit } = said
    this.efforts = justSaid && this.efforts ? { ...this.efforts, days, unit } : said
  }

  async #askBeside(asked: number) {
    if (asked !== this.#asked) return
    try {
      const { alternatives, curve } = await call('find_path', this.#query(true))
      if (asked !== this.#asked) return
      this.beside = kept<Beside | null>(this.beside, { alternatives: alternatives ?? [], curve: curve ?? [] })
    } catch (error) {
      if (asked === this.#asked) this.fault = worded(error)
    }
  }

  #query(beside: boolean) {
    return {
      assessment: this.desk.id,
      to: this.target,
      efforts: this.#efforts?.questions.filter((effort) => says(effort, true)).map(given) ?? [],
      lock: [],
      cap: [],
      pin: [],
      cost: [],
      above: this.spare,
      alternatives: beside,
      curve: beside,
    }
  }
}

/** Milliseconds after a path until what stands beside it is looked for: not while somebody is still choosing. */
const BESIDE = 120

const plans = new WeakMap<Desk, Plan>()

/** Whether anything is said of a question in place of the model. */
function says(effort: EffortView, inDays: boolean): boolean {
  return effort.locked || effort.pinned || effort.cap !== null || saysCost(effort, inDays)
}

function given({ code, cost, days, locked, pinned, cap }: EffortView) {
  return { code, cost, days, locked, pinned, cap }
}
