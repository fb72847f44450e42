import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { By, Key, until } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { ENGINE } from '../support/engine'
import { example, pilar } from '../support/pilar'
import { base, scratch, SLOW } from '../support/process'
import { Window } from '../support/window'

/** A question whose checklist has four lines, and one whose third line names several words. */
const [FOUR, NAMED] = ['A.I.1.iii.b', 'A.I.1.ii.a']
/** One white pixel, as small as a PNG gets. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII='

test('a line of the checklist takes what is picked, dropped and pasted onto it', async () => {
  const { workspace, id, files } = bare()
  const [picked, dropped] = [join(files, 'berkas pertama.txt'), join(files, 'berkas kedua.txt')]
  for (const file of [picked, dropped]) writeFileSync(file, file)
  const window = await Window.start({ workspace, dialogs: [[picked]] })
  try {
    await open(window, FOUR)
    await button(window, FOUR, 1, 'Lampirkan')
    await fulfilled(workspace, id, FOUR, 1, /berkas pertama/)

    await window.drop(FOUR, [dropped], 2)
    await fulfilled(workspace, id, FOUR, 2, /berkas kedua/)

    // By the keys, with the focus in the line.
    await window.driver.executeScript(
      `const [line, picture] = arguments
       line.querySelector('button').focus()
       const bytes = Uint8Array.from(atob(picture), (one) => one.charCodeAt(0))
       const clipboardData = new DataTransfer()
       clipboardData.items.add(new File([bytes], 'tempel.png', { type: 'image/png' }))
       window.dispatchEvent(new ClipboardEvent('paste', { clipboardData, cancelable: true }))`,
      await line(window, FOUR, 3),
      PIXEL,
    )
    await fulfilled(workspace, id, FOUR, 3, /tempel/)

    // By its button, from the clipboard of the computer. WebKitGTK gives a page the clipboard only by a question that no
    // driver can answer: there the line says how to go on.
    if (ENGINE === 'chromium') {
      await copyPicture(window)
      await button(window, FOUR, 4, 'Tempel')
      await fulfilled(workspace, id, FOUR, 4, /^Tangkapan layar/)
      await window.reads('2 dari 2 dokumen terpenuhi')
    } else {
      await button(window, FOUR, 4, 'Tempel')
      await window.reads('tekan Ctrl+V selagi baris ini dipilih')
    }
    await window.picture(join(base, `lines-${ENGINE}.png`))
  } finally {
    await window.close()
  }
})

test('what is attached suggests its line, by its name and by its first page', async () => {
  const { workspace, id, files } = bare()
  const [plan, scan] = [join(files, 'Rencana kerja pembangunan 2026.txt'), join(files, 'scan_0012.pdf')]
  writeFileSync(plan, 'isi')
  writeFileSync(scan, pdf('LEMBAR PENGESAHAN: SK Kepala Kantor tentang Rencana Kerja Tahun 2026'))
  const window = await Window.start({ workspace })
  try {
    await open(window, NAMED)
    await window.drop(NAMED, [plan])
    await button(window, NAMED, 1, 'Pakai: Rencana kerja pembangunan 2026')
    await fulfilled(workspace, id, NAMED, 1, /^Rencana kerja/)

    // Its name says nothing; its first page does.
    await window.drop(NAMED, [scan])
    await button(window, NAMED, 3, 'Pakai: scan_0012')
    await fulfilled(workspace, id, NAMED, 3, /^scan_0012/)
    // What is used is suggested no more.
    await window.driver.wait(
      async () => !(await (await window.see(`#${quoted(NAMED)} summary`)).getText()).includes('saran'),
      SLOW,
      'a suggestion stays',
    )
    // One step back takes the line and leaves the document.
    await window.driver.findElement(By.css('body')).sendKeys(Key.chord(Key.CONTROL, 'z'))
    await fulfilled(workspace, id, NAMED, 3, null)
    await window.picture(join(base, `lines-suggested-${ENGINE}.png`))
  } finally {
    await window.close()
  }
})

/** The example unit without a document, and a folder for files. */
function bare() {
  const [workspace, files] = [scratch('lines'), scratch('lines-files')]
  const id = example(workspace)
  const documents = JSON.parse(pilar(workspace, '--json', 'evidence', 'list', id)) as { id: string; serves: string[] }[]
  for (const one of documents) {
    if (one.serves.some((code) => code === FOUR || code === NAMED)) pilar(workspace, 'evidence', 'remove', id, one.id)
  }
  return { workspace, id, files }
}

const quoted = (code: string) => `q-${code.replaceAll('.', '\\.')}`

/** Goes to a question and opens its checklist. */
async function open(window: Window, code: string) {
  await window.go(`#/lembar/manajemen-perubahan?${code}`)
  await (await window.see(`#${quoted(code)} details summary`)).click()
}

/** A line of the checklist, from 1. */
const line = (window: Window, code: string, n: number) => window.see(`#${quoted(code)} [data-line="${n}"]`)

/** Presses a button of a line by what it shows. */
async function button(window: Window, code: string, n: number, text: string) {
  const path = `//*[@id="q-${code}"]//*[@data-line="${n}"]//button[normalize-space(.)="${text}"]`
  const one = await window.driver.wait(
    until.elementLocated(By.xpath(path)),
    SLOW,
    `line ${n} of ${code} does not offer ${text}`,
  )
  await window.driver.executeScript('arguments[0].scrollIntoView({block: "center"})', one)
  await one.click()
}

/** Waits until the workspace says that a line is fulfilled by a document of this name, or by none. */
async function fulfilled(workspace: string, id: string, code: string, n: number, name: RegExp | null) {
  const said = () => {
    const { documents } = JSON.parse(pilar(workspace, '--json', 'evidence', 'checklist', id, code)) as {
      documents: { n: number; fulfilled: string[] }[]
    }
    return documents.find((one) => one.n === n)!.fulfilled
  }
  const fits = (names: string[]) => (name ? names.length === 1 && name.test(names[0]!) : names.length === 0)
  await expect.poll(said, { timeout: SLOW, interval: 300 }).toSatisfy(fits)
}

/** Puts a picture on the clipboard of the computer. */
async function copyPicture(window: Window) {
  const driver = window.driver as unknown as { sendDevToolsCommand(name: string, args: object): Promise<void> }
  await driver.sendDevToolsCommand('Browser.grantPermissions', {
    permissions: ['clipboardReadWrite', 'clipboardSanitizedWrite'],
  })
  const failed = await window.driver.executeAsyncScript<string | null>(
    `const [done] = arguments
     const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 30 })
     canvas.getContext('2d').fillRect(5, 5, 20, 10)
     canvas.toBlob((blob) =>
       navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })]).then(() => done(null), (error) => done(String(error))))`,
  )
  expect(failed).toBeNull()
}

/** A PDF of one page with one line of text. */
function pdf(text: string): string {
  const content = `BT /F1 12 Tf 40 780 Td (${text}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  const places: number[] = []
  let written = '%PDF-1.7\n'
  objects.forEach((object, at) => {
    places.push(written.length)
    written += `${at + 1} 0 obj\n${object}\nendobj\n`
  })
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${written.length}\n%%EOF\n`
  return `${written}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}${trailer}`
}
