/** A page that has come to rest. */
import { SLOW, type Window } from './window'

/** Waits until nothing of the page has changed for so many milliseconds, and nothing moves: all of it is drawn by then. */
export async function atRest(window: Window, quiet = 400) {
  const rests = await window.driver.executeAsyncScript<boolean>(
    `const [quiet, timeout, done] = arguments
     const began = performance.now()
     let changed = began
     const watching = new MutationObserver(() => (changed = performance.now()))
     watching.observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
     const look = () => {
       const now = performance.now()
       if (document.getAnimations().some((one) => one.playState === 'running')) changed = now
       const rests = now - changed >= quiet
       if (!rests && now - began < timeout) return setTimeout(look, 50)
       watching.disconnect()
       done(rests)
     }
     look()`,
    quiet,
    SLOW,
  )
  if (!rests) throw new Error('the page does not come to rest')
}
