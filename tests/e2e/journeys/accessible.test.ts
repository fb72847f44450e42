import { expect, test } from 'vitest'
import { violations } from '../support/axe'
import { example } from '../support/pilar'
import { scratch, Window } from '../support/window'

const PAGES = ['ringkasan', 'lembar/manajemen-perubahan', 'lembar/hasil', 'bukti', 'riwayat', 'impor', 'ekspor', 'pengaturan', 'bantuan']

test('no page breaks a rule of axe, in light and dark', async () => {
  const found: string[] = []
  const empty = await Window.start({ workspace: scratch('axe-empty') })
  try {
    await empty.see('form')
    found.push(...(await violations(empty)).map((one) => `mulai: ${one}`))
  } finally {
    await empty.close()
  }
  const workspace = scratch('axe')
  example(workspace)
  const window = await Window.start({ workspace })
  try {
    for (const theme of ['light', 'dark']) {
      for (const page of PAGES) {
        await window.go(`#/${page}`)
        await window.see('h1')
        await new Promise((done) => setTimeout(done, 700))
        await window.driver.executeScript(`document.documentElement.dataset.theme = arguments[0]`, theme)
        found.push(...(await violations(window)).map((one) => `${page}, ${theme}: ${one}`))
      }
      await window.driver.executeScript(`document.querySelector('header [aria-haspopup=dialog]').click()`)
      await window.see('dialog[open]')
      found.push(...(await violations(window)).map((one) => `syarat, ${theme}: ${one}`))
      await window.driver.executeScript(`document.querySelector('dialog[open]').close()`)
    }
  } finally {
    await window.close()
  }
  expect(found).toEqual([])
}, 240_000)
