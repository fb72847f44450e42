import { join } from 'node:path'
import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { choose } from '../support/acts'
import { example, pilar } from '../support/pilar'
import { base, scratch, SLOW } from '../support/process'
import { Stored } from '../support/stored'
import { inBothThemes } from '../support/themes'
import { Window } from '../support/window'

const TITLE = 'Menyusun dokumen rencana kerja pembangunan Zona Integritas'

test('a task is opened by mouse and keyboard, says all there is to say, and goes back in one step', async () => {
  const workspace = scratch('tasks')
  const id = example(workspace)
  for (const code of ['2', '5', '8', '20']) pilar(workspace, 'answer', id, code, '')
  pilar(workspace, 'people', id, '--add', 'Raden Mas Budi Santoso Kusumawardhana')
  pilar(workspace, 'task', id, 'from', 'template')
  const stored = new Stored(workspace, id)
  const task = () => stored.task(TITLE)
  const before = task()
  const found: string[] = []
  const window = await Window.start({ workspace })
  const look = async (name: string) => {
    const picture = (theme: string) => join(base, 'pictures', `tugas-${name}-${theme}.png`)
    found.push(...(await inBothThemes(window, name, picture)))
  }
  try {
    await window.go('#/rencana/tugas')
    await window.see(`[data-task="${TITLE}"]`)
    await look('tabel')
    // The list says the longest state whole.
    const isWhole = `
      const list = document.querySelector('[data-task] select')
      const alone = document.body.appendChild(list.cloneNode(true))
      alone.style.cssText = 'position: absolute; width: auto; min-width: 0; max-width: none'
      const needs = alone.offsetWidth
      alone.remove()
      return list.offsetWidth >= needs`
    expect(await window.driver.executeScript(isWhole)).toBe(true)
    await window.press(`Ubah tugas: ${TITLE}`)
    await choose(window, 'Keadaan', 'selesai')
    await choose(window, 'Penanggung jawab', stored.people()[0]!.id)
    await window.fill('Tenggat', 'B06')
    await window.fill('Tanggal selesai', '20 Maret 2026')
    await look('selesai')
    await window.press('Simpan')
    await window.driver.wait(() => task().realised !== null, SLOW, 'the task is not stored')
    await window.saved()
    const pic = stored.people()[0]!.name
    expect(task()).toMatchObject({ pic, due: '2026-06-30', status: 'selesai', realised: '2026-03-20' })
    await window.putNoticesAway()
    await look('tabel-selesai')
    await window.press('Urungkan: Ubah tugas')
    await window.driver.wait(() => task().realised === null, SLOW, 'it is not undone')
    await window.saved()
    expect(task()).toEqual(before)

    // On the board by the keyboard, where the focus comes back to the card.
    await window.press('Papan')
    await window.driver.executeScript('arguments[0].focus()', await window.see('[data-status=belum] [data-card]'))
    await window.type(Key.ENTER)
    await window.see('dialog[open]')
    await choose(window, 'Keadaan', 'terkendala')
    await window.fill('Kendala', 'Menunggu tanda tangan Kepala Dinas')
    await window.type(Key.TAB, Key.TAB)
    await window.type(Key.ENTER)
    await window.driver.wait(
      () => stored.tasks().some((one) => one.obstacle === 'Menunggu tanda tangan Kepala Dinas'),
      SLOW,
      'what stands in the way is not stored',
    )
    await window.see('[data-status=terkendala] [data-card]')
    await look('papan')
    await window.press('jalan termurah…')
    await window.reads('1 tugas baru, 0 sudah ada')
    await look('buat')
    await window.press('Batal')
    await window.go('#/rencana')
    await window.reads('Langkah termurah')
    await look('jalan')
  } finally {
    await window.close()
  }
  expect(found).toEqual([])
})
