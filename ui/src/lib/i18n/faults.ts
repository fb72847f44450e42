/** Faults in the words of the window: the backend says what happened, the hint follows from the fault's code. */
import { asFault } from '$lib/api/faults'
import type { Code, Facts, FaultView } from '$lib/api/types'
import { hintFor } from './hints'

/** A fault as it is shown. */
export interface Worded {
  code: Code
  /** What happened and what is safe. */
  what: string
  /** What to do next. */
  hint: string
  /** Everything that is wrong, one by one. */
  list: string[]
  facts: Facts
}

/** Words whatever a call was rejected with. */
export function worded(error: unknown): Worded {
  const fault = asFault(error)
  const { code, facts } = fault
  return {
    code,
    what: sentence(fault.what),
    hint: sentence(hintFor(code, facts)),
    list: listed(fault),
    facts,
  }
}

/** All of a fault in one line, as a field says it. */
export function sentences({ what, list, hint }: Worded): string {
  return [what, ...list, hint].join(' ')
}

/** The address where the guide explains a fault. */
export function explained(code: Code): string {
  return `#/bantuan/08-pesan?${code}`
}

/** What is shown one below the other. */
function listed({ facts }: FaultView): string[] {
  return [
    ...facts.rows.map((row) => `${row.place}: ${row.reason}`),
    ...facts.fields.map((field) => `${field.label} ${field.reason}`),
    ...facts.files.map((file) => `${file.path}: ${file.reason}`),
    ...facts.items,
  ].map(stopped)
}

/** Ends with a stop; a place or a name keeps its first letter. */
function stopped(text: string): string {
  return /[.?]\)?$/.test(text) ? text : `${text}.`
}

/** Begins with a capital and ends with a stop. */
export function sentence(text: string): string {
  const trimmed = text.trim()
  return stopped(trimmed.charAt(0).toLocaleUpperCase('id-ID') + trimmed.slice(1))
}
