/** How long it takes from an answer to the new total. */
import type { Window } from '../support/window'
import { type Timed, TIMED } from './timed'

/** Gives so many answers one after the other on the sheet that is shown, each another one than before. */
export function answered(window: Window, count: number): Promise<Timed[]> {
  return window.driver.executeAsyncScript<Timed[]>(ANSWER, count)
}

const ANSWER = `
  ${TIMED}
  const [count, done] = arguments
  const total = document.querySelector('[data-testid=total]')
  const cards = [...document.querySelectorAll('article[id^="q-"]')].filter((card) => card.querySelector('input[type=radio]'))
  const answer = (card) => {
    const choices = [...card.querySelectorAll('input[type=radio]')]
    const [first, last] = [choices[0], choices[choices.length - 1]]
    const choice = first.checked ? last : first
    return timed(() => choice.click(), total, () => true, 'no new total after ' + card.id)
  }
  ;(async () => {
    const times = []
    for (let at = 0; times.length < count; at = (at + 1) % cards.length) times.push(await answer(cards[at]))
    return times
  })().then(done, (error) => done(String(error)))`
