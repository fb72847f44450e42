import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { isAt, keys } from '../support/acts'
import { example, pilar, show } from '../support/pilar'
import { atRest } from '../support/rest'
import { scratch, SLOW, Window } from '../support/window'

/** A Ya/Tidak question, a number, and the only blank. */
const [YES_NO, NUMBER, BLANK] = ['A.I.1.i.a', 'B.I.a', 'A.I.2.i.a']
/** Answers that nothing proves, the next two after the blank. */
const UNPROVEN = ['A.II.2.i.a', 'A.I.4.ii.d']
/** An input with two documents, and one of Ya/Tidak without any. */
const [PROVEN, BARE] = ['A.I.1.i.b', 'A.I.1.iv.a']
const DOCUMENTS = ['SK Tim Pembangunan Zona Integritas 2026', 'Berita Acara Seleksi Anggota Tim ZI'] as const

test('keys go on to what is open, move the page and show evidence, and one that does nothing says why', async () => {
  const workspace = scratch('keyboard')
  const id = example(workspace)
  pilar(workspace, 'answer', id, BLANK, '')
  const window = await Window.start({ workspace })
  const answers = (code: string) => show(workspace, id).inputs.find((input) => input.code === code)!.answers
  try {
    // A letter that is no answer of the question says which are.
    await window.go(`#/lembar/manajemen-perubahan?${YES_NO}`)
    await isAt(window, YES_NO)
    await keys(window, 'a')
    await window.tells('Pertanyaan ini dijawab dengan Y, T.')
    await window.go(`#/lembar/hasil?${NUMBER}`)
    await isAt(window, NUMBER)
    await keys(window, 'a')
    await window.tells('Pertanyaan ini dijawab dengan angka')
    expect([answers(YES_NO), answers(NUMBER)]).toEqual([{ unit: 'Ya' }, { unit: 3.74 }])

    // U goes to the blank before anything else, in whatever area it is, and then to what nothing proves.
    await window.go(`#/lembar/manajemen-perubahan?${YES_NO}`)
    await isAt(window, YES_NO)
    await keys(window, 'u')
    await isAt(window, BLANK)
    await keys(window, 'c')
    await window.reads('127 / 127')
    for (const code of UNPROVEN) {
      await keys(window, 'u')
      await isAt(window, code)
    }
    await window.saved()

    // Page Down moves the cards, wherever the focus is.
    await window.go('#/lembar/pelayanan-publik')
    await atRest(window)
    for (const focus of ['nav a', '#search', '#sheet [data-question]']) await turnsPages(window, focus, '#sheet')
    await window.go('#/ringkasan')
    await window.see('#missing')
    await atRest(window)
    await turnsPages(window, '#search', '#page')

    pilar(workspace, '--role', 'koordinator', 'round', id, 'submit')
    for (const code of [PROVEN, 'A.I.1.ii.a']) {
      pilar(workspace, '--role', 'dalnis', 'review', id, code, '--layer', 'dalnis', '--verdict', 'sesuai')
    }
    pilar(workspace, 'identity', 'Rahmat Hidayat', '--role', 'dalnis')
    await window.driver.navigate().refresh()

    // The evidence is open already; O shows the next, and the first after the last.
    await window.go(`#/reviu?${PROVEN}`)
    await window.says('#review-title', 'Cara memilih anggota tim ZI')
    const preview = 'aside[aria-label="Pratinjau"] h2'
    await window.says(preview, DOCUMENTS[0])
    await keys(window, 'o')
    await window.says(preview, DOCUMENTS[1])
    await keys(window, 'o')
    await window.says(preview, DOCUMENTS[0])
    await atRest(window)
    await turnsPages(window, 'section[aria-label="Daftar isian"] [aria-current]', '#review-detail')
    // U passes over what has its verdict.
    await keys(window, 'u')
    await window.says('#review-title', 'Target prioritas selaras dengan WBK/WBBM')

    await window.go(`#/reviu?${BARE}`)
    await window.says('#review-title', 'Pimpinan menjadi teladan')
    await keys(window, 'a')
    await window.tells('Pertanyaan ini dijawab dengan Y, T.')
    await keys(window, 'o')
    await window.tells('Tidak ada bukti dukung.')
    expect(answers(BARE)).toEqual({ unit: 'Ya' })
  } finally {
    await window.close()
  }
})

/** With the focus on something, Page Down moves this part of the page down and Page Up moves it up again. */
async function turnsPages(window: Window, focus: string, css: string) {
  await window.driver.executeScript('arguments[0].focus({ preventScroll: true })', await window.see(focus))
  const top = () => window.driver.executeScript<number>('return document.querySelector(arguments[0]).scrollTop', css)
  for (const [key, down] of [
    [Key.PAGE_DOWN, true],
    [Key.PAGE_UP, false],
  ] as const) {
    const before = await top()
    await window.type(key)
    await window.driver.wait(
      async () => (down ? (await top()) > before : (await top()) < before),
      SLOW,
      `Page ${down ? 'Down' : 'Up'} at ${focus} does not move ${css}`,
    )
    // A page that is drawn further while it moves is elsewhere afterwards.
    await atRest(window)
  }
}
