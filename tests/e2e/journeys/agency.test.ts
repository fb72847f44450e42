import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { choose, identify } from '../support/acts'
import { fill, pilar } from '../support/pilar'
import { base, scratch, SLOW } from '../support/process'
import { inBothThemes } from '../support/themes'
import { Window } from '../support/window'

/** A unit with an index for its survey. */
function unit(workspace: string, name: string, index: string): string {
  const about = ['--unit', name, '--instansi', 'Kanwil', '--year', '2026', '--target', 'wbk']
  const id = pilar(workspace, 'new', ...about).trim()
  pilar(workspace, 'answer', id, 'B.I.a', index)
  return id
}

test('units are tagged, compared over years and groups, and their LHE written, all by keys and clean for axe', async () => {
  const workspace = scratch('agency')
  const [best, middle, last] = [
    unit(workspace, 'Rutan A', '4'),
    unit(workspace, 'Rutan B', '3'),
    unit(workspace, 'Lapas C', '2'),
  ]
  pilar(workspace, 'tag', middle, '--wilayah', 'Jawa')
  pilar(workspace, 'profile', last, '--deadline', '2020-05-31')
  const later = JSON.parse(pilar(workspace, '--json', 'carry-over', last, '--year', '2027')) as { id: string }
  pilar(workspace, 'answer', later.id, 'B.I.a', '3')
  pilar(workspace, '--role', 'koordinator', 'round', best, 'submit')
  pilar(workspace, '--role', 'at', 'review', best, 'B.I.a', '--verdict', 'sesuai')
  const folder = scratch('agency-lhe')

  const found: string[] = []
  const window = await Window.start({ workspace, dialogs: [[folder], [folder]] })
  const look = async (name: string) => {
    const picture = (theme: string) => join(base, 'pictures', `agency-${name}-${theme}.png`)
    found.push(...(await inBothThemes(window, name, picture)))
  }
  try {
    await window.go('#/portofolio')
    await window.reads('4 penilaian')
    // The tabs are walked through by the keyboard.
    const tab = await window.see('[role=tab][aria-selected=true]')
    await window.driver.executeScript('arguments[0].focus()', tab)
    for (let steps = 0; steps < 3; steps += 1) {
      await window.type(Key.ARROW_RIGHT)
      // The next key goes on from the tab that is open.
      await window.driver.wait(
        () => window.driver.executeScript(`return document.activeElement.matches('[role=tab][aria-selected=true]')`),
        SLOW,
        'the tab with the focus is not open',
      )
    }
    await window.reads('Peringkat unit')
    await window.reads('Rutan A')
    await window.reads('1 dari 3')
    await look('antartahun')
    await (await window.see('[role=group][aria-label=Kelompok] button:nth-child(2)')).click()
    await window.reads('Perubahan peringkat')
    await window.press('Tampilkan sebagai tabel')
    await window.reads('Tanpa penanda')

    await window.go('#/portofolio/selisih')
    await window.reads('Pilih sisi pertama dan sisi kedua.')
    await choose(window, 'Sisi pertama', `unit:${best}`)
    await choose(window, 'Sisi kedua', 'wilayah:Jawa')
    await window.reads('Pertanyaan yang menjelaskan selisih')
    await window.reads('+4,38')
    await look('selisih')

    await window.go('#/portofolio/tenggat')
    await window.reads('31 Mei 2020')
    await look('tenggat')

    await window.go('#/portofolio/beban')
    await window.reads('Belum ada tim')
    await look('beban')

    await window.go('#/portofolio/lhe')
    await window.press('Pilih folder dan tulis')
    await window.reads('1 LHE tertulis dan terverifikasi')
    await window.reads('TPI belum memberi hasil')
    await look('lhe')
    const files = readdirSync(folder)
    expect(files).toEqual(['LHE Rutan A 2026.pdf'])
    writeFileSync(join(folder, files[0]!), 'milik orang')
    await window.press('Pilih folder dan tulis')
    await window.reads('sudah ada dan tidak ditimpa')
    expect(readFileSync(join(folder, files[0]!), 'utf8')).toBe('milik orang')
    expect(readdirSync(folder)).toEqual(files)
  } finally {
    await window.close()
  }
  expect(found).toEqual([])
})

test('a unit is tagged where its profile is, and the portfolio filters by that', async () => {
  const workspace = scratch('agency-tags')
  unit(workspace, 'Rutan A', '4')
  const window = await Window.start({ workspace })
  try {
    await identify(window, 'Sri Wahyuni', 'koordinator')
    await window.go('#/pengaturan/profil')
    await window.fill('Wilayah', 'Sumatera  Barat')
    await window.type(Key.TAB)
    await window.driver.wait(() => pilar(workspace, 'tag').includes('Sumatera Barat'), SLOW, 'the tag is not stored')
    await window.go('#/portofolio')
    await window.reads('1 penilaian')
    // In this order each filter changes what is read.
    await choose(window, 'Wilayah', ' ')
    await window.reads('Tidak ada penilaian yang cocok')
    await choose(window, 'Wilayah', 'Sumatera Barat')
    await window.reads('1 penilaian')
  } finally {
    await window.close()
  }
})

test('a thousand units are compared over years without waiting', async () => {
  const workspace = scratch('agency-thousand')
  fill(workspace, 'units')
  const window = await Window.start({ workspace })
  try {
    await window.go('#/portofolio/antartahun')
    await window.reads('Tampilkan semua (1.000)')
    expect(await window.driver.executeScript(`return document.querySelectorAll('[role=region] tbody tr').length`)).toBe(
      100,
    )
    await window.go('#/portofolio/tenggat')
    await window.reads('Kantor Pelayanan')
    await window.go('#/portofolio/beban')
    await window.reads('Belum ada tim')
  } finally {
    await window.close()
  }
})
