import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { keys, points } from '../support/acts'
import { begin, example, pilar, show } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

const STRIP = 'header.strip'
const TO_DO = '#page section[aria-labelledby=todo]'
const FILTER_IN_USE = 'nav[aria-label="Saring pertanyaan"] [aria-current]'

test('an empty unit is shown three ways in, and after its first answer what is left', async () => {
  const workspace = scratch('first-answer')
  const id = begin(workspace)
  const window = await Window.start({ workspace })
  try {
    await window.go('#/ringkasan')
    await window.reads('Penilaian ini belum diisi')
    const ways = await window.driver.executeScript<string[]>(
      `return [...document.querySelectorAll('#page .start a')].map((way) => way.getAttribute('href'))`,
    )
    expect(ways).toEqual(['#/lembar/manajemen-perubahan', '#/impor', '#/bukti'])

    await (await window.see('#page .start a')).click()
    await window.see('#q-A\\.I\\.1\\.i\\.a')
    await keys(window, 'y')
    await window.says(STRIP, '1 / 127')
    await window.says('#sheet .group', '1 dari 2 terisi')
    await window.saved()
    // Blanks earn nothing in the one total; what the official sheet would say stands below it.
    const { floor, total } = show(workspace, id).score
    await window.says(`${STRIP} .total`, 'Nilai pasti', points(floor.total), `menurut isian ${points(total)}`)

    await window.go('#/ringkasan')
    await window.press('112 pertanyaan belum diisi')
    await window.says(FILTER_IN_USE, 'Belum diisi 112')
  } finally {
    await window.close()
  }
})

test('the headline, the gates and Ringkasan say the same, and to each role what to do', async () => {
  const workspace = scratch('headline')
  const id = example(workspace)
  const window = await Window.start({ workspace })
  const certain = () => points(show(workspace, id).score.floor.total)
  /** Looks at the gates, whose first is on the total of the strip, and tells how many are not met. */
  const unmet = async () => {
    await (await window.see(`${STRIP} .predicate`)).click()
    await window.says('dialog[open] li', 'Nilai total', certain())
    const count = await window.driver.executeScript<number>(
      `return [...document.querySelectorAll('dialog[open] li .verdict')]
         .filter((one) => one.innerText.trim() === 'Belum Memenuhi').length`,
    )
    await window.type(Key.ESCAPE)
    await window.driver.wait(
      () => window.driver.executeScript<boolean>(`return document.querySelector('dialog[open]') === null`),
      SLOW,
      'the gates do not close',
    )
    return count
  }
  try {
    // One total while both ways of counting agree.
    await window.go('#/lembar/manajemen-perubahan?A.I.1.i.b')
    await window.says(`${STRIP} .total`, 'Total', certain())
    await window.says(`${STRIP} .predicate`, 'WBK terpenuhi di atas kertas;', '7 tanpa bukti')
    expect(await unmet()).toBe(0)

    await (await window.see('#q-A\\.I\\.1\\.i\\.b .below button')).click()
    await window.says(STRIP, '126 / 127')
    await window.says('#sheet .group', '1 dari 2 terisi')
    await window.saved()
    await window.says(`${STRIP} .total`, 'Nilai pasti', certain(), 'menurut isian')
    expect(await unmet()).toBe(0)

    // A higher aim: as many gates are open in the panel as the strip counts.
    pilar(workspace, 'profile', id, '--target', 'wbbm')
    await window.says(`${STRIP} .predicate`, 'Menuju WBBM')
    const open = Number(/(\d+) syarat/.exec(await window.text(`${STRIP} .predicate`))?.[1])
    expect(open).toBeGreaterThan(0)
    expect(await unmet()).toBe(open)

    // Ringkasan: what to do, how far it is from the gates, and only then pictures.
    await window.go('#/ringkasan')
    for (const part of ['#endurance', '#missing', '#page canvas']) await window.see(part)
    const order = await window.driver.executeScript<string[]>(
      `return [...document.querySelectorAll('#page :is(h2, canvas)')].map((one) => one.innerText)`,
    )
    expect(order.slice(0, 2)).toEqual(['Yang perlu dikerjakan', 'Ketahanan'])
    await window.says(TO_DO, '1 pertanyaan belum diisi', `${open} syarat nilai belum terpenuhi`)
    await window.press('Poin di atas tiap syarat')
    await window.says('section[aria-labelledby=endurance] tr', 'Nilai total')
    await window.press('7 pertanyaan tanpa bukti')
    await window.says(FILTER_IN_USE, 'Tanpa bukti 7')

    // Whoever reviews is told of the review, and of nothing that is the unit's to do.
    pilar(workspace, '--role', 'koordinator', 'round', id, 'submit')
    pilar(workspace, 'identity', 'Rahmat Hidayat', '--role', 'dalnis')
    await window.driver.navigate().refresh()
    await window.go('#/ringkasan')
    await window.says(TO_DO, 'Penilaian ini menunggu reviu Anda.')
    expect(await window.text(TO_DO)).not.toContain('tanpa bukti')
  } finally {
    await window.close()
  }
})
