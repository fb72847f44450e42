import { existsSync, renameSync } from 'node:fs'
import { expect, test } from 'vitest'
import { mount, unmount } from '../support/disk'
import { example, pilar, show } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

const SHEET = '#/lembar/manajemen-perubahan'
const FIRST = 'A.I.1.i.a'

test('a workspace that is taken away while it is open loses nothing, and goes on when it is back', async () => {
  const workspace = scratch('away')
  const elsewhere = `${workspace}-dipindahkan`
  const id = example(workspace)
  const window = await Window.start({ workspace })
  try {
    await window.go(SHEET)
    await window.see('[data-question]')
    await answer(window, 't')
    await window.driver.wait(() => stored(workspace, id).answers.unit === 'Tidak', SLOW, 'the answer is not stored')
    await window.saved()
    renameSync(workspace, elsewhere)

    // An answer is refused in clear words and shown as it is stored.
    await answer(window, 'y')
    await window.reads('tidak ada lagi; yang sudah tersimpan tetap ada di media itu')
    await window.reads('Pasang kembali medianya atau kembalikan foldernya')
    expect(await chosen(window)).toBe('Tidak')
    // A note stays where it was typed.
    const note = await window.see(`textarea[data-note="${FIRST}"]`)
    await note.sendKeys(' Ditulis tanpa drive.')
    await window.driver.executeScript('arguments[0].blur()', note)
    await window.driver.wait(
      async () => (await window.text('footer')).includes('Belum tersimpan'),
      SLOW,
      'it does not say that something is not stored',
    )
    expect(await note.getAttribute('value')).toContain('Ditulis tanpa drive.')
    // Nothing was begun in its place, and the note is there again after another page.
    expect(existsSync(workspace)).toBe(false)
    await window.go('#/riwayat')
    await window.see('#page h1')
    await window.go(SHEET)
    await window.reads('Catatan ini belum tersimpan; teksnya tetap di sini.')

    // With the next answer that is stored, what was left is stored as well.
    renameSync(elsewhere, workspace)
    expect(stored(workspace, id).answers.unit).toBe('Tidak')
    await answer(window, 'y')
    await window.driver.wait(() => stored(workspace, id).answers.unit === 'Ya', SLOW, 'work does not go on')
    await window.driver.wait(
      () => stored(workspace, id).notes.unit?.includes('Ditulis tanpa drive.'),
      SLOW,
      'what was typed is not stored',
    )
    await window.saved()
    expect(pilar(workspace, 'check')).not.toContain('rusak')
  } finally {
    await window.close()
  }
})

test('a drive that is pulled out is told, and a page loaded without it begins no empty workspace', async () => {
  const disk = mount('drive')
  if (!disk) return
  let out = false
  const workspace = `${disk}/ruang`
  example(workspace)
  const window = await Window.start({ workspace })
  try {
    await window.go(SHEET)
    await window.see('[data-question]')
    unmount(disk)
    out = true
    await answer(window, 't')
    await window.reads('tidak ada lagi; yang sudah tersimpan tetap ada di media itu')
    await window.driver.navigate().refresh()
    await window.reads('Ruang kerja tidak dapat dibuka')
    await window.reads('Pilih folder lain')
    expect(existsSync(workspace)).toBe(false)
  } finally {
    await window.close()
    if (!out) unmount(disk)
  }
})

/** Answers the first question by its key. */
async function answer(window: Window, key: string) {
  const card = await window.see(`#q-${FIRST.replaceAll('.', '\\.')}`)
  await window.driver.executeScript('arguments[0].focus()', card)
  await card.sendKeys(key)
}

/** What the page shows as chosen for the first question. */
function chosen(window: Window): Promise<string | undefined> {
  return window.driver.executeScript(
    `return document.getElementById('q-' + arguments[0]).querySelector('input:checked')?.value`,
    FIRST,
  )
}

/** The first question as it is stored. */
function stored(workspace: string, id: string) {
  return show(workspace, id).inputs.find((input) => input.code === FIRST)!
}
