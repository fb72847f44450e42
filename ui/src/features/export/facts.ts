/** What the cards are made from. */
import type { Desk } from '$lib/desk/desk.svelte'
import { address } from '$lib/desk/router.svelte'
import { gapsOf, type Gap, type Wanted } from './gaps'

/** The gaps of the open assessment. */
export function gapsOfDesk(desk: Desk, wanted: Wanted): Gap[] {
  const inputs = desk.guide.questions.flatMap((question) => question.inputs.map((input) => desk.input(input.code)))
  const { profile, logo, withoutEvidence } = desk
  return gapsOf({ profile, logo, inputs, withoutEvidence }, wanted)
}

/** The address of the card or the page where a gap is mended. */
export function linkOf(desk: Desk): (gap: Gap) => string {
  return ({ page, at }) => {
    const question = at === null ? undefined : (desk.questions.get(at) ?? desk.questionOfInput.get(at))
    return address(page, question?.area, question?.code)
  }
}
