/** Where the keyboard goes from a question, away from any drawing. */
import type { QuestionGuide } from '$lib/api/types'
import type { Desk } from '$lib/desk/desk.svelte'
import type { Left } from '$lib/desk/work'

/** Every question in the order people go through them: area by area. */
export function sheetOrder(desk: Desk): QuestionGuide[] {
  return desk.halves(null).flatMap((half) => half.groups.flatMap((group) => group.questions))
}

/** The question beside one, in what is listed and then in the whole sheet; itself at the ends. */
export function beside(
  listed: readonly QuestionGuide[],
  order: readonly QuestionGuide[],
  code: string,
  by: 1 | -1,
): QuestionGuide | undefined {
  const at = (list: readonly QuestionGuide[]) => list.findIndex((question) => question.code === code)
  const here = at(listed)
  const next = here < 0 ? listed[0] : listed[here + by]
  return next ?? order[at(order) + by] ?? order[at(order)]
}

/** The next question with something left, a blank one before any other; from the top again after the last. */
export function nextLeft(
  order: readonly QuestionGuide[],
  left: ReadonlyMap<string, Left[]>,
  code: string,
): QuestionGuide | undefined {
  const at = order.findIndex((question) => question.code === code)
  const round = [...order.slice(at + 1), ...order.slice(0, at + 1)]
  const has = (test: (kinds: Left[]) => boolean) => round.find((question) => test(left.get(question.code) ?? []))
  return has((kinds) => kinds.includes('kosong')) ?? has((kinds) => kinds.length > 0)
}
