import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { By, Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { example, pilar } from '../support/pilar'
import { base, scratch, SLOW } from '../support/process'
import { Window } from '../support/window'

interface Document {
  id: string
  title: string
  year: number | null
  triwulan: number | null
  serves: string[]
}

test('documents are dated by their names and moved in one step; a line of the checklist is filled or not needed', async () => {
  const workspace = scratch('library')
  const id = example(workspace)
  const files = scratch('library-files')
  mkdirSync(files, { recursive: true })
  for (const name of ['Monev TW I 2026', 'Monev TW II 2026', 'Catatan rapat']) {
    writeFileSync(join(files, `${name}.txt`), name)
    pilar(workspace, 'evidence', 'add', id, 'A.I.1.i.a', join(files, `${name}.txt`))
  }
  const documents = () => JSON.parse(pilar(workspace, '--json', 'evidence', 'list', id)) as Document[]
  const named = (title: string) => documents().find((one) => one.title === title)!

  const window = await Window.start({ workspace })
  try {
    await window.go('#/bukti')
    await window.reads('namanya menyebutkannya')
    await pick(window, 'Monev TW I 2026')
    await pick(window, 'Monev TW II 2026')
    await window.reads('2 dipilih')
    await window.picture(join(base, 'library-chosen.png'))
    await window.press('Pakai dari nama (2)')
    await window.reads('2 dokumen diatur')
    expect([named('Monev TW I 2026'), named('Monev TW II 2026')].map((one) => [one.year, one.triwulan])).toEqual([
      [2026, 1],
      [2026, 2],
    ])

    await pick(window, 'Monev TW I 2026')
    await pick(window, 'Monev TW II 2026')
    await window.press('Pindahkan ke pertanyaan…')
    await window.see('dialog[open] input')
    await window.type('A.I.1.ii.a', Key.ENTER)
    await window.reads('2 dokumen dipindahkan ke A.I.1.ii.a')
    expect(named('Monev TW II 2026').serves).toEqual(['A.I.1.ii.a'])
    // One step back.
    await window.driver.findElement(By.css('body')).sendKeys(Key.chord(Key.CONTROL, 'z'))
    await window.driver.wait(() => named('Monev TW II 2026').serves.includes('A.I.1.i.a'), SLOW, 'not undone')

    await window.go('#/lembar/manajemen-perubahan?A.I.1.ii.b')
    const card = await window.see('#q-A\\.I\\.1\\.ii\\.b')
    await card.findElement(By.css('details summary')).click()
    const ask = await card.findElement(By.css('button[aria-label^="Tidak perlu, alasan"]'))
    await ask.click()
    await window.type('Kegiatan ini tidak diadakan tahun ini', Key.ENTER)
    await window.reads('Tidak perlu: Kegiatan ini tidak diadakan tahun ini')
    await window.picture(join(base, 'library-line.png'))
    const listed = pilar(workspace, '--json', 'evidence', 'checklist', id, 'A.I.1.ii.b')
    expect(listed).toContain('tidak diadakan tahun ini')
  } finally {
    await window.close()
  }
})

/** Chooses a document in the list. */
async function pick(window: Window, title: string) {
  const box = await window.see(`input[aria-label="Pilih ${title}"]`)
  await window.driver.executeScript('arguments[0].scrollIntoView({block: "center"})', box)
  await box.click()
}
