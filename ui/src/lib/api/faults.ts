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
  sheet: null,
}

/** What a fault of the page itself is told as, like one of the backend: what happened, and what is safe. */
const BROKEN = 'ada yang keliru di dalam Pilar'
const STORED = 'yang sudah tersimpan tetap utuh'

/** Reads whatever a call was rejected with. */
export function asFault(error: unknown): FaultView {
  return isFault(error)
    ? error
    : { code: 'kesalahan_program', what: `${BROKEN} (${String(error)}); ${STORED}`, facts: NO_FACTS }
}

function isFault(error: unknown): error is FaultView {
  return typeof error === 'object' && error !== null && 'code' in error && 'what' in error && 'facts' in error
}
