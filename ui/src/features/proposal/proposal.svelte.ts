/** What there is of the proposal, and how it is written. */
import { call } from '$lib/api/backend'
import type { Args } from '$lib/api/commands'
import type { ProposalView } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import { Reread } from '$lib/desk/reread'
import { worded, type Worded } from '$lib/i18n/faults'

export class Proposal extends Reread {
  /** `null` until it was read. */
  view = $state.raw<ProposalView | null>(null)
  fault = $state.raw<Worded | null>(null)

  async load(desk: Desk) {
    const isLatest = this.ask()
    try {
      const view = await call('show_proposal', { id: desk.id })
      if (isLatest()) [this.view, this.fault] = [view, null]
    } catch (error) {
      if (isLatest()) this.fault = worded(error)
    }
  }
}

type KitInput = Args<'change_kit'>
/** What is said of a stage. */
export type StageInput = Args<'set_stage'>
/** What is said of an objection. */
export type AppealInput = Args<'set_appeal'>

/** A change of the kit. */
export const kitInput = (desk: Desk, some: Partial<KitInput>): KitInput => ({
  assessment: desk.id,
  files: [],
  values: [],
  source: null,
  check: null,
  uncheck: [],
  ...some,
})

/** What is said of a stage. */
export const stageInput = (desk: Desk, stage: string, some: Partial<StageInput>): StageInput => ({
  assessment: desk.id,
  stage,
  ...some,
})

/** What is said of an objection. */
export const appealInput = (desk: Desk, item: string, some: Partial<AppealInput>): AppealInput => ({
  assessment: desk.id,
  item,
  ...some,
})
