import { expect, test } from 'vitest'
import { example, pilar } from '../support/pilar'
import { atRest } from '../support/rest'
import { scratch, SLOW, Window } from '../support/window'

/** What scrolls up and down on the page, since more of it is there than is shown. */
const BARS = `
  return [document.getElementById('page'), ...document.querySelectorAll('#page *')]
    .filter((one) => /auto|scroll/.test(getComputedStyle(one).overflowY) && one.scrollHeight > one.clientHeight + 1)
    .filter((one) => one.checkVisibility() && one.tagName !== 'TEXTAREA')
    .map((one) => one.tagName + '.' + one.className.split(' ')[0])`

test('a screen enlarged twice scrolls Reviu as a whole, with its list and without, and with a document', async () => {
  const workspace = scratch('one-bar')
  const id = example(workspace)
  pilar(workspace, '--role', 'koordinator', 'round', id, 'submit')
  pilar(workspace, 'identity', 'Rahmat Hidayat', '--role', 'dalnis')
  const window = await Window.start({ workspace, scale: 2 })
  const bars = async () => {
    await atRest(window)
    return window.driver.executeScript<string[]>(BARS)
  }
  const rows = () =>
    window.driver.executeScript<number>(
      `return [...document.querySelectorAll('section[aria-label="Daftar isian"] li')].filter((one) => one.checkVisibility()).length`,
    )
  try {
    await window.go('#/reviu')
    // The first document of the first input opens by itself.
    await window.see('aside[aria-label=Pratinjau] canvas')
    expect(await bars()).toEqual(['DIV.review'])
    expect(await rows()).toBe(0)
    // WebKit's driver presses beside what is enlarged.
    await window.see('.unfold button')
    await window.driver.executeScript(`document.querySelector('.unfold button').click()`)
    await window.driver.wait(async () => (await rows()) === 127, SLOW, 'the list is not there')
    expect(await bars()).toEqual(['DIV.review'])
    // Choosing one leads to it, and the list makes room for it.
    await window.driver.executeScript(
      `document.querySelectorAll('section[aria-label="Daftar isian"] li button')[40].click()`,
    )
    await window.driver.wait(async () => (await rows()) === 0, SLOW, 'the list stays')
    expect(await bars()).toEqual(['DIV.review'])
  } finally {
    await window.close()
  }
})
