/** The program as a whole: its workspace, the assessment that is open, and how it looks. */
import { tick } from 'svelte'
import { backend, call, store } from '$lib/api/backend'
import type { OnProgress } from '$lib/api/commands'
import { rested, storing } from '$lib/api/turns'
import { m } from '$lib/i18n'
import { worded, type Worded } from '$lib/i18n/faults'
import type { BackupView, Begun, Identity, Opening, PendingUpdate, Preferences, StartupView } from '$lib/api/types'
import { storeTyped } from '$lib/ui/Draft.svelte'
import { openedAt } from '$lib/ui/workspace'
import { Desk, forgetCut } from './desk.svelte'
import { jobs } from './jobs.svelte'
import { notices } from './notices.svelte'
import { router } from './router.svelte'

class Program {
  /** How often an assessment was asked for or put in place. */
  #asked = 0
  /** What the backend said at start; absent until then. */
  startup = $state.raw<StartupView | null>(null)
  /** Why the program cannot start at all. */
  fault = $state.raw<Worded | null>(null)
  /** Who works here; absent until somebody said so. */
  identity = $state.raw<Identity | null>(null)
  desk = $state.raw<Desk | null>(null)
  /** The folder that was left for looking at another one. */
  back = $state.raw<string | null>(null)
  /** What was said to a doubtful clock: nothing yet, later, or that it is right. */
  clock = $state.raw<'asked' | 'later' | 'right'>('asked')
  /** Where the folder is kept that the workspace was moved from. */
  kept = $state.raw<string | null>(null)
  /** A file the program was started with, until the import page takes it. */
  given = $state.raw<string | null>(null)
  preferences = $state.raw<Preferences>({ theme: 'system', text: 100, rail: true, last: null, at: null })

  /** Asks the backend where things stand, and opens what was open last. */
  async start() {
    try {
      await this.#take(await call('begin', {}))
      backend().onGiven(() => void this.#takeGiven())
      await this.#takeGiven()
    } catch (error) {
      this.fault = worded(error)
    }
  }

  /** Shows the file that the program was started with as an import, which changes nothing before it is confirmed. */
  async #takeGiven() {
    const file = await call('take_given_file', {})
    if (file) this.importFile(file)
  }

  /** Shows a file as an import, which changes nothing before it is confirmed. */
  importFile(file: string) {
    this.given = file
    if (this.desk) router.go('impor')
  }

  /** Takes where things stand after start, or after another workspace was chosen. */
  async takeStartup(startup: StartupView) {
    const { identity, preferences } = this
    const [asked, kept] = startup.fault
      ? [identity, preferences]
      : await Promise.all([call('identity', {}), call('preferences', {})])
    await this.#take({ startup, identity: asked, preferences: kept, opened: null })
  }

  async #take({ startup, identity, preferences, opened }: Begun) {
    let desk: Desk | null = null
    if (!startup.fault) {
      const last = startup.assessments.find((one) => one.id === preferences.last) ?? startup.assessments[0]
      if (opened) desk = new Desk(opened, startup.read_only)
      else if (last) desk = await this.#read(last.id, startup)
      // A program that has just started goes on where it was left.
      if (desk && !location.hash && preferences.at) router.restore(preferences.at)
    }
    openedAt(startup.workspace, startup.id)
    // All at once: the first start is not shown for a moment to somebody who has long started, and nothing is
    // remembered in a workspace that is only looked at.
    this.identity = identity
    this.preferences = preferences
    this.startup = startup
    this.show()
    this.#put(desk)
  }

  /**
   * Goes over to another workspace, or to an earlier state of this one. What was typed is stored in what is left, and
   * nothing is typed or chosen until the other is shown. A change that is sent meanwhile all the same is refused: `open`
   * must not be waited for by those after it, or they would be stored in the other.
   */
  goOver(name: string, open: () => Promise<StartupView>): Promise<void> {
    return jobs.wait(name, () => this.#goOver(open), { alone: true })
  }

  /** The same for work that can be stopped. */
  goOverStoppably(name: string, open: (id: number, progress: OnProgress) => Promise<StartupView>): Promise<void> {
    return jobs.run(name, (id, progress) => this.#goOver(() => open(id, progress)), { alone: true })
  }

  async #goOver(open: () => Promise<StartupView>) {
    // The page is shut first.
    await tick()
    const field = document.activeElement
    if (field instanceof HTMLElement && !field.closest('dialog')) field.blur()
    await storeTyped()
    await rested()
    const startup = await storing(open())
    forgetCut()
    await storing(this.takeStartup(startup))
  }

  /** Works in another folder from now on; or only looks at it, with the way back kept. */
  async use(dir: string, opening: Opening) {
    const left = this.startup?.read_only ? this.back : (this.startup?.workspace ?? null)
    try {
      await this.goOver(m.settings.place.opening, () => call('choose_workspace', { dir, opening }))
      this.back = opening === 'look' ? left : null
    } catch (error) {
      notices.refuse(error)
    }
  }

  /** Asks for a folder and works in it, or only looks at it. */
  async pick(title: string, opening: Opening = 'begin') {
    try {
      const dir = await call('pick_folder', { title })
      if (dir) await this.use(dir, opening)
    } catch (error) {
      notices.refuse(error)
    }
  }

  /** Looks at the clock again, after somebody put it right. */
  async askClock() {
    try {
      const { doubtful_clock } = await call('startup', {})
      if (this.startup) this.startup = { ...this.startup, doubtful_clock }
      if (!doubtful_clock) notices.tell(m.frame.clockRight)
    } catch (error) {
      notices.refuse(error)
    }
  }

  /** Reads anew which instruments assessments can be begun with. */
  async readInstruments() {
    const { instruments } = await call('startup', {})
    if (this.startup) this.startup = { ...this.startup, instruments }
  }

  /** Takes back the clocks of changes that are ahead of this machine's, and reads the open assessment again. */
  async repairClock() {
    try {
      const repaired = await store('repair_clock', {})
      const count = repaired.reduce((sum, one) => sum + one.changes, 0)
      if (this.desk) await this.open(this.desk.id)
      notices.tell(count > 0 ? m.frame.clockRepaired(count) : m.frame.clockFine)
    } catch (error) {
      notices.refuse(error)
    }
  }

  /** Opens an assessment. */
  async open(id: string): Promise<boolean> {
    const asked = ++this.#asked
    const desk = await this.#read(id, this.startup)
    // Another was asked for since.
    if (asked !== this.#asked) return false
    if (desk) this.#put(desk)
    return desk !== null
  }

  /** Reads an assessment; `null` when it could not be read, which is told. */
  async #read(id: string, startup: StartupView | null): Promise<Desk | null> {
    try {
      return new Desk(await call('open_assessment', { id }), startup?.read_only ?? false)
    } catch (error) {
      notices.refuse(error)
      return null
    }
  }

  #put(desk: Desk | null) {
    this.#asked += 1
    this.desk = desk
    if (!desk) return
    backend().setTitle(`${desk.profile.unit} ${desk.profile.year} – Pilar`)
    if (this.preferences.last !== desk.id) this.prefer({ last: desk.id })
  }

  /** Notes who works here from now on. */
  async identify(identity: Identity) {
    this.identity = await store('set_identity', { identity })
  }

  /** Reads the list of assessments again, after one was added. */
  async refresh() {
    const assessments = await call('list_assessments', {})
    if (this.startup) this.startup = { ...this.startup, assessments }
  }

  /** Takes the backups there are, after one was made. */
  takeBackups(backups: BackupView[]) {
    if (this.startup) this.startup = { ...this.startup, backups }
  }

  /** Takes the update that waits for the next start now. */
  takeUpdate(update: PendingUpdate | null) {
    if (this.startup) this.startup = { ...this.startup, update }
  }

  /** Changes how the program looks and remembers it. */
  prefer(some: Partial<Preferences>) {
    this.preferences = { ...this.preferences, ...some }
    this.show()
    if (this.startup?.read_only) return
    store('set_preferences', { preferences: this.preferences }).catch((error) => notices.refuse(error))
  }

  /** Notes which page is shown, for the next start. */
  visit(at: string) {
    if (this.preferences.at !== at) this.prefer({ at })
  }

  /** Light or dark as it is shown now. */
  get theme(): 'light' | 'dark' {
    if (this.preferences.theme !== 'system') return this.preferences.theme
    return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  }

  /** Puts the preferences on the page. */
  show() {
    document.documentElement.dataset.theme = this.theme
    document.documentElement.style.setProperty('--text-scale', String(this.preferences.text / 100))
    backend().setTheme(this.preferences.theme === 'system' ? null : this.preferences.theme)
  }
}

export const program = new Program()
