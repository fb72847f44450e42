import { By, Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { example, show } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

/** A question with letters, and one that asks for a number. */
const [CHOICE, NUMBER] = ['A.I.1.i.b', 'B.I.a']

test('what was typed a moment before the window closes is stored, and what was refused is asked about first', async () => {
  const workspace = scratch('closing')
  const id = example(workspace)
  const window = await Window.start({ workspace })
  try {
    await window.go(`#/lembar?${NUMBER}`)
    const number = await window.see(`input[data-input="${NUMBER}"]`)
    await window.driver.executeScript('arguments[0].focus(); arguments[0].select()', number)
    await number.sendKeys('banyak', Key.TAB)
    await window.reads('Belum tersimpan')
    await close(window)
    await window.reads('1 ketikan belum tersimpan')
    await window.press('Kembali bekerja')
    await window.driver.executeScript('arguments[0].focus(); arguments[0].select()', number)
    await number.sendKeys('3', Key.TAB)
    await window.saved()

    await window.go(`#/lembar/manajemen-perubahan?${CHOICE}`)
    const card = await window.see(`#q-${CHOICE.replaceAll('.', '\\.')}`)
    await window.driver.executeScript('arguments[0].focus()', card)
    await card.sendKeys('n')
    await window.driver.wait(
      () => window.driver.executeScript(`return document.activeElement.tagName === 'TEXTAREA'`),
      SLOW,
      'the note is not open',
    )
    await window.type('Ditutup sesaat sesudah diketik.')
    await close(window)
    await window.driver.wait(() => gone(window), SLOW, 'the window is still there')
  } finally {
    await window.kill()
  }
  const input = show(workspace, id).inputs.find(({ code }) => code === CHOICE)
  expect(input?.notes.unit).toContain('Ditutup sesaat sesudah diketik.')
})

/** Asks the page for what its frame asks when it is closed. */
async function close(window: Window) {
  await window.driver.executeScript(
    `const target = { kind: 'Window', label: 'main' }
     const event = { target, event: 'tauri://close-requested', payload: null }
     // The driver has its answer before the page is gone.
     setTimeout(() => void window.__TAURI_INTERNALS__.invoke('plugin:event|emit_to', event))`,
  )
}

/** Nothing is shown any more. */
async function gone(window: Window): Promise<boolean> {
  try {
    return (await window.driver.findElements(By.css('main'))).length === 0
  } catch {
    return true
  }
}
