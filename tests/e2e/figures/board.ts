/** How a board of many tasks follows a card that is dragged over it. */
import type { Window } from '../support/window'

/** Milliseconds of each frame while the first card that nobody began is dragged over all columns, back and forth, and
 * dropped into the one of what is done; up to the frames after it is there. */
export async function dragged(window: Window): Promise<number[]> {
  await window.driver.manage().setTimeouts({ script: 120_000 })
  await window.go('#/rencana/tugas')
  await window.press('Papan')
  await window.see('[data-card]')
  // What follows a page that has just been drawn has happened.
  await new Promise((done) => setTimeout(done, 3000))
  const frames = await window.driver.executeAsyncScript<number[] | string>(DRAG)
  if (typeof frames === 'string') throw new Error(frames)
  return frames
}

// No driver drags as a hand does; the page is told of every move the way the platform tells it, one move a frame.
const DRAG = `
  const done = arguments[arguments.length - 1]
  const MOVES = 240
  const columns = [...document.querySelectorAll('[data-status]')]
  const card = document.querySelector('[data-status=belum] [data-card]')
  const arrived = () => document.querySelector('[data-status=selesai] [data-card="' + card.dataset.card + '"]')
  card.scrollIntoView({ block: 'start' })
  const boxes = columns.map((column) => column.getBoundingClientRect())
  const [left, right] = [boxes[0].left + 10, boxes[boxes.length - 1].right - 10]
  const goal = boxes[columns.findIndex((column) => column.dataset.status === 'selesai')]
  const tell = (to, type, x, y) =>
    to.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, clientX: x, clientY: y }))
  const frames = []
  let last = null
  let after = 0
  tell(card, 'dragstart', boxes[0].left + 20, innerHeight / 2)
  requestAnimationFrame(function frame(now) {
    if (last !== null) frames.push(now - last)
    last = now
    const move = frames.length
    if (move <= MOVES) {
      // Three times there and back; the last move is onto the column that is wanted.
      const way = Math.abs(((move / MOVES) * 6) % 2 - 1)
      const x = move === MOVES ? goal.left + 20 : right - way * (right - left)
      const y = innerHeight * (0.6 + 0.25 * Math.sin(move / 9))
      const over = document.elementFromPoint(x, y)
      if (!over) return done('nothing is below the pointer at ' + [x, y])
      tell(over, 'dragover', x, y)
      if (move === MOVES) {
        if (!over.closest('[data-status=selesai]')) return done('the pointer is not over the column that is wanted')
        tell(over, 'drop', x, y)
        tell(card, 'dragend', x, y)
      }
    } else if (move > MOVES + 1200) {
      return done('the card did not arrive')
    } else if (arrived() && (after += 1) > 30) {
      return done(frames)
    }
    requestAnimationFrame(frame)
  })`
