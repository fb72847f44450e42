/**
 * Which workspace is open, as far as typed texts have to know: a folder that was copied has the same ids, and what was
 * typed in one of them is neither shown nor stored in the other.
 */

/** Numbers of the workspaces that were open, by their places. */
const numbers = new Map<string, number>()
let latest = 0
let here = 0

/** The number of the open workspace. */
export const workspace = () => here

/** Another workspace is open, or the same one again. */
export function openedAt(place: string) {
  here = numbers.get(place) ?? (latest += 1)
  numbers.set(place, here)
}

/** The open workspace was moved, and what was typed in it goes along. */
export function movedTo(place: string) {
  for (const [old, number] of numbers) if (number === here) numbers.delete(old)
  numbers.set(place, here)
}

/** What a text is kept under: the open workspace, and what it is about, from the assessment on. */
export const keyHere = (about: string) => `${here} ${about}`

/** Whether a text is about an assessment of the open workspace. */
export const isAbout = (key: string, assessment: string) => key.startsWith(keyHere(`${assessment} `))
