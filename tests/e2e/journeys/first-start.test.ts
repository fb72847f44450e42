import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { pilar, show } from '../support/pilar'
import { Window, scratch, SLOW } from '../support/window'

/** The last question of the first area. */
const LAST = 'A.II.1.iii.a'

test('a new unit is set up in three steps, and a whole area is answered by keyboard', async () => {
  const workspace = scratch('first-start')
  let window = await Window.start({ workspace })
  try {
    // A step with nothing in it does not go on.
    await window.press('Lanjut')
    await window.reads('Kolom ini perlu diisi.')
    // What is missing is where the next key goes, and so it is at the beginning of every step.
    await window.type('Kantor Uji Coba')
    await window.fill('Nama instansi', 'Pemerintah Kota Uji')
    await window.press('Lanjut')
    await window.reads('Target predikat')
    await window.press('Lanjut')
    await window.reads('Nama pengisi')
    await window.type('Sari Wulandari')
    await window.press('Buat penilaian')
    await window.reads('0 / 127')

    await window.go('#/lembar/manajemen-perubahan')
    // The cards are drawn a few at a time.
    await window.see(`#q-${CSS(LAST)}`)
    const cards = await window.driver.executeScript<string[]>(
      `return [...document.querySelectorAll('[data-question]')].map((card) => card.dataset.question)`,
    )
    expect(cards.length).toBeGreaterThan(5)
    for (const card of cards) {
      const first = await window.driver.executeScript<string | null>(
        `return document.getElementById('q-' + arguments[0]).querySelector('input[type=radio]')?.value.charAt(0) ?? null`,
        card,
      )
      if (first) {
        await window.type(first.toLowerCase())
      } else {
        // Into the first number, and on to the next by Tab.
        const fields = await window.driver.executeScript<number>(
          `const fields = document.getElementById('q-' + arguments[0]).querySelectorAll('input[data-input]'); fields[0].focus(); return fields.length`,
          card,
        )
        for (let at = 0; at < fields; at += 1) await window.type('4', Key.TAB)
        await window.driver.executeScript(`document.getElementById('q-' + arguments[0]).focus()`, card)
      }
      await window.type('j')
    }
    await window.driver.wait(
      async () =>
        (await window.text('[data-testid=answered]')) !== '0 / 127' &&
        (await window.text('footer')).includes('Tersimpan pukul'),
      SLOW,
      'the answers are not stored',
    )
    const [id] = pilar(workspace, 'list').split(/\s/)
    const stored = show(workspace, id!)
    await window.reads(`${stored.score.answered} / 127`)
    // Everything of the area is there, at its best.
    const area = await window.text('nav a[href="#/lembar/manajemen-perubahan"]')
    expect(area).toContain('100%')
    // J has gone on into the next one.
    const here = await window.text('a[aria-current=page]')
    expect(here).not.toBe(area)

    // After a restart it is all there again.
    await window.close()
    window = await Window.start({ workspace })
    await window.reads('Kantor Uji Coba')
    await window.reads(`${stored.score.answered} / 127`)
  } finally {
    await window.close()
  }
})

/** A question's code inside a selector. */
function CSS(code: string): string {
  return code.replaceAll('.', '\\.')
}
