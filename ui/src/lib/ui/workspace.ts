/**
 * Which workspace is open, as far as typed texts have to know: a folder that was copied has the same ids, and another
 * drive may come to the same letter. What was typed in one workspace is neither shown nor stored in another.
 */

/** A workspace that was open. */
type Known = {
  /** Its folder. */
  place: string
  /** Its own id, which copies share; `null` while it could not be opened, and where it has none. */
  id: string | null
  /** What it is told by here. */
  number: number
}

/** The workspaces that were open, latest first. */
let known: Known[] = []
let latest = 0
let here = 0

/** The number of the open workspace. */
export const workspace = () => here

/** Another workspace is open, or the same one again. One whose id is not known is the one that was last there. */
export function openedAt(place: string, id: string | null) {
  const same = known.find((one) => one.place === place && (!id || !one.id || one.id === id))
  here = same?.number ?? (latest += 1)
  remember({ place, id: id ?? same?.id ?? null, number: here })
}

/** The open workspace was moved, and what was typed in it goes along. Its own id stays, also where it is not told. */
export function movedTo(place: string, id: string | null) {
  remember({ place, id: id ?? known.find((one) => one.number === here)?.id ?? null, number: here })
}

/** Notes where a workspace is now, before the others. */
function remember(now: Known) {
  known = [now, ...known.filter((one) => one.number !== now.number)]
}

/** What a text is kept under: the open workspace, and what it is about, from the assessment on. */
export const keyHere = (about: string) => `${here} ${about}`

/** Whether a text is about an assessment of the open workspace. */
export const isAbout = (key: string, assessment: string) => key.startsWith(keyHere(`${assessment} `))
