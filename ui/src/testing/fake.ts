/**
 * A backend for tests: answers commands by handlers and remembers what was called.
 *
 * It starts with an example assessment that can be opened and has nobody in its team; every other command needs a handler, and a test in which
 * one was missing fails.
 */
import { afterEach } from 'vitest'
import { useBackend, type Backend, type Point } from '$lib/api/backend'
import type { Args, Gives, Name } from '$lib/api/commands'
import { NO_FACTS } from '$lib/api/faults'
import type {
  Changed,
  ChangedView,
  Code,
  Facts,
  FaultView,
  MyWork,
  OpenedView,
  PeopleView,
  PersonView,
  StartupView,
} from '$lib/api/types'
import { Desk } from '$lib/desk/desk.svelte'
import text from './example.json?raw'

/** What a command does in a test; it may throw a fault. */
export type Handler<N extends Name> = (args: Args<N>) => Gives<N> | Promise<Gives<N>>
/** Handlers by the command's name. */
export type Handlers = { [N in Name]?: Handler<N> }

/** The example unit, a fresh copy each time. */
export function example(): OpenedView {
  return JSON.parse(text) as OpenedView
}

/** The example unit before anything was entered. */
export function blank(): OpenedView {
  const opened = example()
  const { view } = opened
  for (const input of view.inputs)
    Object.assign(input, {
      answers: {},
      notes: {},
      evidence: [],
      fulfilled: input.fulfilled.map(() => []),
      waived: input.fulfilled.map(() => null),
    })
  view.evidence = []
  view.without_evidence = []
  view.late = []
  const { score } = view
  score.total = 0
  score.answered = 0
  score.warnings = []
  for (const key of Object.keys(score.floor)) score.floor[key] = 0
  for (const node of score.nodes)
    Object.assign(node, { score: 0, floor: 0, ceiling: node.weight, percent: 0, answered: 0 })
  for (const question of score.questions) question.fraction = null
  for (const verdict of Object.values(score.predicate)) {
    verdict.met = false
    for (const gate of verdict.gates) Object.assign(gate, { value: 0, score: 0, met: false })
  }
  return opened
}

/** What Pilar begins with: an empty workspace without anything to tell, but for `some`. */
export function started(some: Partial<StartupView> = {}): StartupView {
  return {
    version: '1',
    workspace: '/ws',
    id: '0199aa00-0000-7000-8000-000000000001',
    log: '/log',
    read_only: false,
    fault: null,
    backups: [],
    assessments: [],
    instruments: [],
    update: null,
    notices: [],
    better: null,
    doubtful_clock: null,
    place: [],
    ...some,
  }
}

/** What a command is refused with. */
export function fault(code: Code, what: string, facts: Partial<Facts> = {}): FaultView {
  return { code, what, facts: { ...NO_FACTS, ...facts } }
}

/** What an action gives that changed nothing but `some`. */
export function changed<T>(desk: Desk, outcome: T, some: Partial<ChangedView> = {}): Changed<T> {
  return { outcome, changed: difference(desk, some) }
}

/** What is different when nothing but `some` changed. */
export function difference(desk: Desk, some: Partial<ChangedView> = {}): ChangedView {
  return {
    inputs: [],
    evidence: null,
    profile: null,
    tags: desk.tags,
    logo: desk.logo,
    score: desk.score,
    subjects: [],
    without_evidence: desk.withoutEvidence,
    late: desk.late,
    sources: desk.sources,
    review: desk.review,
    undo: desk.undoName,
    redo: desk.redoName,
    saved: desk.saved,
    ...some,
  }
}

export class FakeBackend implements Backend {
  /** Every call, in order. */
  readonly calls: { name: Name; args: unknown }[] = []
  /** Commands that were called without a handler. */
  readonly missing: Name[] = []
  title = ''
  theme: 'light' | 'dark' | null = null
  #handlers: Handlers
  #over: (at: Point | null) => void = () => {}
  #dropped: (paths: string[], at: Point) => void = () => {}
  #given: () => void = () => {}
  #mayClose: () => Promise<boolean> = () => Promise.resolve(true)

  constructor(handlers: Handlers) {
    this.#handlers = handlers
  }

  /** Sets what a command does from now on. */
  on<N extends Name>(name: N, handler: Handler<N>) {
    this.#handlers = { ...this.#handlers, [name]: handler }
  }

  /** What a command was called with, once for each call. */
  called<N extends Name>(name: N): Args<N>[] {
    return this.calls.filter((call) => call.name === name).map((call) => call.args as Args<N>)
  }

  /** Drops files on the window, as the platform reports it. */
  drop(paths: string[], at: Point) {
    this.#over(at)
    this.#dropped(paths, at)
  }

  async call<N extends Name>(name: N, args: Args<N>): Promise<Gives<N>> {
    this.calls.push({ name, args })
    const handler = this.#handlers[name]
    if (!handler) {
      this.missing.push(name)
      throw new Error(`no handler for ${name}`)
    }
    return handler(args)
  }

  onDrop(over: (at: Point | null) => void, dropped: (paths: string[], at: Point) => void) {
    this.#over = over
    this.#dropped = dropped
    return () => {
      this.#over = () => {}
      this.#dropped = () => {}
    }
  }

  /** Asks the page whether the window may be closed. */
  close(): Promise<boolean> {
    return this.#mayClose()
  }

  onClose(may: () => Promise<boolean>) {
    this.#mayClose = may
    return () => {
      this.#mayClose = () => Promise.resolve(true)
    }
  }

  /** Starts the program once more with a file, which `take_given_file` has to give. */
  give() {
    this.#given()
  }

  onGiven(given: () => void) {
    this.#given = given
    return () => {
      this.#given = () => {}
    }
  }

  evidenceUrl(assessment: string, sha256: string) {
    return `bukti://localhost/${assessment}/${sha256}`
  }

  setTitle(title: string) {
    this.title = title
  }

  setTheme(theme: 'light' | 'dark' | null) {
    this.theme = theme
  }
}

let current: FakeBackend | null = null

/** Somebody of a team. */
export const personOf = (id: string, name: string, some: Partial<PersonView> = {}): PersonView => ({
  id,
  name,
  nip: '',
  position: '',
  pokja: [],
  duty: 'anggota',
  contact: null,
  assigned: [],
  inputs: [],
  tasks: 0,
  ...some,
})

/** A team of these people. */
export const teamOf = (...people: PersonView[]): PeopleView => ({
  people,
  unassigned: [],
  added: 0,
  changed: 0,
  removed: null,
  notices: [],
})

/** Whoever works here is nobody of the team. */
export const NOBODY: MyWork = { person: null, name: '', chosen: false, candidates: [], inputs: [] }

/** Puts a fake backend in place for this test. */
export function fake(handlers: Handlers = {}): FakeBackend {
  current = new FakeBackend({
    open_assessment: () => example(),
    list_people: () => teamOf(),
    my_work: () => NOBODY,
    ...handlers,
  })
  useBackend(current)
  return current
}

/** Fails when a command was called that the test has no handler for. Runs after each test. */
export function finish() {
  const missing = current?.missing ?? []
  current = null
  if (missing.length > 0) throw new Error(`no handler for ${missing.join(', ')}`)
}

afterEach(finish)

/** An opened assessment: the example, changed as the test needs it. */
export function deskOf(opened: OpenedView = example(), readOnly = false): Desk {
  return new Desk(opened, readOnly)
}
