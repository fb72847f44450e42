/** The program as a whole: its workspace, the assessment that is open, and how it looks. */
import { backend, call } from '$lib/api/backend'
import { worded, type Worded } from '$lib/api/faults'
import type { Preferences } from '$lib/api/commands'
import type { BackupView, Identity, StartupView } from '$lib/api/types'
import { Desk } from './desk.svelte'
import { notices } from './notices.svelte'

class Program {
  /** What the backend said at start; absent until then. */
  startup = $state.raw<StartupView | null>(null)
  /** Why the program cannot start at all. */
  fault = $state.raw<Worded | null>(null)
  /** Who works here; absent until somebody said so. */
  identity = $state.raw<Identity | null>(null)
  desk = $state.raw<Desk | null>(null)
  preferences = $state.raw<Preferences>({ theme: 'system', text: 100, rail: true, last: null })

  /** Asks the backend where things stand, and opens what was open last. */
  async start() {
    try {
      await this.takeStartup(await call('startup', {}))
    } catch (error) {
      this.fault = worded(error)
    }
  }

  /** Takes where things stand after start, or after another workspace was chosen. */
  async takeStartup(startup: StartupView) {
    this.desk = null
    this.startup = startup
    if (!startup.fault) {
      this.identity = await call('identity', {})
      this.preferences = { ...this.preferences, ...(await call('preferences', {})) }
    }
    this.show()
    const last = startup.assessments.find((one) => one.id === this.preferences.last) ?? startup.assessments[0]
    if (last) await this.open(last.id)
  }

  /** Opens an assessment. */
  async open(id: string): Promise<boolean> {
    try {
      const opened = await call('open_assessment', { id })
      this.desk = new Desk(opened, this.startup?.read_only ?? false)
    } catch (error) {
      notices.refuse(error)
      return false
    }
    backend().setTitle(`${this.desk.profile.unit} ${this.desk.profile.year} – Pilar`)
    if (this.preferences.last !== id) this.prefer({ last: id })
    return true
  }

  /** Notes who works here from now on. */
  async identify(identity: Identity) {
    this.identity = await call('set_identity', { identity })
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

  /** Changes how the program looks and remembers it. */
  prefer(some: Partial<Preferences>) {
    this.preferences = { ...this.preferences, ...some }
    this.show()
    if (this.startup?.read_only) return
    call('set_preferences', { preferences: this.preferences }).catch((error) => notices.refuse(error))
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
