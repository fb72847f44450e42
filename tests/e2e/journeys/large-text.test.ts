import { expect, test } from 'vitest'
import { example, pilar } from '../support/pilar'
import { scratch, Window } from '../support/window'

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
      // What has just been drawn may still move.
      await new Promise((done) => setTimeout(done, 700))
      const [header, question] = await window.driver.executeScript<[number, number]>(
        `const letter = parseFloat(getComputedStyle(document.documentElement).fontSize)
         return [
           document.querySelector('header.strip').getBoundingClientRect().height / letter,
           document.getElementById('review-title').getBoundingClientRect().top / innerHeight,
         ]`,
      )
      expect(header, `header at ${size} %`).toBeLessThan(ONE_ROW)
      expect(question, `question at ${size} %`).toBeLessThan(1)
    }
  } finally {
    await window.close()
  }
})
