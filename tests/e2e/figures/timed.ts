/** How long the page takes to show what comes of something that is done. */

/** Milliseconds from what was done to what comes of it: on the page, and drawn. */
export interface Timed {
  known: number
  shown: number
}

/**
 * For scripts on a page: `timed(act, within, happened, missing)` acts, waits until something within an element changes and
 * it has happened, and gives the times; after five seconds it fails and says what is missing.
 */
export const TIMED = `
  const timed = (act, within, happened, missing) => new Promise((told, failed) => {
    const begun = performance.now()
    const late = setTimeout(() => failed(new Error(missing)), 5000)
    new MutationObserver((_, observer) => {
      if (!happened()) return
      observer.disconnect()
      clearTimeout(late)
      const known = performance.now() - begun
      requestAnimationFrame(() => {
        const drawn = new MessageChannel()
        drawn.port1.onmessage = () => told({ known, shown: performance.now() - begun })
        drawn.port2.postMessage(null)
      })
    }).observe(within, { characterData: true, childList: true, subtree: true })
    act()
  })`
