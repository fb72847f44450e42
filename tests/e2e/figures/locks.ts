/** How long it takes from a lock on the way to a predicate to the new path. */
import type { Window } from '../support/window'

/** Milliseconds from a lock to the new path: on the page, and drawn. */
export interface Lock {
  known: number
  shown: number
}

/** Locks the first step of the path thirty times, each time another one. */
export async function locks(window: Window): Promise<Lock[]> {
  await window.go('#/rencana')
  await window.press('WBBM')
  await window.see('[data-lock]')
  // What is looked for beside the path is there.
  await new Promise((done) => setTimeout(done, 2000))
  return window.driver.executeAsyncScript<Lock[]>(LOCKS)
}

const LOCKS = `
  const done = arguments[arguments.length - 1]
  const rest = () => new Promise((told) => setTimeout(told, 400))
  const lock = () => new Promise((told, failed) => {
    const panel = document.getElementById('planning-tab')
    const locked = document.querySelector('[data-step]')
    const begun = performance.now()
    const missing = setTimeout(() => failed(new Error('no new path after ' + locked.dataset.step)), 5000)
    new MutationObserver((_, observer) => {
      if (panel.querySelector('[data-step]') === locked) return
      observer.disconnect()
      clearTimeout(missing)
      const known = performance.now() - begun
      requestAnimationFrame(() => {
        const drawn = new MessageChannel()
        drawn.port1.onmessage = () => told({ known, shown: performance.now() - begun })
        drawn.port2.postMessage(null)
      })
    }).observe(panel, { childList: true, subtree: true })
    locked.querySelector('[data-lock]').click()
  })
  ;(async () => {
    const times = []
    while (times.length < 30 && document.querySelector('[data-lock]')) {
      times.push(await lock())
      await rest()
    }
    return times
  })().then(done, (error) => done(String(error)))`
