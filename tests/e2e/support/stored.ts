/** What the command says of a unit's year, to hold against what its window says. */
import { pilar } from './pilar'

/** Read from the workspace each time. */
export class Stored {
  readonly workspace: string
  readonly id: string

  constructor(workspace: string, id: string) {
    this.workspace = workspace
    this.id = id
  }

  #ask<T>(name: string, ...args: string[]): T {
    return JSON.parse(pilar(this.workspace, '--json', name, this.id, ...args)) as T
  }

  people = () => this.#ask<{ people: Person[] }>('people').people
  path = () => this.#ask<Path>('path', '--to', 'wbk')
  tasks = () => this.#ask<Task[]>('tasks')
  task = (title: string) => this.tasks().find((one) => one.title === title)!
  monev = (period: string) => this.#ask<Monev>('monev', '--period', period)
  round = () => this.#ask<Round>('round')
  recap = () => this.#ask<{ total: number; by_state: Record<string, number> }>('complaints', '--recap')
  survey = () => this.#ask<{ index: number; respondents: number }>('survey', '--for', 'ipak')
  recommendations = () => this.#ask<Recommendation[]>('recommendations')
  kit = () => this.#ask<Kit>('kit')
  item = (key: string) => this.kit().items.find((one) => one.key === key)!
  condition = (key: string) => this.kit().conditions.find((one) => one.key === key)!
  stage = (key: string) => this.kit().stages.find((one) => one.key === key)!
  appeals = () => this.#ask<{ items: Appeal[] }>('appeal').items
  findings = () => this.#ask<{ findings: unknown[] }>('audit').findings
}

interface Person {
  id: string
  name: string
  nip: string
  duty: string
  pokja: string[]
  contact: string | null
  assigned: string[]
  /** What they work on: what was given to them, or the areas of their Pokja. */
  inputs: string[]
}
interface Path {
  cost: number
  reachable: boolean
  steps: { code: string; to: string | number }[]
}
interface Task {
  title: string
  code: string | null
  pic: string | null
  due: string | null
  status: string
  obstacle: string
  realised: string | null
}
export interface Monev {
  frozen: string | null
  frozen_by: string | null
  planned: number
  done: number
  late: number
  stuck: number
  changed_since: boolean
  note: string
  obstacle: string
  follow_up: string
  tasks: { title: string; status: string }[]
  course: { period: string; total: number }[]
}
interface Round {
  stage: string
  round: number
  open_recommendations: number
}
interface Recommendation {
  text: string
  follow_up: { status: string; text: string; date: string } | null
}
interface Kit {
  eligible: boolean | null
  complete: boolean
  items: {
    key: string
    name: string
    state: string
    file: string | null
    put_by: string | null
    checked_by: string | null
  }[]
  conditions: { key: string; condition: string; value: string; source: string; judgement: string }[]
  stages: { key: string; name: string; outcome: string; on: string | null }[]
}
interface Appeal {
  item: string
  reason: string
  proof: string | null
  outcome: string
}
