/** Who is in the team of the open assessment, and who of it works at this desk. */
import { call, store } from '$lib/api/backend'
import type { MyWork, PeopleView, PersonView } from '$lib/api/types'
import { worded, type Worded } from '$lib/i18n/faults'
import type { Desk } from './desk.svelte'
import { notices } from './notices.svelte'
import { Reread } from './reread'
import { MINE } from './work'

export class Team extends Reread {
  /** `null` until it was read. */
  view = $state.raw<PeopleView | null>(null)
  work = $state.raw<MyWork | null>(null)
  fault = $state.raw<Worded | null>(null)
  #of = ''

  readonly people = $derived<readonly PersonView[]>(this.view?.people ?? [])
  /** Whoever works here, where the team knows them. */
  readonly self = $derived(this.people.find((one) => one.id === this.work?.person) ?? null)

  async load({ id }: Desk) {
    const isLatest = this.ask()
    if (this.#of !== id) [this.#of, this.view, this.work] = [id, null, null]
    try {
      const [view, work] = await Promise.all([call('list_people', { id }), call('my_work', { id })])
      if (isLatest()) [this.view, this.work, this.fault] = [view, work, null]
    } catch (error) {
      if (isLatest()) this.fault = worded(error)
    }
  }

  /** Keeps who works here; `null` goes by their name again. */
  async choose({ id }: Desk, person: string | null) {
    const isLatest = this.ask()
    try {
      const work = await store('choose_myself', { id, person })
      if (isLatest()) this.work = work
    } catch (error) {
      notices.refuse(error)
    }
  }

  /** Codes of the inputs of whom an address names: whoever works here, a person, or the Pokja of an area; `null` where
   * that is nobody. */
  inputsOf(desk: Desk, whose: string): readonly string[] | null {
    if (whose === MINE) return this.work?.person ? this.work.inputs : null
    const person = this.people.find((one) => one.id === whose)
    if (person) return person.inputs
    if (!desk.guide.areas.some((area) => area.key === whose)) return null
    const questions = desk.guide.questions.filter((question) => question.area === whose)
    return questions.flatMap((question) => question.inputs.map((input) => input.code))
  }

  /** What whom an address names is called. */
  nameOf(desk: Desk, whose: string): string {
    const area = desk.guide.areas.find((one) => one.key === whose)
    return this.people.find((one) => one.id === whose)?.name ?? area?.name ?? ''
  }
}

export const team = new Team()
