import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { By, Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { example, pilar, show } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

const CARD = 'A.I.4.i.a'
const SHEET = '#/lembar/penguatan-akuntabilitas'

test('five hundred files at once are stored or told apart, and can be stopped', async () => {
  const workspace = scratch('many')
  const id = example(workspace)
  const folder = scratch('five-hundred')
  const paths = Array.from({ length: 500 }, (_, at) => join(folder, `Notulen ${at + 1}.txt`))
  paths.forEach((path, at) => writeFileSync(path, `Rapat ke-${at + 1}.\n`.repeat(4_000)))
  // Three of them are none.
  writeFileSync(paths[10]!, '')
  paths[20] = join(folder, 'hilang.pdf')
  paths[30] = join(folder, 'folder')
  mkdirSync(paths[30])
  const before = show(workspace, id).evidence.length
  const window = await Window.start({ workspace })
  try {
    await window.go(SHEET)
    await window.see(`#q-${CARD.replaceAll('.', '\\.')}`)
    // Five hundred notes are stored before anybody could stop them; a recording behind them takes its time.
    const recording = join(folder, 'Rekaman rapat.mp4')
    sparse(recording, 2 ** 30)
    await window.drop(CARD, [...paths, recording])
    await window.reads('Menyimpan 501 berkas')
    await underWay(window)
    await window.picture(join(folder, 'berjalan.png'))
    await window.press('Batal')
    await window.reads('Dibatalkan')
    expect(show(workspace, id).evidence).toHaveLength(before)

    await window.drop(CARD, paths)
    await window.reads('3 berkas tidak dilampirkan', 80_000)
    await window.reads('hilang.pdf tidak ada')
    await window.reads('adalah folder')
    await window.reads('kosong (0 byte)')
    await window.type(Key.ESCAPE)
    expect(show(workspace, id).evidence).toHaveLength(before + 497)
    await window.driver.wait(
      () =>
        window.driver.executeScript(
          `return document.querySelectorAll('#q-A\\\\.I\\\\.4\\\\.i\\\\.a .tile').length >= 497`,
        ),
      SLOW,
      'not all are on the card',
    )
    // All of it was one action.
    await window.driver.executeScript(`document.activeElement.blur()`)
    await window.driver.findElement(By.css('body')).sendKeys(Key.chord(Key.CONTROL, 'z'))
    await window.reads('Diurungkan: Lampirkan 497 berkas')
    expect(show(workspace, id).evidence).toHaveLength(before)
  } finally {
    await window.close()
  }
})

test('a file as large as is accepted shows how far it is and can be stopped; a larger one is refused', async () => {
  const workspace = scratch('large')
  const id = example(workspace)
  const folder = scratch('large-files')
  const [accepted, refused] = [join(folder, 'Rekaman rapat.mp4'), join(folder, 'Rekaman panjang.mp4')]
  sparse(accepted, 2 ** 31)
  sparse(refused, 2 ** 31 + 1)
  const before = show(workspace, id)
  const window = await Window.start({ workspace })
  try {
    await window.go(SHEET)
    await window.see(`#q-${CARD.replaceAll('.', '\\.')}`)
    await window.drop(CARD, [refused])
    await window.reads('melebihi batas 2 GB')
    await window.type(Key.ESCAPE)
    await window.drop(CARD, [accepted])
    await window.reads('Menyimpan 1 berkas')
    await underWay(window)
    await window.picture(join(folder, 'berjalan.png'))
    // Other work goes on meanwhile.
    await window.go('#/ringkasan')
    await window.reads('Semua riwayat')
    await underWay(window)
    await window.press('Batal')
    await window.reads('Dibatalkan')
    expect(show(workspace, id)).toEqual(before)
    expect(pilar(workspace, 'check')).not.toContain('rusak')
  } finally {
    await window.close()
  }
})

/** Waits until a bar says how far work is. */
async function underWay(window: Window) {
  await window.driver.wait(
    () =>
      window.driver.executeScript(`
      const bar = document.querySelector('[aria-label="Pekerjaan yang sedang berjalan"] progress')
      return bar !== null && bar.value > 0 && bar.value < bar.max`),
    SLOW,
    'no progress is shown',
  )
}

/** Makes a file of this size that takes no room. */
function sparse(path: string, size: number) {
  const file = openSync(path, 'w')
  ftruncateSync(file, size)
  closeSync(file)
}
