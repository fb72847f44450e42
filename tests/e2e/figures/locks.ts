/** How long it takes from a lock on the way to a predicate to the new path. */
import type { Window } from '../support/window'
import { type Timed, TIMED } from './timed'

/** Locks the first step of the path thirty times, each time another one. */
export async function locks(window: Window): Promise<Timed[]> {
  await window.go('#/rencana')
  await window.press('WBBM')
  await window.see('[data-lock]')
  // What is looked for beside the path is there.
  await new Promise((done) => setTimeout(done, 2000))
  return window.driver.executeAsyncScript<Timed[]>(LOCKS)
}

const LOCKS = `
  ${TIMED}
  const done = arguments[arguments.length - 1]
  const rest = () => new Promise((told) => setTimeout(told, 400))
  const lock = () => {
    const panel = document.getElementById('planning-tab')
    const locked = document.querySelector('[data-step]')
    const moved = () => panel.querySelector('[data-step]') !== locked
    return timed(() => locked.querySelector('[data-lock]').click(), panel, moved, 'no new path after ' + locked.dataset.step)
  }
  ;(async () => {
    const times = []
    while (times.length < 30 && document.querySelector('[data-lock]')) {
      times.push(await lock())
      await rest()
    }
    return times
  })().then(done, (error) => done(String(error)))`
