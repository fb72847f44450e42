/** The history as it is read: days, the actions of each, and what every change replaced. */
import type { ChangeView } from '$lib/api/types'

/** One action and its changes. */
export interface Action {
  id: string
  name: string
  author: string
  time: string
  changes: ChangeView[]
}

/** One day, `2026-11-22`, newest first. */
export interface Day {
  date: string
  actions: Action[]
}

/** Groups changes, newest first, by the day they were made and the action they belong to. */
export function days(changes: readonly ChangeView[]): Day[] {
  const found: Day[] = []
  for (const change of changes) {
    const date = change.time.slice(0, 10)
    let day = found.at(-1)
    if (day?.date !== date) found.push((day = { date, actions: [] }))
    let action = day.actions.at(-1)
    if (action?.id !== change.action) {
      action = { id: change.action, name: change.action_name, author: change.author, time: change.time, changes: [] }
      day.actions.push(action)
    }
    action.changes.push(change)
  }
  return found
}

/** What each change replaced, as far as it is among them; by the change's id. */
export function replaced(changes: readonly ChangeView[]): Map<string, string> {
  const texts = new Map(changes.map((change) => [change.id, change.text]))
  return new Map(
    changes.flatMap((change) => {
      const text = change.base === null ? undefined : texts.get(change.base)
      return text === undefined ? [] : [[change.id, text] as const]
    }),
  )
}

/** The changes, of a list newest first, whose subject was changed again later; the rest stand now. */
export function past(changes: readonly ChangeView[]): Set<string> {
  const subjects = new Set<string>()
  const found = new Set<string>()
  for (const change of changes) {
    if (subjects.has(change.subject)) found.add(change.id)
    subjects.add(change.subject)
  }
  return found
}

/** What a change says, or nothing where its value is not for reading. */
export function told(text: string): string {
  return /^[[{]/.test(text) ? '' : text
}
