/**
 * The one door to the platform. Pages and features call {@link backend}; the real one is behind `tauri.ts`,
 * tests put a fake one in its place.
 */
import type { Args, Gives, Name } from './commands'
import { forget, Turns } from './turns'

/** Where files are being dragged, in CSS pixels of the window. */
export interface Point {
  x: number
  y: number
}

/** What the platform can do for the page. */
export interface Backend {
  /** Calls a command; rejects with a `FaultView`. */
  call<N extends Name>(name: N, args: Args<N>): Promise<Gives<N>>
  /** Files dragged over the window and dropped on it. Returns how to stop listening. */
  onDrop(over: (at: Point | null) => void, dropped: (paths: string[], at: Point) => void): () => void
  /** The window is to be closed, which it is unless `may` says no. Returns how to stop listening. */
  onClose(may: () => Promise<boolean>): () => void
  /** The program was started once more with a file, which `take_given_file` gives. Returns how to stop listening. */
  onGiven(given: () => void): () => void
  /** Where content of a document can be read for the preview. */
  evidenceUrl(assessment: string, sha256: string): string
  /** Sets the window's title. */
  setTitle(title: string): void
  /** Tells the platform which of light and dark is shown. */
  setTheme(theme: 'light' | 'dark' | null): void
}

let chosen: Backend | undefined
/** The changes that were sent. */
let changes = new Turns()
let refusals = 0

/** Chooses the backend; done once at start, and by tests. */
export function useBackend(backend: Backend) {
  chosen = backend
  changes = new Turns()
  forget()
}

/** The backend in use. */
export function backend(): Backend {
  if (!chosen) throw new Error('no backend chosen')
  return chosen
}

/**
 * Calls a command of the backend in use. The platform runs commands on threads, of which a later one may come first: so
 * every call waits for the changes that were sent before it.
 */
export function call<N extends Name>(name: N, args: Args<N>): Promise<Gives<N>> {
  const send = () => backend().call(name, args)
  // What waits for long work would never stop it.
  return name === 'cancel_job' ? send() : changes.after(send)
}

/** Calls a command that changes something and does not take long: whatever is called after it sees what it stored. */
export function store<N extends Name>(name: N, args: Args<N>): Promise<Gives<N>> {
  const sent = changes.run(() => backend().call(name, args))
  sent.catch(() => (refusals += 1))
  return sent
}

/** How many changes have been refused so far. */
export const refused = () => refusals
