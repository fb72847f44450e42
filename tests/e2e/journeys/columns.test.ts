import { join } from 'node:path'
import { expect, test } from 'vitest'
import { choose, points, takeIn } from '../support/acts'
import { example, pilar, score, show } from '../support/pilar'
import { scratch, Window } from '../support/window'

/** What the workbook answers otherwise, and what a colleague does. */
const [OURS, THEIRS] = ['A.I.1.i.b', 'A.I.1.ii.b']
const CHANGE = '.changes tbody tr'

test('an import says first what changes, from whom, what it earns, and from which columns', async () => {
  const [workspace, colleague, out] = [scratch('columns'), scratch('columns-colleague'), scratch('columns-files')]
  const [workbook, there, back] = ['LKE.xlsx', 'pergi.zip', 'pulang.zip'].map((name) => join(out, name)) as [
    string,
    string,
    string,
  ]
  const id = example(workspace)
  pilar(workspace, 'export', id, '--format', 'package', '-o', there)
  pilar(colleague, 'import', there)
  pilar(colleague, 'answer', id, THEIRS, 'C', '--author', 'Budi Santoso')
  pilar(colleague, 'export', id, '--format', 'package', '-o', back)
  pilar(workspace, 'answer', id, OURS, 'C')
  pilar(workspace, 'export', id, '--format', 'xlsx', '-o', workbook)
  pilar(workspace, 'undo', id)
  const [before, after] = [points(show(workspace, id).score.total), points(score(workspace, workbook).total)]
  const window = await Window.start({ workspace, dialogs: [[workbook]] })
  try {
    // By title and place, and what score and gates come to.
    await window.go('#/impor')
    await window.press('Pilih berkas')
    await window.says(CHANGE, 'Berubah', OURS, 'jawaban unit: Cara memilih anggota tim ZI', 'LKE ZI!')
    await window.says(CHANGE, 'Baru', OURS, 'bukti dukung')
    await window.reads(`Nilai pasti ${before} menjadi ${after}`)
    await window.press('Semua syarat (12)')
    await window.says('#page tr', 'Nilai total', before, after, '75,00')

    // Another column map: the column of evidence is not for here, and what is not taken is told.
    await window.reads('Dikenali dari judul dan isi kolom')
    await window.press('Ganti kolom')
    await window.see('.scroll th.taken')
    // In columns of its width: the first one that is taken stands behind half of the one before.
    const ahead = await window.driver.executeScript<number>(
      `const first = document.querySelector('.scroll th.taken')
       const edge = first.closest('.scroll').getBoundingClientRect().left
       return (first.getBoundingClientRect().left - edge) / first.offsetWidth`,
    )
    expect(ahead).toBeCloseTo(0.5, 1)
    await choose(window, 'Kegunaan kolom P', 'none')
    await window.press('Baca dengan kolom ini')
    await window.reads('1 dari 1 perubahan')
    await window.reads('Isi kolom P ("Bukti Dukung") tidak diambil')
    await window.press('Ganti kolom')
    await window.fill('Nama peta kolom', 'Format kami')
    await window.press('Simpan peta')
    await window.tells('Peta kolom "Format kami" tersimpan.')
    await takeIn(window)
    await window.reads('Impor selesai')
    expect(show(workspace, id).inputs.find((input) => input.code === OURS)?.answers.unit).toBe('C')

    // The next file with these headings is read by it.
    await again(window, workbook)
    await window.reads('Dibaca dengan peta kolom "Format kami".')

    // A package says whose each change is.
    await again(window, back)
    await window.says(CHANGE, 'Berubah', THEIRS, 'Target prioritas selaras dengan WBK/WBBM', 'Budi Santoso')
  } finally {
    await window.close()
  }
})

/** Chooses another file on the page. */
async function again(window: Window, file: string) {
  window.answerDialogs([[file]])
  await window.press('Berkas lain')
  await window.press('Pilih berkas')
}
