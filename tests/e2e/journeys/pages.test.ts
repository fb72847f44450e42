import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { violations } from '../support/axe'
import { command, example, pilar, show } from '../support/pilar'
import { skipped } from '../support/skipped'
import { atRest } from '../support/rest'
import { scratch, SLOW, Window } from '../support/window'

test('overview, library and history are read, used, and told to everyone', async () => {
  const workspace = scratch('pages')
  const id = example(workspace)
  const before = show(workspace, id).inputs.find((input) => input.code === 'A.I.1.i.a')!.answers.unit
  expect(before).toBe('Ya')
  pilar(workspace, 'answer', id, 'A.I.1.i.a', 'Tidak')
  const out = scratch('pictures')
  const radar = join(out, 'radar.png')

  const window = await Window.start({ workspace, dialogs: [[radar]] })
  try {
    // Where things stand, and the drawing as a file.
    await window.go('#/ringkasan')
    await window.reads('Capaian per area')
    await window.reads('Perubahan terakhir')
    await lookedAt(window, out, 'ringkasan')
    await scrolls(window, '#page')
    await window.go('#/lembar/manajemen-perubahan')
    await window.see('article[id^="q-"]')
    await scrolls(window, '#sheet')
    await window.go('#/ringkasan')
    await window.press('Simpan gambar: Capaian per area')
    await window.reads('Gambar tersimpan')
    expect(existsSync(radar)).toBe(true)
    expect(readFileSync(radar).subarray(1, 4).toString()).toBe('PNG')

    // What an unmet gate lacks.
    await window.driver.executeScript(`document.querySelector('.predicate').click()`)
    await window.press('WBBM')
    await window.press('Pertanyaan yang belum bernilai penuh')
    await lookedAt(window, out, 'syarat')
    await window.type(Key.ESCAPE)

    // The library finds a document and shows it.
    await window.go('#/bukti')
    await window.reads('93 dokumen')
    await (await window.see('main input[type=search]')).sendKeys('agen perubahan')
    await window.driver.wait(
      () => window.driver.executeScript(`return document.querySelectorAll('tbody tr').length === 2`),
      SLOW,
      'the search does not find two',
    )
    await window.driver.executeScript(`document.querySelector('tbody .show').click()`)
    await window.see('aside')
    await lookedAt(window, out, 'bukti')

    // A value comes back as a new change.
    await window.go('#/riwayat?A.I.1.i.a')
    await window.press('Kembali ke nilai ini: jawaban unit A.I.1.i.a Ya')
    await window.reads('Nilai dikembalikan')
    expect(show(workspace, id).inputs.find((input) => input.code === 'A.I.1.i.a')!.answers.unit).toBe('Ya')
    await lookedAt(window, out, 'riwayat')

    // Searching everything.
    await window.driver.executeScript(`document.activeElement.blur()`)
    await (await window.see('body')).sendKeys('/')
    await window.type('maklumat')
    await window.see('[role=option]')
    await lookedAt(window, out, 'cari')
    await window.type(Key.ENTER)
    await window.driver.wait(
      async () => (await window.driver.getCurrentUrl()).includes('#/lembar/pelayanan-publik?'),
      SLOW,
      'what was found does not lead to its question',
    )
  } finally {
    await window.close()
  }
})

test('Ringkasan shows the course of the score once there are weeks to tell of', async () => {
  if (spawnSync('faketime', ['--version']).error) {
    skipped('no clock can be set without faketime')
    return
  }
  const workspace = scratch('course')
  // Begun five weeks ago, and worked on today.
  // The program was built later than that.
  const by = ['--workspace', workspace, '--author', 'Dewi Lestari', '--clock-is-right']
  const id = execFileSync('faketime', ['-35 days', command, ...by, 'example'], { encoding: 'utf8' }).trim()
  pilar(workspace, 'answer', id, 'A.I.1.i.a', 'Tidak')
  const window = await Window.start({ workspace })
  try {
    await window.go('#/ringkasan')
    await window.reads('Perjalanan nilai')
    await window.reads('Keadaan pada akhir setiap minggu menurut riwayat')
    expect(await violations(window)).toEqual([])
  } finally {
    await window.close()
  }
})

/** Turns the wheel until this part of the page is no longer at its top. */
async function scrolls(window: Window, css: string) {
  await window.driver.wait(
    async () => {
      await window.wheel(100)
      return window.driver.executeScript<boolean>(`return document.querySelector(arguments[0]).scrollTop > 0`, css)
    },
    SLOW,
    `the wheel does not move ${css}`,
  )
}

/** Keeps a picture in light and dark, and has axe find nothing in either. */
async function lookedAt(window: Window, out: string, name: string) {
  for (const theme of ['light', 'dark']) {
    await window.driver.executeScript(`document.documentElement.dataset.theme = arguments[0]`, theme)
    await atRest(window)
    await window.picture(join(out, `${name}-${theme}.png`))
    const wide = await window.driver.executeScript(
      `const page = document.getElementById('page'); return page.scrollWidth > page.clientWidth`,
    )
    expect.soft(wide, `${name} scrolls sideways`).toBe(false)
    expect.soft(await violations(window), `${name}, ${theme}`).toEqual([])
  }
  await window.driver.executeScript(`document.documentElement.dataset.theme = 'light'`)
}
