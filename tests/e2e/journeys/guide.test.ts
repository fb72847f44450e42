import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { example } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

test('F1 opens what the guide says of the page, a search leads on, it is there before any unit is, and printed alike', async () => {
  const workspace = scratch('guide-f1')
  const first = await Window.start({ workspace })
  try {
    await first.see('form')
    await first.type(Key.F1)
    await first.reads('Cara memulai')
    await first.press('Kembali')
    await first.see('form')
  } finally {
    await first.close()
  }
  example(workspace)
  const window = await Window.start({ workspace })
  try {
    for (const [page, id] of [
      ['ringkasan', '12-nilai-dan-rencana:ringkasan'],
      ['serah', '03-reviu:unit-menyerahkan'],
      ['riwayat', '14-riwayat-dan-lainnya:riwayat'],
    ] as const) {
      await window.go(`#/${page}`)
      await window.see('#page h1')
      await window.type(Key.F1)
      await window.driver.wait(
        () => window.driver.executeScript<boolean>('return document.activeElement?.id === arguments[0]', id),
        SLOW,
        `F1 on ${page} does not lead to ${id}`,
      )
    }
    const field = await window.see('input[aria-label="Cari di Panduan"]')
    await field.sendKeys('flashdisk whatsapp')
    await window.press('Mengirim lewat flashdisk, surel, atau WhatsApp')
    await window.reads('batas lampiran surel')
    await window.driver.wait(
      () => window.driver.executeScript<boolean>(`return location.hash.includes('02-bekerja-bersama')`),
      SLOW,
      'what was found does not lead to its chapter',
    )
    // What is printed from here is called by what it is, and the guide that came along is there to open.
    await window.driver.wait(
      () => window.driver.executeScript<boolean>(`return document.title === 'Bekerja bersama – Panduan Pilar'`),
      SLOW,
      'the chapter has no title of its own',
    )
    await window.press('Buka Panduan (PDF)')
    await window.go('#/bantuan/18-kartu-pokja')
    await window.press('Buka kartu (PDF)')
    await window.go('#/ringkasan')
    await window.driver.wait(
      () => window.driver.executeScript<boolean>('return /^LKE .*, 2026$/.test(document.title)'),
      SLOW,
      'the page has no title of its own',
    )
    expect(await window.driver.executeScript('return document.body.innerText')).not.toContain('tidak ada di sebelah')
    await printedAsShown(window)
  } finally {
    await window.close()
  }
})

/** Every piece of text of the chapters is printed, in the order in which it is read. */
async function printedAsShown(window: Window) {
  await window.go('#/bantuan/semua')
  await window.see('.cover')
  // What is of the command line is on paper alone.
  const shown = await window.driver.executeScript<string>('return document.querySelector("main").innerText')
  expect(/baris perintah|pilar (export|task|survey)/i.exec(shown)?.[0]).toBeUndefined()
  const pieces = await window.driver.executeScript<string[]>(
    `const walker = document.createTreeWalker(document.querySelector('.cover').parentElement, NodeFilter.SHOW_TEXT)
     const pieces = []
     while (walker.nextNode()) if (walker.currentNode.parentElement.closest('article')) pieces.push(walker.currentNode.data)
     return pieces`,
  )
  const said = pieces.map(bare).filter((piece) => piece !== '')
  expect(said.length).toBeGreaterThan(1_000)
  const printed = bare(printedPages().join(' '))
  let at = 0
  for (const piece of said) {
    const found = printed.indexOf(piece, at)
    expect(found, `"${piece}" is not printed where it stands; cargo xtask guide prints the guide anew`).not.toBe(-1)
    at = found + piece.length
  }
}

/** The text of every page of the printed guide, without its number. */
function printedPages(): string[] {
  const file = resolve(import.meta.dirname, '../../../docs/panduan/Panduan Pilar.pdf')
  const text = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' })
  return text.split('\f').map((page) => page.replace(/^\d+\n/, ''))
}

/** Text without its spaces, which a PDF has no need of. */
const bare = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase()
