import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { save } from '../support/acts'
import { ENGINE } from '../support/engine'
import { example } from '../support/pilar'
import { base, scratch } from '../support/process'
import { Window } from '../support/window'

test('Ctrl+P prints what is open, and a report is saved in part and opened', async () => {
  const workspace = scratch('printing')
  example(workspace)
  const file = join(scratch('printed'), 'Laporan.pdf')
  const window = await Window.start({ workspace, dialogs: [[file]] })
  try {
    await window.go('#/lembar/manajemen-perubahan')
    await window.see('article')
    // The dialog of the system cannot be operated here: that it is asked for is what counts.
    await window.driver.executeScript(`window.asked = 0; window.print = () => (window.asked += 1)`)
    await window.driver.executeScript(
      `window.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', ctrlKey: true, bubbles: true, cancelable: true }))`,
    )
    expect(await window.driver.executeScript('return window.asked')).toBe(1)
    await paper(window, 'area')
    await window.go('#/reviu')
    await window.see('.side .row')
    await paper(window, 'review')

    await window.go('#/ekspor')
    const part = await window.see('option[value="kurang"]')
    await part.click()
    await save(window, 'Laporan PDF')
    await window.reads('Tersimpan dan terverifikasi', 30_000)
    expect(existsSync(file)).toBe(true)
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
    await window.press('Cetak')
    await window.reads('Berkas dibuka di program lain')
  } finally {
    await window.close()
  }
})

/** Keeps the page as it is printed, where the engine can make one without a dialog, and tells what it holds. */
async function paper(window: Window, name: string) {
  if (ENGINE !== 'chromium') return
  await window.driver.executeScript(`window.dispatchEvent(new Event('beforeprint'))`)
  const printed = await (window.driver as unknown as { printPage(options: object): Promise<string> }).printPage({})
  await window.driver.executeScript(`window.dispatchEvent(new Event('afterprint'))`)
  writeFileSync(join(base, `printed-${name}.pdf`), printed, 'base64')
}
