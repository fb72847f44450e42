/** Numbers on a picture of the window, which the list below it in the guide explains. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Window } from '../support/window'

/** The chapters. */
export const guide = resolve(import.meta.dirname, '../../../docs/panduan')

/** How many points the list below each picture has, by the name of the picture. */
export const points: ReadonlyMap<string, number> = new Map(
  readdirSync(guide)
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) => [
      ...readFileSync(join(guide, name), 'utf8').matchAll(/^!\[.*\]\(gambar\/(.*)\.png\)\n\n((?:\d+\. .*\n)+)/gm),
    ])
    .map((found) => [found[1]!, found[2]!.trim().split('\n').length]),
)

/**
 * Marks places with their numbers: each is a CSS selector, or a piece of text of the smallest element that holds it,
 * written as `text=…`.
 */
export async function mark(window: Window, places: readonly string[]): Promise<void> {
  const missing = await window.driver.executeScript<string[]>(
    `const shown = (element) => {
       const box = element.getBoundingClientRect()
       return box.width > 0 && box.height > 0 && box.top < innerHeight && box.bottom > 0 && box.left < innerWidth
     }
     const find = (place) => {
       if (!place.startsWith('text=')) return [...document.querySelectorAll(place)].find(shown)
       const all = [...document.querySelectorAll('body *')].filter((one) => shown(one) && one.innerText?.includes(place.slice(5)))
       return all.find((one) => ![...one.children].some((child) => all.includes(child)))
     }
     const layer = document.createElement('div')
     layer.id = 'callouts'
     // Above dialogs, too.
     layer.popover = 'manual'
     layer.style.cssText = 'position:fixed;inset:0;width:100%;height:100%;margin:0;padding:0;border:0;background:none;pointer-events:none;overflow:hidden'
     document.body.append(layer)
     layer.showPopover()
     const missing = []
     const numbers = []
     arguments[0].forEach((place, at) => {
       const element = find(place)
       if (!element) return missing.push(place)
       const box = element.getBoundingClientRect()
       // What scrolls hides the rest of it.
       const within = (element.closest('main') ?? document.body).getBoundingClientRect()
       const [left, top] = [Math.max(within.left + 2, box.left - 4), Math.max(within.top + 2, box.top - 4)]
       const [right, bottom] = [Math.min(within.right - 2, box.right + 4), Math.min(within.bottom - 2, box.bottom + 4)]
       // Beside what is tall, over the corner of what is not, or at the other corner where there is no room.
       const spot = left < 30 ? [right - 14, top - 2] : bottom - top < 60 ? [left - 16, top - 18] : [left - 28, top - 2]
       const y = Math.max(1, spot[1])
       const taken = numbers.some((other) => Math.abs(other[0] - spot[0]) < 26 && Math.abs(other[1] - y) < 26)
       const x = taken ? right - 14 : spot[0]
       numbers.push([x, y])
       const frame = document.createElement('div')
       frame.style.cssText = \`position:absolute;left:\${left}px;top:\${top}px;width:\${right - left}px;height:\${bottom - top}px;border:2px solid #b3261e;border-radius:8px\`
       const number = document.createElement('div')
       number.textContent = at + 1
       number.style.cssText = \`position:absolute;left:\${x}px;top:\${y}px;width:26px;height:26px;border-radius:13px;background:#b3261e;color:#fff;font:700 16px/26px sans-serif;text-align:center\`
       layer.append(frame, number)
     })
     return missing`,
    places,
  )
  if (missing.length > 0) throw new Error(`not in the window: ${missing.join(', ')}`)
}

/** Takes the numbers away. */
export async function unmark(window: Window): Promise<void> {
  await window.driver.executeScript(`document.getElementById('callouts')?.remove()`)
}
