import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { By, Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { keys } from '../support/acts'
import { agreed, example, pilar, show } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

interface Shown {
  inputs: { answers: { unit?: unknown } }[]
}

test('a reviewer goes through ten questions by keyboard, and the LHE comes out', async () => {
  const workspace = scratch('reviewing')
  const id = example(workspace)
  pilar(workspace, '--role', 'koordinator', 'round', id, 'submit')
  pilar(workspace, 'identity', 'Rahmat Hidayat', '--role', 'dalnis')
  const answers = () =>
    (JSON.parse(pilar(workspace, '--json', 'show', id)) as Shown).inputs.map((input) => input.answers.unit)
  const before = answers()
  const report = join(scratch('lhe'), 'LHE.pdf')

  const window = await Window.start({ workspace, dialogs: [[report]] })
  try {
    await window.go('#/reviu')
    await window.reads('0 dari 127 direviu')
    const page = await window.driver.findElement(By.css('body'))
    for (let at = 1; at <= 10; at += 1) {
      // One key: the checks are ticked by the facts, and what has its verdict leaves the queue of what is open.
      await page.sendKeys('s')
      await window.reads(`${at} dari 127 direviu`)
    }
    await window.driver.wait(() => agreed(workspace, id) === 10, SLOW, 'not ten are reviewed')
    // The unit's own answers are as they were.
    expect(answers()).toEqual(before)

    await window.go('#/lhe')
    await window.press('Simpan PDF')
    await window.driver.wait(() => existsSync(report), SLOW, 'no LHE')
    expect(readFileSync(report).subarray(0, 5).toString()).toBe('%PDF-')
    expect(show(workspace, id).score.answered).toBe(127)
  } finally {
    await window.close()
  }
})

test('a reviewer who reads a card of the unit goes to its review, and finds there what was half written', async () => {
  const workspace = scratch('reviewing-card')
  const id = example(workspace)
  pilar(workspace, '--role', 'koordinator', 'round', id, 'submit')
  pilar(workspace, 'identity', 'Rahmat Hidayat', '--role', 'dalnis')
  const window = await Window.start({ workspace })
  const title = (text: string) =>
    window.driver.wait(
      () =>
        window.driver.executeScript<boolean>(
          `return document.getElementById('review-title')?.innerText.trim() === arguments[0]`,
          text,
        ),
      SLOW,
      `not at ${text}`,
    )
  try {
    await window.go('#/lembar/manajemen-perubahan?A.I.1.i.b')
    await (await window.see('#page aside a[href="#/reviu?A.I.1.i.b"]')).click()
    await title('Cara memilih anggota tim ZI')
    await keys(window, 'm')
    const form = await window.see('article form textarea')
    await form.sendKeys('Lengkapi berita acara', Key.ESCAPE)
    await keys(window, 'k')
    await title('Tim pembangunan ZI di unit kerja')
    await keys(window, 'j')
    await title('Cara memilih anggota tim ZI')
    expect(await (await window.see('article form textarea')).getAttribute('value')).toBe('Lengkapi berita acara')
  } finally {
    await window.close()
  }
})
