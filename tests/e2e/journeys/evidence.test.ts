import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { By, Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { example, pilar, show } from '../support/pilar'
import { Window, scratch, SLOW } from '../support/window'

test('evidence is attached, looked at, taken off, and brought back', async () => {
  const workspace = scratch('evidence')
  const id = example(workspace)
  const files = scratch('files')
  const note = join(files, 'Notulen rapat.txt')
  writeFileSync(note, 'Rapat membahas rencana kerja.\n<script>document.title = "dijalankan"</script>')
  const picture = join(files, 'foto.png')
  // One white pixel, as small as a PNG gets.
  writeFileSync(
    picture,
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=',
      'base64',
    ),
  )
  const broken = join(files, 'rusak.pdf')
  writeFileSync(broken, '%PDF-1.7\nini bukan pdf')
  const blurred = join(files, 'buram.png')
  writeFileSync(blurred, Buffer.concat([readFileSync(picture).subarray(0, 40), Buffer.alloc(400, 0x5a)]))
  const folder = join(files, 'folder')
  mkdirSync(folder)

  let window = await Window.start({ workspace, dialogs: [[note]] })
  try {
    await window.go('#/lembar/penguatan-akuntabilitas')
    const card = await (await window.see('[data-question]')).getAttribute('data-question')

    // By the keyboard and the platform's dialog.
    await window.driver.executeScript(`document.querySelector('[data-question]').focus()`)
    await window.type('l')
    await window.reads('Notulen rapat')
    await window.driver.wait(() => served(workspace, id, 'Notulen rapat').length === 1, SLOW, 'it is not attached')

    // By dropping: three files, one folder and one that is gone; what can be attached is, the others are told.
    const gone = join(files, 'hilang.pdf')
    writeFileSync(gone, 'x')
    rmSync(gone)
    await window.drop(card!, [picture, broken, blurred, folder, gone])
    await window.reads('2 berkas tidak dilampirkan')
    await window.reads('hilang.pdf tidak ada')
    await window.reads('adalah folder')
    await window.type(Key.ESCAPE)
    await window.reads('foto')

    // By pasting a picture where a question is in focus.
    await window.driver.executeScript(
      `const [card, picture] = arguments
       document.getElementById('q-' + card).focus()
       const bytes = Uint8Array.from(atob(picture), (one) => one.charCodeAt(0))
       const clipboardData = new DataTransfer()
       clipboardData.items.add(new File([bytes], 'tempel.png', { type: 'image/png' }))
       window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }))`,
      card,
      // Other bytes than those of the file, which would be the same document.
      Buffer.concat([readFileSync(picture), Buffer.from('x')]).toString('base64'),
    )
    await window.driver.wait(() => served(workspace, id, 'tempel').length === 1, SLOW, 'what is pasted is not attached')

    // Preview of text: shown, not run.
    await tile(window, 'Notulen rapat')
    await window.reads('Rapat membahas rencana kerja.')
    await window.reads('<script>')
    expect(await window.driver.getTitle()).not.toContain('dijalankan')
    // Of a picture.
    await tile(window, 'foto')
    await window.driver.wait(
      () => window.driver.executeScript(`return document.querySelector('aside img')?.naturalWidth === 1`),
      SLOW,
      'the picture is not shown',
    )
    // Of one that is cut off.
    await tile(window, 'buram')
    await window.reads('Gambar ini tidak dapat dibaca')
    // Of something that only calls itself a PDF.
    await tile(window, 'rusak')
    await window.reads('PDF ini tidak dapat dibaca')
    // Of a real PDF: something is drawn.
    const pdf = show(workspace, id).evidence.find((document) => document.title.startsWith('SK '))!
    await window.go(`#/lembar/manajemen-perubahan`)
    await tile(window, pdf.title)
    await window.driver.wait(
      () =>
        window.driver.executeScript(`
          const canvas = document.querySelector('aside canvas')
          if (!canvas?.width) return false
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
          return data.some((value, at) => at % 4 < 3 && value < 128 && data[at - (at % 4) + 3] > 0)
        `),
      SLOW,
      'the PDF is not drawn',
    )

    // Taken off, and brought back by undo.
    await window.go('#/lembar/penguatan-akuntabilitas')
    await window.press('Lepas dari isian ini: Notulen rapat')
    await window.driver.wait(() => served(workspace, id, 'Notulen rapat').length === 0, SLOW, 'it is not taken off')
    await window.saved()
    await window.driver.executeScript(`document.activeElement.blur()`)
    await window.driver.findElement(By.css('body')).sendKeys(Key.chord(Key.CONTROL, 'z'))
    await window.reads('Diurungkan')
    await window.driver.wait(() => served(workspace, id, 'Notulen rapat').length === 1, SLOW, 'it is not brought back')

    // After a restart everything is there.
    await window.close()
    window = await Window.start({ workspace })
    await window.go('#/lembar/penguatan-akuntabilitas')
    await window.reads('Notulen rapat')
    await window.reads('foto')
    expect(pilar(workspace, 'evidence', 'verify', id)).not.toContain('rusak:')
  } finally {
    await window.close()
  }
})

function served(workspace: string, id: string, title: string): string[] {
  return show(workspace, id).evidence.find((document) => document.title === title)?.serves ?? []
}

/** Presses the tile of a document. */
async function tile(window: Window, title: string) {
  const found = await window.driver.wait(
    () =>
      window.driver.executeScript<boolean>(
        `const tile = [...document.querySelectorAll('.tile .show')].find((one) => one.innerText.trim().endsWith(arguments[0]))
       tile?.scrollIntoView({ block: 'center' })
       tile?.click()
       return tile !== undefined`,
        title,
      ),
    SLOW,
    `no tile ${title}`,
  )
  expect(found).toBe(true)
}
