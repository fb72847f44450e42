/** Prints docs/panduan from the page that shows it; run by `cargo xtask guide`, in Chromium. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Driver } from 'selenium-webdriver/chrome'
import { expect, test } from 'vitest'
import { example } from '../support/pilar'
import { scratch, Window } from '../support/window'

const guide = resolve(import.meta.dirname, '../../../docs/panduan')

test('the guide and the card are printed', { timeout: 300_000 }, async () => {
  const workspace = scratch('paper')
  example(workspace)
  const window = await Window.start({ workspace })
  try {
    const draft = join(workspace, 'panduan.pdf')
    await show(window, 'semua')
    await print(window, draft)
    const titles = await window.driver.executeScript<[string, string][]>(
      `return [...document.querySelectorAll('article')].map((one) => [one.dataset.chapter, one.querySelector('h1').textContent])`,
    )
    const pages = titles.map(([key, title]) => [key, pageOf(draft, title)] as const)
    await window.driver.executeScript(
      `for (const [key, page] of arguments[0]) document.querySelector('[data-page-of="' + key + '"]').textContent = page`,
      pages,
    )
    await print(window, join(guide, 'Panduan Pilar.pdf'))
    const numbers = pages.map(([, page]) => page)
    expect(numbers[0]).toBeGreaterThan(1)
    expect(numbers, 'chapters in order').toEqual([...new Set(numbers)].sort((one, other) => one - other))

    await show(window, '18-kartu-pokja')
    await print(window, join(guide, 'Kartu Pokja.pdf'))
    expect(textOf(join(guide, 'Kartu Pokja.pdf')), 'pages of the card').toHaveLength(1)
    // They are everybody's, whichever unit was open when they were printed.
    for (const name of ['Panduan Pilar.pdf', 'Kartu Pokja.pdf'])
      expect(textOf(join(guide, name)).join('\n'), name).not.toContain('Dicetak dari Pilar')
    expect(titleOf(join(guide, 'Panduan Pilar.pdf'))).toBe('Panduan Pilar')
    expect(titleOf(join(guide, 'Kartu Pokja.pdf'))).toBe('Kartu anggota Pokja – Panduan Pilar')
  } finally {
    await window.close()
  }
})

/** Shows a part of the guide, with all its pictures. */
async function show(window: Window, part: string) {
  await window.go(`#/bantuan/${part}`)
  await window.see(part === 'semua' ? '.cover' : `article[data-chapter="${part}"]`)
  await window.driver.executeAsyncScript(
    `const done = arguments[0]
     Promise.all([document.fonts.ready, ...[...document.images].map((picture) => picture.decode())]).then(() => done(), done)`,
  )
}

async function print(window: Window, file: string) {
  // The engine writes bookmarks of the headings, and says what is heading, list and table.
  const printed = (await (window.driver as Driver).sendAndGetDevToolsCommand('Page.printToPDF', {
    preferCSSPageSize: true,
    printBackground: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
  })) as unknown as { data: string }
  writeFileSync(file, printed.data, 'base64')
}

/** The text of every page. */
function textOf(file: string): string[] {
  const pages = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f')
  return pages.slice(0, -1)
}

/** The title that readers of PDF show, and that files are found by. */
function titleOf(file: string): string | undefined {
  return /^Title: +(.*)$/m.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1]
}

/** The page whose first line is this title. */
function pageOf(file: string, title: string): number {
  return textOf(file).findIndex((text) => text.trimStart().split('\n', 1)[0]!.trim() === title) + 1
}
