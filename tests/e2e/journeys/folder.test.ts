import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { begin, pilar } from '../support/pilar'
import { Window, scratch, SLOW } from '../support/window'

test('a messy folder is planned, decided on, attached in one step, and taken back', async () => {
  const workspace = scratch('folder')
  const folder = join(scratch('tree'), 'Bukti 2026')
  for (const [path, content] of [
    ['AREA I/1. Penyusunan Tim Kerja/1.i.a SK Tim.pdf', 'sk'],
    ['AREA I/1. Penyusunan Tim Kerja/1.i.a SK Tim - Copy.pdf', 'sk'],
    ['A.I.1.i.b_notulen seleksi.pdf', 'notulen'],
    ['Reform/Area 4/ii/a. Hasil monev.xlsx', 'monev'],
    ['Belum dipilah/IMG_0012.jpg', 'foto'],
    ['Belum dipilah/1.i.b scan.pdf', 'pindaian'],
    ['Thumbs.db', 'x'],
    ['kosong.pdf', ''],
  ] as const) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  const id = begin(workspace, 'Kantor Uji')
  const documents = () =>
    JSON.parse(pilar(workspace, '--json', 'evidence', 'list', id.trim())) as { title: string; serves: string[] }[]

  const window = await Window.start({ workspace, dialogs: [[folder]] })
  try {
    await window.go('#/bukti')
    await window.press('Tambah folder…')
    await window.reads('Rencana folder Bukti 2026')
    await window.reads('8 berkas ditemukan; belum ada yang dilampirkan')
    await window.press('Dilewati 3')
    await window.reads('kosong (0 byte)')
    await window.reads('isinya sama dengan')
    expect(documents()).toHaveLength(0)

    // What the names do not say, a person does.
    await window.press('Tidak dikenal 1')
    await window.driver.executeScript(
      `const [select] = arguments
       select.value = 'other'
       select.dispatchEvent(new Event('change', { bubbles: true }))`,
      await window.see('li select'),
    )
    await window.see('dialog[open]')
    await window.type('pengendalian gratifikasi', Key.ENTER)
    await window.press('Lampirkan 4 berkas')
    await window.reads('4 berkas dilampirkan')
    expect(documents().map((one) => one.serves.join())).toContain('A.I.1.i.a')
    expect(documents()).toHaveLength(4)

    // One step, and the same folder once more has nothing new that is sure.
    await window.press('Urungkan: Lampirkan 4 berkas dari folder Bukti 2026')
    await window.driver.wait(() => documents().length === 0, SLOW, 'not taken back')
  } finally {
    await window.close()
  }
})
