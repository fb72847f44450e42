import type { Facts, FaultView } from './types'

/** The facts of a fault that has none. */
export const NO_FACTS: Facts = {
  case: null,
  cause: null,
  rows: [],
  fields: [],
  files: [],
  items: [],
  choices: [],
  accepted: null,
  given: null,
  ambiguous: false,
  database: null,
  format: null,
  steps: [],
  attachment: null,
}

/** Reads whatever a call was rejected with. */
export function asFault(error: unknown): FaultView {
  return isFault(error) ? error : { code: 'kesalahan_program', what: String(error), facts: NO_FACTS }
}

function isFault(error: unknown): error is FaultView {
  return typeof error === 'object' && error !== null && 'code' in error && 'what' in error && 'facts' in error
}
