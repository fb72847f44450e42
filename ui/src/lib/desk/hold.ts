/** Why the unit's own cannot be changed on this desk now. */
import type { Desk } from './desk.svelte'
import { program } from './program.svelte'
import { layerOf } from './role'

/** `looking`: the workspace is only read; `reviewer`: the reader is one of the reviewers; `submitted` and `approved`: the
 * worksheet is with them, or the review is over. */
export type Hold = 'looking' | 'reviewer' | 'submitted' | 'approved'

/** What holds the unit's answers, notes and evidence; `null` while the reader may change them. */
export function holdOf(desk: Desk): Hold | null {
  if (desk.readOnly) return 'looking'
  // Answers that are only tried are nobody's.
  if (desk.tried) return null
  const { stage } = desk.review
  if (stage === 'approved') return stage
  if (layerOf(program.identity?.role) !== null) return 'reviewer'
  return stage === 'submitted' ? stage : null
}

/** Whether the unit's own cannot be changed here now. */
export const held = (desk: Desk) => holdOf(desk) !== null

/** Whether the reader only looks at what the unit keeps beside the worksheet, such as monev and the proposal: that is the
 * unit's at any stage of the review, and never a reviewer's. */
export const looksOn = (desk: Desk) => desk.readOnly || layerOf(program.identity?.role) !== null
