import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { save } from '../support/acts'
import { example, pilar, show } from '../support/pilar'
import { skipped } from '../support/skipped'
import { scratch, SLOW, Window } from '../support/window'

const FIRST = 'A.I.1.i.a'
const SECOND = 'A.I.1.i.b'
const MARKUP =
  '<img src=x onerror="document.title=\'dijalankan\'"><script>document.title = "dijalankan"</script><b>tebal</b> &amp; =1+1'

test('markup in a note is text everywhere, and a note without end is refused without being lost', async () => {
  const workspace = scratch('notes')
  const id = example(workspace)
  const out = scratch('notes-out')
  const [workbook, report] = [join(out, 'LKE.xlsx'), join(out, 'Laporan.pdf')]
  const window = await Window.start({ workspace, dialogs: [[workbook], [report]] })
  try {
    await window.go('#/lembar/manajemen-perubahan')
    await paste(window, FIRST, MARKUP)
    await window.driver.wait(() => note(workspace, id, FIRST) === MARKUP, SLOW, 'the note is not stored as it is')
    // Where it is shown, it is shown as what it is.
    for (const page of [`riwayat?${FIRST}`, `reviu?${FIRST}`]) {
      await window.go(`#/${page}`)
      await window.reads('<b>tebal</b> &amp; =1+1')
      expect(
        await window.driver.executeScript(`return document.querySelectorAll('#page img[src=x], #page script').length`),
      ).toBe(0)
    }
    expect(await window.driver.getTitle()).not.toContain('dijalankan')
    // And in what goes out.
    await window.go('#/ekspor')
    for (const [title, file] of [
      ['Buku kerja LKE', workbook],
      ['Laporan PDF', report],
    ] as const) {
      await save(window, title)
      await window.driver.wait(() => existsSync(file), SLOW, `no ${file}`)
    }
    const other = scratch('notes-read')
    pilar(other, 'import', workbook)
    const [imported] = pilar(other, 'list').split(/\s/)
    expect(note(other, imported!, FIRST)).toBe(MARKUP)
    const printed = spawnSync('pdftotext', ['-raw', report, '-'], { encoding: 'utf8' })
    if (printed.error) skipped('the report is not read without pdftotext')
    else expect(printed.stdout.replace(/\s+/g, ' ')).toContain('<b>tebal</b> &amp; =1+1')

    // A hundred thousand characters: one sentence, nothing stored, nothing lost, also on another page and back.
    const long = 'Uraian yang sangat panjang. '.repeat(3_600)
    const before = note(workspace, id, SECOND)
    await window.go('#/lembar/manajemen-perubahan')
    await paste(window, SECOND, long)
    await window.reads('Catatan berisi 100800 karakter, batasnya 20000; tidak ada yang berubah.')
    await window.reads('Catatan ini belum tersimpan; teksnya tetap di sini.')
    expect(note(workspace, id, SECOND)).toBe(before)
    await window.go('#/ringkasan')
    await window.reads('Capaian per area')
    await window.reads('Belum tersimpan')
    await window.go('#/lembar/manajemen-perubahan')
    await window.reads('Catatan ini belum tersimpan; teksnya tetap di sini.')
    const field = await window.see(`textarea[data-note="${SECOND}"]`)
    expect(await field.getAttribute('value')).toHaveLength(long.length)
    // Shortened, it is stored.
    await window.driver.executeScript('arguments[0].focus(); arguments[0].select()', field)
    await field.sendKeys('Pendek', Key.TAB)
    await window.driver.wait(() => note(workspace, id, SECOND) === 'Pendek', SLOW, 'the shortened note is not stored')
    await window.saved()
  } finally {
    await window.close()
  }
})

/** Puts text from the clipboard in the place of a note. */
async function paste(window: Window, code: string, text: string) {
  const field = await window.see(`textarea[data-note="${code}"]`)
  await window.driver.executeScript(
    'const [field, text] = arguments; field.focus(); field.select(); document.execCommand("insertText", false, text)',
    field,
    text,
  )
}

/** A note as it is stored. */
function note(workspace: string, id: string, code: string): string | undefined {
  return show(workspace, id).inputs.find((input) => input.code === code)?.notes.unit
}
