import { test } from 'vitest'
import { example, pilar } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

/** As high as the header is with one row, in the height of a letter. */
const ONE_ROW = 5.2

test('text enlarged in the settings leaves the header one row and the question of Reviu in sight', async () => {
  const workspace = scratch('large-text')
  const id = example(workspace)
  pilar(workspace, '--role', 'koordinator', 'round', id, 'submit')
  pilar(workspace, 'identity', 'Rahmat Hidayat', '--role', 'dalnis')
  const window = await Window.start({ workspace, scale: 1 })
  try {
    for (const size of [140, 160, 200]) {
      await window.go('#/pengaturan')
      await window.see('[aria-label="Perbesar teks"]')
      while (Number.parseInt(await window.text('[role=group] output')) < size) await window.press('Perbesar teks')
      await window.go('#/reviu')
      await window.see('#review-title')
      await window.driver.wait(
        () =>
          window.driver.executeScript<boolean>(
            `const letter = parseFloat(getComputedStyle(document.documentElement).fontSize)
             const title = document.getElementById('review-title')
             const { left, bottom } = title.getBoundingClientRect()
             return document.querySelector('header.strip').getBoundingClientRect().height / letter < arguments[0]
               && title.contains(document.elementFromPoint(left + 4, bottom - 4))`,
            ONE_ROW,
          ),
        SLOW,
        `at ${size} % the header has more rows, or the question is not in sight`,
      )
    }
  } finally {
    await window.close()
  }
})
