import { expect, test } from 'vitest'
import { example } from '../support/pilar'
import { atRest } from '../support/rest'
import { scratch, Window } from '../support/window'

const PAGES = [
  'lembar/hasil',
  'pekerjaan',
  'ringkasan',
  'serah',
  'bukti',
  'rencana',
  'rencana/simulasi',
  'rencana/tugas',
  'rencana/monev',
  'tim',
  'riwayat',
  'keutuhan',
  'konflik',
  'reviu',
  'reviu/rekomendasi',
  'reviu/perbedaan',
  'reviu/nilai',
  'portofolio',
  'lhe',
  'impor',
  'survei',
  'ekspor',
  'pengusulan',
  'pengaturan',
  'bantuan',
]

test.each([0.8, 1.25, 1.5, 2])('a small screen that enlarges everything %f times cuts nothing off', async (scale) => {
  const workspace = scratch('enlarged')
  example(workspace)
  const window = await Window.start({ workspace, scale })
  try {
    await window.go('#/lembar/manajemen-perubahan')
    await window.see('.tile .show')
    expect(await cut(window), 'worksheet').toEqual([])
    await window.driver.executeScript(`document.querySelector('.tile .show').click()`)
    await window.see('aside[aria-label=Pratinjau] canvas')
    expect(await cut(window), 'worksheet beside a preview').toEqual([])
    for (const page of PAGES) {
      await window.go(`#/${page}`)
      await window.see('#page h1')
      expect(await cut(window), page).toEqual([])
    }
  } finally {
    await window.close()
  }
})

/** What reaches beyond the right side of the box it is scrolled in; wide tables do so on purpose. */
async function cut(window: Window): Promise<string[]> {
  // What has just been drawn may still move.
  await atRest(window)
  return window.driver.executeScript(`
    const page = document.getElementById('page')
    const box = (one) => {
      const above = one.parentElement
      return above === page || /auto|scroll/.test(getComputedStyle(above).overflowX) ? above : box(above)
    }
    const beyond = (one, box) => one.getBoundingClientRect().right > box.getBoundingClientRect().left + box.clientWidth + 1
    const table = (box) => box !== page && box.querySelector('table') !== null
    return [...page.querySelectorAll('*')]
      .filter((one) => beyond(one, box(one)) && !table(box(one)) && !one.closest('.sr-only'))
      .map((one) => one.tagName + '.' + one.className)`)
}
