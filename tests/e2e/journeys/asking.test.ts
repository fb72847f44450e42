import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { By, Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { example, pilar } from '../support/pilar'
import { base, scratch } from '../support/process'
import { Window } from '../support/window'

const CODE = 'A.I.1.i.a'

test('reviewer and unit ask and answer at an input, and a verdict falls with the evidence it was given for', async () => {
  const workspace = scratch('asking')
  const id = example(workspace)
  pilar(workspace, '--role', 'koordinator', 'round', id, 'submit')
  pilar(workspace, 'identity', 'Rahmat Hidayat', '--role', 'dalnis')
  const window = await Window.start({ workspace })
  try {
    await window.go(`#/reviu?${CODE}`)
    // Its evidence is there without asking.
    await window.see('.aside')
    await window.press('Tanyakan kepada unit')
    const field = await window.see('[data-thread]')
    await field.sendKeys('Di halaman berapa nama tim?', Key.chord(Key.CONTROL, Key.ENTER))
    await window.reads('Rahmat Hidayat, Pengendali Teknis')
    // A recommendation begins with the note, by a key.
    await window.driver.executeScript(`document.activeElement.blur()`)
    await window.driver.findElement(By.css('body')).sendKeys('m')
    await window.see('article form textarea')
    await window.type(Key.ESCAPE)
    await window.driver.executeScript(`document.activeElement.blur()`)
    await window.driver.findElement(By.css('body')).sendKeys('s')
    await window.see('[data-testid=tpi]')
    await window.reads('1 dari 127 direviu')
    await window.saved()
    await window.picture(join(base, 'asking-review.png'))

    pilar(workspace, '--role', 'dalnis', 'round', id, 'return')
    pilar(workspace, 'identity', 'Dewi Lestari', '--role', 'koordinator')
    await window.driver.navigate().refresh()
    await window.go(`#/lembar/manajemen-perubahan?${CODE}`)
    await window.reads('Di halaman berapa nama tim?')
    await window.reads('Menunggu jawaban')
    const answer = await window.see(`#q-${CODE.replaceAll('.', '\\.')} [data-thread]`)
    await answer.sendKeys('Halaman 2, ditandai kuning.', Key.chord(Key.CONTROL, Key.ENTER))
    await window.reads('Dewi Lestari, Koordinator')
    await window.saved()
    await window.picture(join(base, 'asking-unit.png'))

    // More evidence: what was Sesuai waits for a review again.
    const more = join(scratch('asking-files'), 'SK perubahan.txt')
    writeFileSync(more, 'SK perubahan')
    pilar(workspace, '--role', 'koordinator', 'evidence', 'add', id, CODE, more)
    pilar(workspace, '--role', 'koordinator', 'round', id, 'submit')
    pilar(workspace, 'identity', 'Rahmat Hidayat', '--role', 'dalnis')
    await window.driver.navigate().refresh()
    await window.go(`#/reviu?${CODE}`)
    await window.reads('Bukti dukung berubah sejak putaran 1')
    await window.reads('0 dari 127 direviu')
    expect(JSON.parse(pilar(workspace, '--json', 'check'))).toMatchObject({ report: { good: true } })
  } finally {
    await window.close()
  }
})
