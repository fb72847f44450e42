import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { save } from '../support/acts'
import { ENGINE } from '../support/engine'
import { example, pilar } from '../support/pilar'
import { base, scratch, SLOW } from '../support/process'
import { Window } from '../support/window'

test('Ctrl+P prints what is open, and a report is saved in part and opened', async () => {
  const workspace = scratch('printing')
  const id = example(workspace)
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
    for (const annex of ['Jalan termurah ke predikat', 'Perjalanan nilai']) await tick(window, 'Laporan PDF', annex)
    await save(window, 'Laporan PDF')
    await window.reads('Tersimpan dan terverifikasi')
    expect(existsSync(file)).toBe(true)
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
    // The same without its annexes is shorter.
    const bare = join(scratch('printed-bare'), 'Laporan.pdf')
    pilar(workspace, 'export', id, '--format', 'pdf', '--part', 'kurang', '-o', bare)
    expect(statSync(file).size).toBeGreaterThan(statSync(bare).size + 2_000)
    await window.press('Cetak')
    await window.reads('Berkas dibuka di program lain')
  } finally {
    await window.close()
  }
})

/** Ticks a box of an export's card. */
function tick(window: Window, card: string, text: string) {
  return window.driver.wait(
    () =>
      window.driver.executeScript(
        `const heading = [...document.querySelectorAll('h2, h3')].find((one) => one.innerText.trim() === arguments[0])
       const card = heading?.closest('section, article, li, form, .card')
       const label = [...(card?.querySelectorAll('label') ?? [])].find((one) => one.innerText.trim() === arguments[1])
       label?.click()
       return label !== undefined`,
        card,
        text,
      ),
    SLOW,
    `no box ${text}`,
  )
}

/** Keeps the page as it is printed, where the engine can make one without a dialog, and tells what it holds. */
async function paper(window: Window, name: string) {
  if (ENGINE !== 'chromium') return
  await window.driver.executeScript(`window.dispatchEvent(new Event('beforeprint'))`)
  const printed = await (window.driver as unknown as { printPage(options: object): Promise<string> }).printPage({})
  await window.driver.executeScript(`window.dispatchEvent(new Event('afterprint'))`)
  writeFileSync(join(base, `printed-${name}.pdf`), printed, 'base64')
}
