/** Takes the pictures of docs/panduan from the example unit; run by `cargo xtask guide`. */
import { join, resolve } from 'node:path'
import { test } from 'vitest'
import { example } from '../support/pilar'
import { scratch, Window } from '../support/window'

const pictures = resolve(import.meta.dirname, '../../../docs/panduan/gambar')
const settled = () => new Promise((done) => setTimeout(done, 1500))

test('the pictures of the guide', async () => {
  const empty = await Window.start({ workspace: scratch('guide-empty') })
  try {
    await empty.see('form')
    await settled()
    await empty.picture(join(pictures, 'mulai.png'))
  } finally {
    await empty.close()
  }

  const workspace = scratch('guide')
  example(workspace)
  const window = await Window.start({ workspace })
  try {
    for (const [page, name] of [
      ['#/ringkasan', 'ringkasan.png'],
      ['#/bukti', 'bukti.png'],
      ['#/ekspor', 'ekspor.png'],
      ['#/lembar/manajemen-perubahan', 'lembar-kerja.png'],
    ] as const) {
      await window.go(page)
      await settled()
      await window.picture(join(pictures, name))
    }
    await window.driver.executeScript(`document.querySelector('.tile .show').click()`)
    await settled()
    await window.picture(join(pictures, 'pratinjau.png'))
    await window.driver.executeScript(`document.querySelector('[aria-haspopup=dialog]').click()`)
    await settled()
    await window.picture(join(pictures, 'syarat.png'))
  } finally {
    await window.close()
  }
})
