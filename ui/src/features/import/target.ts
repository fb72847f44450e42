/** Where a planned file may go. */
import { m } from '$lib/i18n'
import type { Outcome } from './flow.svelte'

/** The open assessment, as far as an import cares. */
export interface Open {
  id: string
  unit: string
  year: number
}

/** One way to take a file in. */
export interface Target {
  /** The assessment; `null` for a new one, or for the one a package is of. */
  into: string | null
  text: string
  hint: string
}

/** The ways there are; a single one needs no choice. */
export function targetsOf(plan: Outcome | null, open: Open | null): Target[] {
  if (!open || plan?.kind === 'master-soal' || plan?.kind === 'database') return []
  const text = m.importing
  if (plan?.kind !== 'package') {
    return [
      { into: open.id, text: text.intoThis(open.unit, open.year), hint: text.intoThisHint },
      { into: null, text: text.intoNew, hint: text.intoNewHint },
    ]
  }
  const { assessment, unit, year } = plan.package
  if (assessment === open.id) return []
  const known = plan.id === assessment && !plan.creates
  const own = known ? text.intoOther(unit, year) : text.mergeNew
  return [
    { into: null, text: own, hint: known ? text.mergeHint : text.intoNewHint },
    { into: open.id, text: text.takeValues(open.unit, open.year), hint: text.takeValuesHint },
  ]
}
