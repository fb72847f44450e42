import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { By, Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { ENGINE } from '../support/engine'
import { example, pilar } from '../support/pilar'
import { base, scratch, SLOW } from '../support/process'
import { inBothThemes } from '../support/themes'
import { Window } from '../support/window'

interface Document {
  id: string
  title: string
  year: number | null
  serves: string[]
}

test('documents that are doubled are looked at, mended in one step and brought back', async () => {
  const [workspace, files] = [scratch('duplicates'), scratch('duplicates-files')]
  const id = example(workspace)
  const documents = () => JSON.parse(pilar(workspace, '--json', 'evidence', 'list', id)) as Document[]
  /** Attaches content once more, as after a merge: as the new version of another document. */
  const twin = (code: string, name: string, content: string, ...said: string[]) => {
    const file = join(files, `${name}.txt`)
    writeFileSync(file, `sementara ${name}`)
    pilar(workspace, 'evidence', 'add', id, code, file, ...said)
    writeFileSync(file, content)
    pilar(workspace, 'evidence', 'add', id, code, file, '--revises', documents().find((one) => one.title === name)!.id)
  }
  const before = documents().length
  for (let at = 1; at <= 12; at += 1) {
    twin('A.I.1.i.a', `Notulen ${at}`, `isi ${at}`)
    twin('A.I.1.i.a', `Notulen ${at} salinan`, `isi ${at}`, ...(at === 1 ? ['--year', '2026'] : []))
  }
  twin('A.I.1.ii.a', 'Notulen 1 untuk rencana', 'isi 1')

  const window = await Window.start({ workspace })
  try {
    await window.go('#/bukti')
    await window.press('Lihat dokumen ganda…')
    await window.reads('Ganda pada pertanyaan yang sama (12 kelompok)')
    await window.reads('Isi sama pada pertanyaan yang berbeda (1 kelompok)')
    expect(await inBothThemes(window, 'ganda', (theme) => join(base, `duplicates-${ENGINE}-${theme}.png`))).toEqual([])

    // The one with a year is proposed; a person chooses the other, which takes its year over.
    await tick(window, 'Yang tinggal: Notulen 1, Notulen 1.txt')
    await window.reads('Yang tinggal mengambil alih: tahun 2026.')
    await tick(window, 'Bereskan kelompok Notulen 12')
    await window.press('Hapus 11 dokumen ganda')
    await window.reads('11 dokumen ganda dihapus')
    const left = documents()
    expect(left.length).toBe(before + 25 - 11)
    expect(left.find((one) => one.title === 'Notulen 1')!.year).toBe(2026)
    expect(left.map((one) => one.title)).toEqual(
      expect.arrayContaining(['Notulen 12 salinan', 'Notulen 1 untuk rencana']),
    )

    await window.driver.findElement(By.css('body')).sendKeys(Key.chord(Key.CONTROL, 'z'))
    await window.driver.wait(() => documents().length === before + 25, SLOW, 'not undone')
    await window.saved()

    // Handed in, the groups are only looked at.
    pilar(workspace, '--role', 'koordinator', 'round', id, 'submit')
    await window.driver.wait(
      () => window.driver.executeScript(`return !document.querySelector('button[aria-label^="Hapus dokumen"]')`),
      SLOW,
      'the page does not know that it was handed in',
    )
    await window.press('Lihat dokumen ganda…')
    await window.reads('yang ganda hanya dapat dilihat')
  } finally {
    await window.close()
  }
})

/** Ticks a box or a radio button by its name. */
async function tick(window: Window, name: string) {
  const box = await window.see(`input[aria-label="${name}"]`)
  await window.driver.executeScript('arguments[0].scrollIntoView({block: "center"})', box)
  await box.click()
}
