/** How long it takes from an answer to the new total. */
import type { Window } from '../support/window'

/** Milliseconds from an answer to the new total: on the page, and drawn. */
export interface Answered {
  known: number
  shown: number
}

/** Gives so many answers one after the other on the sheet that is shown, each another one than before. */
export function answered(window: Window, count: number): Promise<Answered[]> {
  return window.driver.executeAsyncScript<Answered[]>(ANSWER, count)
}

const ANSWER = `
  const [count, done] = arguments
  const total = document.querySelector('[data-testid=total]')
  const cards = [...document.querySelectorAll('article[id^="q-"]')].filter((card) => card.querySelector('input[type=radio]'))
  const answer = (card) => new Promise((told, failed) => {
    const choices = [...card.querySelectorAll('input[type=radio]')]
    const [first, last] = [choices[0], choices[choices.length - 1]]
    const choice = first.checked ? last : first
    const begun = performance.now()
    const missing = setTimeout(() => failed(new Error('no new total after ' + card.id)), 5000)
    new MutationObserver((_, observer) => {
      observer.disconnect()
      clearTimeout(missing)
      const known = performance.now() - begun
      requestAnimationFrame(() => {
        const drawn = new MessageChannel()
        drawn.port1.onmessage = () => told({ known, shown: performance.now() - begun })
        drawn.port2.postMessage(null)
      })
    }).observe(total, { characterData: true, childList: true, subtree: true })
    choice.click()
  })
  ;(async () => {
    const times = []
    for (let at = 0; times.length < count; at = (at + 1) % cards.length) times.push(await answer(cards[at]))
    return times
  })().then(done, (error) => done(String(error)))`
