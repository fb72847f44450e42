import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { By } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { save } from '../support/acts'
import { lock, mount, unmount } from '../support/disk'
import { begin, example, pilar, show } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

const READ_ONLY = 'Ruang kerja ini hanya untuk dilihat.'

test('a workspace nobody can write to is shown whole, and offers nothing that cannot be done', async () => {
  const disk = mount('locked')
  if (!disk) return
  try {
    const workspace = join(disk, 'ruang')
    const id = example(workspace)
    pilar(workspace, '--role', 'koordinator', 'round', id, 'submit')
    pilar(
      workspace,
      '--role',
      'at',
      'review',
      id,
      'A.I.1.i.b',
      '--layer',
      'at',
      '--verdict',
      'revisi',
      '--note',
      'SK belum memuat uraian tugas',
    )
    pilar(workspace, '--role', 'at', 'recommend', id, 'Lengkapi uraian tugas tim', '--code', 'A.I.1.i.b')
    lock(disk)
    const before = show(workspace, id)
    const report = join(scratch('looked'), 'Laporan.pdf')
    const window = await Window.start({ workspace, dialogs: [[report]] })
    try {
      await window.go('#/lembar/manajemen-perubahan')
      await window.reads(READ_ONLY)
      await window.reads('127 / 127')
      await window.see('[data-question]')
      expect(await editable(window)).toEqual([])
      // Keys and drops change nothing, and a drop is answered.
      for (const key of ['t', 'l', 'n']) await window.driver.findElement(By.css('body')).sendKeys(key)
      await window.drop('A.I.1.i.a', [join(workspace, 'pilar.db')])
      await window.reads('perubahan tidak dapat disimpan')

      await window.go('#/reviu?A.I.1.i.b')
      await window.reads('SK belum memuat uraian tugas')
      expect(await editable(window)).toEqual(['Area', 'Status'])
      await window.go('#/reviu/rekomendasi')
      await window.reads('Lengkapi uraian tugas tim')
      expect(await offered(window, /Isi tindak lanjut|Tulis rekomendasi|Cabut|Setujui|Kembalikan|Mundur/)).toEqual([])
      await window.go('#/bukti')
      await window.reads('93 dokumen')
      expect(await editable(window)).toEqual(['Cari judul, nama berkas, atau catatan'])
      await window.go('#/lhe')
      await window.reads('Laporan Hasil Evaluasi')
      await window.see('[data-field]')
      expect(await editable(window)).toEqual(['Ukuran kertas'])
      await window.go('#/riwayat?A.I.1.i.a')
      await window.reads('jawaban unit')
      expect(await offered(window, /Kembali ke nilai ini/)).toEqual([])
      await window.go('#/pengaturan')
      await window.reads('Tentang Pilar')
      expect(await editable(window)).toEqual(['Tema'])
      expect(await offered(window, /Cadangkan|Pulihkan|logo|Bersihkan/i)).toEqual([])

      // What only looks is done: the report goes elsewhere.
      await window.go('#/ekspor')
      await save(window, 'Laporan PDF')
      await window.driver.wait(() => existsSync(report), SLOW, 'no report')
    } finally {
      await window.close()
    }
    expect(show(workspace, id)).toEqual(before)
  } finally {
    unmount(disk)
  }
})

test('an auditor looks at a copy and leaves it as it was, and goes back to the own workspace', async () => {
  const [own, copy] = [scratch('own'), join(scratch('copy'), 'salinan')]
  begin(own, 'Kantor Sendiri')
  const theirs = scratch('theirs')
  example(theirs)
  cpSync(theirs, copy, { recursive: true })
  const before = content(copy)
  const window = await Window.start({ workspace: own, dialogs: [[copy], [copy]] })
  try {
    await window.reads('Kantor Sendiri')
    await window.go('#/pengaturan')
    await window.press('Buka hanya untuk dilihat')
    await window.reads(READ_ONLY)
    await window.reads('127 / 127')
    await window.go('#/lembar/manajemen-perubahan')
    await window.see('[data-question]')
    expect(await editable(window)).toEqual([])
    await window.go('#/bukti')
    await window.reads('93 dokumen')
    await window.press('Kembali ke ruang kerja sendiri')
    await window.reads('Kantor Sendiri')
    await window.go('#/lembar/manajemen-perubahan')
    await window.see('[data-question] fieldset:enabled')
    // A page that is loaded anew does not open the copy for writing.
    await window.go('#/pengaturan')
    await window.press('Buka hanya untuk dilihat')
    await window.reads(READ_ONLY)
    await window.driver.navigate().refresh()
    await window.reads(READ_ONLY)
    expect(content(copy)).toEqual(before)
  } finally {
    await window.close()
  }
})

/** Names of the fields of the page that take something; filters and what only looks are among them. */
function editable(window: Window): Promise<string[]> {
  return window.driver.executeScript(`
    const name = (field) =>
      field.closest('fieldset')?.querySelector('legend')?.innerText ||
      field.getAttribute('aria-label') || (field.labels?.[0]?.innerText ?? '') || field.name
    const fields = [...document.querySelectorAll('#page :is(input, select, textarea):enabled')].filter((field) => !field.readOnly || ['radio', 'checkbox'].includes(field.type))
    return [...new Set(fields.map((field) => name(field).trim()))]`)
}

/** Buttons of the page that can be pressed and say something like this. */
async function offered(window: Window, saying: RegExp): Promise<string[]> {
  const buttons = await window.driver.executeScript<string[]>(`
    return [...document.querySelectorAll('#page button:enabled')].map((one) => (one.getAttribute('aria-label') || one.innerText).trim())`)
  return buttons.filter((text) => saying.test(text))
}

/** The databases of a workspace by the SHA-256 of their content. */
function content(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .sort()
    .map(
      (name) =>
        `${name} ${createHash('sha256')
          .update(readFileSync(join(folder, name)))
          .digest('hex')}`,
    )
}
