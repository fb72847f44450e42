/** What the cards are made from. */
import type { Desk } from '$lib/desk/desk.svelte'
import { gapsOf, type Gap, type Wanted } from './gaps'

/** The gaps of the open assessment. */
export function gapsOfDesk(desk: Desk, wanted: Wanted): Gap[] {
  const inputs = desk.guide.questions.flatMap((question) => question.inputs.map((input) => desk.input(input.code)))
  return gapsOf({ profile: desk.profile, logo: desk.logo, inputs }, wanted)
}

/** Key of the area an input lies in. */
export function areaOf(desk: Desk): (code: string) => string | null {
  return (code) => desk.questionOfInput.get(code)?.area ?? null
}
