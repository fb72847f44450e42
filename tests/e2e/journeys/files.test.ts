import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { example, pilar, show } from '../support/pilar'
import { scratch, Window } from '../support/window'

test('workbook and report are exported, and the workbook is imported again', async () => {
  const workspace = scratch('files')
  const id = example(workspace)
  const out = scratch('exports')
  const workbook = join(out, 'LKE.xlsx')
  const report = join(out, 'Laporan.pdf')
  const window = await Window.start({ workspace, dialogs: [[workbook], [report]] })
  try {
    await window.go('#/ekspor')
    await save(window, 'Buku kerja LKE')
    await window.driver.wait(() => existsSync(workbook), 20_000, 'no workbook')
    await window.reads('Tersimpan dan terverifikasi')
    await save(window, 'Laporan PDF')
    await window.driver.wait(() => existsSync(report), 20_000, 'no report')
    expect(readFileSync(workbook).subarray(0, 2).toString()).toBe('PK')
    expect(readFileSync(report).subarray(0, 5).toString()).toBe('%PDF-')

    // What is in the file is in the file: another workspace reads the same score from it.
    const other = scratch('imported')
    expect(JSON.parse(pilar(other, '--json', 'score', workbook)).total).toBeCloseTo(show(workspace, id).score.total, 9)

    window.answerDialogs([[workbook]])
    await window.go('#/impor')
    await window.press('Pilih berkas')
    await window.reads('127')
    await window.driver.wait(
      () => window.driver.executeScript(`
        const button = [...document.querySelectorAll('button')].find((one) => one.innerText.trim() === 'Impor' && !one.disabled)
        button?.click()
        return button !== undefined`),
      20_000,
      'nothing can be imported',
    )
    await window.reads('Impor selesai')
    await window.reads('Urungkan: Impor LKE.xlsx')
    expect(pilar(workspace, '--json', 'history', id, '--limit', '1')).toContain('Impor LKE.xlsx')
  } finally {
    await window.close()
  }
})

/** Presses the save button of an export's card. */
async function save(window: Window, title: string) {
  await window.driver.wait(
    () => window.driver.executeScript(
      `const heading = [...document.querySelectorAll('h2, h3')].find((one) => one.innerText.trim() === arguments[0])
       const card = heading?.closest('section, article, li, form, .card')
       const button = [...(card?.querySelectorAll('button') ?? [])].find((one) => one.innerText.includes('Simpan sebagai'))
       button?.click()
       return button !== undefined`,
      title,
    ),
    20_000,
    `no card ${title}`,
  )
}
