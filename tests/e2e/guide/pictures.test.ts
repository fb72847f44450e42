/** Takes the pictures of docs/panduan from the example unit; run by `cargo xtask guide`. */
import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test } from 'vitest'
import { example } from '../support/pilar'
import { scratch, Window } from '../support/window'

const pictures = resolve(import.meta.dirname, '../../../docs/panduan/gambar')
const settled = () => new Promise((done) => setTimeout(done, 1500))

test('the pictures of the guide', async () => {
  // The picture shows this folder, so it has a name that fits any reader's machine.
  const fresh = join(tmpdir(), 'Pilar')
  rmSync(fresh, { recursive: true, force: true })
  const empty = await Window.start({ workspace: fresh })
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
