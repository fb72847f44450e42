import { join } from 'node:path'
import { By, Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { choose, handOver, identify, keys, noteIsOpen } from '../support/acts'
import { agreed, example, show } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

/** What is found wanting. */
const REVISIONS = 10

test('ten revisions go back, are mended, handed in again and approved, by two roles in the window', async () => {
  const [workspace, out] = [scratch('round'), scratch('round-files')]
  const id = example(workspace)
  const before = show(workspace, id).inputs.slice(0, REVISIONS)
  const window = await Window.start({ workspace })
  const title = () =>
    window.driver.executeScript<string>(`return document.getElementById('review-title')?.innerText ?? ''`)
  const leaves = async (was: string) => {
    await window.driver.wait(async () => (await title()) !== was, SLOW, `${was} is still there`)
  }
  try {
    await identify(window, 'Ratna Koordinator', 'koordinator')
    await handOver(window, 'Serahkan dan tulis paket', join(out, 'serah.zip'))

    // The reviewer: R, a phrase, and on by Ctrl+Enter.
    await identify(window, 'Rahmat Hidayat', 'dalnis')
    await window.go('#/reviu')
    await window.reads('0 dari 127 direviu')
    await window.see('#review-title')
    for (let at = 1; at <= REVISIONS; at += 1) {
      const here = await title()
      await keys(window, 'r')
      await noteIsOpen(window)
      await window.press('Alt 1 Bukti dukung belum dilampirkan.')
      const note = await window.see('[data-review-note]')
      await note.sendKeys(Key.chord(Key.CONTROL, Key.ENTER))
      await leaves(here)
      await window.reads(`${at} dari 127 direviu`)
    }
    await handOver(window, 'Kembalikan dan tulis paket', join(out, 'kembali.zip'))

    // The unit: each answer is mended.
    await identify(window, 'Ratna Koordinator', 'koordinator')
    await window.go('#/lembar')
    await window.reads(`TPI mengembalikan: ${REVISIONS} revisi, 0 rekomendasi.`)
    for (const { code, answers } of before) {
      const card = await window.see(`#q-${code.replaceAll('.', '\\.')}`)
      await window.driver.executeScript('arguments[0].focus()', card)
      await card.sendKeys(other(answers.unit))
    }
    await window.reads('Semuanya sudah ditindaklanjuti.')
    const mended = show(workspace, id).inputs.slice(0, REVISIONS)
    for (const [at, { code, answers }] of mended.entries()) {
      expect(answers.unit, code).not.toEqual(before[at]!.answers.unit)
    }
    await handOver(window, 'Serahkan dan tulis paket', join(out, 'serah-2.zip'))

    // The reviewer: what changed is right now.
    await identify(window, 'Rahmat Hidayat', 'dalnis')
    await window.go('#/reviu')
    await choose(window, 'Status', 'berubah')
    await window.reads('Jawaban unit berubah sejak putaran 1')
    for (let at = 1; at <= REVISIONS; at += 1) {
      const here = await title()
      await keys(window, 's')
      await window.driver.wait(() => agreed(workspace, id) === at, SLOW, `not ${at} are Sesuai`)
      if (at < REVISIONS) await leaves(here)
    }
    await handOver(window, 'Setujui dan tulis paket', join(out, 'setuju.zip'))
    await window.go('#/portofolio')
    await window.driver.wait(
      async () => (await window.driver.findElement(By.id('page')).getText()).includes('Disetujui'),
      SLOW,
      'it is not approved',
    )
  } finally {
    await window.close()
  }
})

/** The key of an answer that is not this one. */
function other(answer: unknown): string {
  if (answer === 'Ya' || answer === 'Tidak') return answer === 'Ya' ? 't' : 'y'
  return answer === 'A' ? 'b' : 'a'
}
