import { By } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { example, show } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

const PANE = 'aside[aria-label=Pratinjau]'

test('a page left with a preview open leaves the next one whole', async () => {
  const workspace = scratch('preview')
  const id = example(workspace)
  const first = show(workspace, id).inputs[0]!
  const window = await Window.start({ workspace })
  try {
    await window.go(`#/reviu?${first.code}`)
    await (await window.see('#review-detail .tiles button')).click()
    await window.see(PANE)
    await window.go('#/lembar')
    const note = await window.see(`textarea[data-note="${first.code}"]`)
    await window.driver.wait(
      async () => (await note.getAttribute('value')) === first.notes.unit,
      SLOW,
      'the note is not shown',
    )
    expect(await window.driver.findElements(By.css(PANE))).toEqual([])
  } finally {
    await window.close()
  }
})
