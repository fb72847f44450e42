/** One file on its way in: chosen, planned, imported. Nothing is stored before {@link Flow.store}. */
import { call } from '$lib/api/backend'
import { worded, type Worded } from '$lib/i18n/faults'
import type {
  DatabaseImported,
  ImportKind,
  ImportNames,
  ImportOutcome,
  MapChoice,
  PackageImported,
} from '$lib/api/types'
import { jobs } from '$lib/desk/jobs.svelte'
import { notices } from '$lib/desk/notices.svelte'
import { m } from '$lib/i18n'

/** What a file would change, or did. */
export type Outcome = ImportOutcome | PackageImported | DatabaseImported

/** Whether a file of answers says it is another unit's or another year's than the assessment it would go into. */
function isOfAnother(plan: Outcome): boolean {
  if (plan.kind !== 'workbook' && plan.kind !== 'jawaban-unit') return false
  const year = plan.said_year !== null && plan.said_year !== plan.year
  return year || plan.warnings.some((warning) => warning.code === 'unit_berbeda')
}

export class Flow {
  path = $state<string | null>(null)
  /** The assessment it goes into; `null` for a new one, or for the one a package is of. */
  into = $state<string | null>(null)
  /** What was planned last. */
  plan = $state.raw<Outcome | null>(null)
  /** The plan is the one of the present choice, so it can be imported. */
  ready = $state(false)
  done = $state.raw<Outcome | null>(null)
  fault = $state.raw<Worded | null>(null)
  /** The sheet that somebody chose among several that fit. */
  sheet = $state<string | null>(null)
  /** The sheets there are to choose from, once that was asked. */
  sheets = $state.raw<string[]>([])
  /** The column map that somebody chose. */
  map = $state.raw<MapChoice | null>(null)
  /** Pictures in the rows of inputs are attached. */
  pictures = $state(false)
  /** Whose a new assessment is, where somebody said it. */
  names = $state.raw<ImportNames | null>(null)
  /** Rows that cannot be read are left out. */
  skipping = $state(false)
  busy = $state(false)
  #kind: ImportKind = 'answers'
  /** Where it goes was chosen by a person, or in their place once. */
  #chosen = false
  /** The call whose answer is waited for; answers to earlier ones come too late. */
  #turn = 0

  readonly name = $derived(this.path?.split(/[\\/]/).at(-1) ?? '')
  /** Whether importing would change anything. */
  readonly changes = $derived.by(() => {
    const { plan } = this
    if (!plan) return false
    if (plan.kind === 'database') {
      return plan.changes > 0 || plan.contents > 0 || plan.plans.some((one) => one.creates)
    }
    if (plan.kind === 'package') return plan.creates || plan.changes > 0 || plan.contents > 0
    return plan.creates || plan.new + plan.updated + plan.attached > 0
  })

  /** Asks for a file and plans it. */
  async pick(into: string | null) {
    const filters = [
      {
        name: m.importing.filters.all,
        extensions: ['xlsx', 'xlsm', 'xlsb', 'xls', 'ods', 'json', 'zip', 'pilar', 'db'],
      },
      { name: m.importing.filters.workbook, extensions: ['xlsx', 'xlsm', 'xlsb', 'xls', 'ods'] },
      { name: m.importing.filters.json, extensions: ['json'] },
      { name: m.importing.filters.package, extensions: ['zip', 'pilar'] },
      { name: m.importing.filters.database, extensions: ['db'] },
    ]
    try {
      const path = await call('pick_file', { title: m.importing.pick, filters })
      if (path) await this.take(path, into)
    } catch (error) {
      notices.refuse(error)
    }
  }

  /** Plans a file. A package or a database goes where it belongs unless people choose otherwise. */
  async take(path: string, into: string | null) {
    this.reset()
    this.path = path
    const turn = this.#turn
    try {
      this.#kind = await call('import_kind', { path })
    } catch (error) {
      if (turn === this.#turn) this.fault = worded(error)
      return
    }
    if (turn !== this.#turn) return
    this.into = this.#kind === 'answers' ? into : null
    await this.#run(true)
  }

  /** Plans it for another assessment. */
  async goInto(into: string | null) {
    this.#chosen = true
    this.into = into
    await this.#run(true)
  }

  /** Plans another sheet of the workbook. */
  async goSheet(sheet: string) {
    this.sheet = sheet
    await this.#run(true)
  }

  /** Plans it with another column map; `null` as headings and content say. */
  async goMap(map: MapChoice | null) {
    this.map = map
    await this.#run(true)
  }

  /** Plans a new assessment of another unit or year than the file says. */
  async goNames(names: ImportNames) {
    this.names = names
    await this.#run(true)
  }

  /** Plans it with or without the pictures. */
  async goPictures(pictures: boolean) {
    this.pictures = pictures
    await this.#run(true)
  }

  /** Plans it without the rows that cannot be read. */
  async skip() {
    this.skipping = true
    await this.#run(true)
  }

  /** Imports what was planned. */
  async store(): Promise<Outcome | null> {
    await this.#run(false)
    return this.done
  }

  /** Back to choosing a file. */
  reset() {
    this.#turn += 1
    this.path = this.plan = this.done = this.fault = null
    this.skipping = this.busy = this.ready = false
    this.sheet = this.map = this.names = null
    this.pictures = this.#chosen = false
    this.sheets = []
  }

  async #run(dryRun: boolean): Promise<void> {
    const { path, into } = this
    if (!path) return
    const turn = (this.#turn += 1)
    const skipUnreadable = this.skipping
    const { sheet, map, pictures } = this
    const names = into === null ? this.names : null
    this.busy = true
    this.fault = null
    if (dryRun) this.ready = false
    try {
      const name = dryRun ? m.importing.reading(this.name) : m.importing.storing(this.name)
      const kind = { reads: dryRun }
      const outcome: Outcome =
        this.#kind === 'package'
          ? await jobs.run(name, (job, progress) => call('import_package', { path, into, dryRun, job, progress }), kind)
          : this.#kind === 'database'
            ? await jobs.run(name, (job, progress) => call('import_database', { path, dryRun, job, progress }), kind)
            : await jobs.wait(
                name,
                () =>
                  call('import_file', {
                    path,
                    into,
                    dryRun,
                    skipUnreadable,
                    ...(sheet ? { sheet } : {}),
                    ...(map ? { map } : {}),
                    ...(pictures ? { pictures } : {}),
                    ...(names ? { names } : {}),
                  }),
                kind,
              )
      if (turn !== this.#turn) return
      if (dryRun && into !== null && !this.#chosen && isOfAnother(outcome)) {
        // It can still be chosen where a new one is refused.
        this.plan = outcome
        this.into = null
        this.#chosen = true
        return await this.#run(true)
      }
      if (dryRun) {
        this.plan = outcome
        this.ready = true
      } else this.done = outcome
    } catch (error) {
      if (turn !== this.#turn) return
      const fault = worded(error)
      // A cancelled import leaves the plan where it was.
      if (fault.code === 'dibatalkan' && this.ready) notices.tell(fault.what)
      else this.fault = fault
      if (fault.code === 'lembar_rancu') this.sheets = fault.facts.choices
    } finally {
      if (turn === this.#turn) this.busy = false
    }
  }
}
