import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { make } from '../support/acts'
import { example, pilar, show } from '../support/pilar'
import { base, scratch, SLOW } from '../support/process'
import { Stored } from '../support/stored'
import { inBothThemes } from '../support/themes'
import { Window } from '../support/window'

test('a plan is frozen, noted, reported, and its report is evidence of the monev questions', async () => {
  const [workspace, files] = [scratch('monev'), scratch('monev-files')]
  const id = example(workspace)
  const stored = new Stored(workspace, id)
  const monev = () => stored.monev('B03')
  const said = () => {
    const { note, obstacle, follow_up } = monev()
    return [note, obstacle, follow_up]
  }
  const found: string[] = []
  const window = await Window.start({ workspace })
  const look = async (name: string) => {
    const picture = (theme: string) => join(base, 'pictures', `monev-${name}-${theme}.png`)
    found.push(...(await inBothThemes(window, name, picture)))
  }
  try {
    // Nothing is planned: the way leads to the tasks, which are made at once.
    await window.go('#/rencana/monev')
    await window.reads('Belum ada tugas untuk dimonitor')
    await look('kosong')
    await window.press('Ke Tugas')
    await make(window, 'tugas yang lazim…')
    await window.reads('tugas dibuat')
    await window.fill('Uraian kegiatan', 'Susun SK Tim Kerja')
    await window.fill('Tenggat', 'B03')
    await window.press('Tambah tugas')
    await window.see('[data-task="Susun SK Tim Kerja"]')
    pilar(workspace, 'task', id, 'done', 'Susun SK Tim Kerja', '--on', '2026-03-20')

    await window.press('Monev')
    await window.see('[aria-current="true"]')
    await window.go('#/rencana/monev?B03')
    // Another period may read the same until this one is there.
    await window.see('[aria-current="true"][href$="?B03"]')
    await window.reads('Keadaan sekarang, belum dibekukan')
    await window.press('Bekukan…')
    await window.reads('Urungkan mengembalikan keadaan sebelumnya')
    await look('bertanya')
    await (await window.see('dialog[open] .primary')).click()
    await window.reads('Rencana dan jawaban masih sama')
    expect(monev()).toMatchObject({ done: 1 })
    expect(monev().frozen).not.toBe(null)

    // What is said of it is typed in place and is no part of what was frozen.
    for (const [label, text] of [
      ['Catatan', 'Anggaran turun Juli'],
      ['Kendala', 'Pengadaan tertunda'],
      ['Tindak lanjut', 'Rapat dengan keuangan'],
    ] as const) {
      await window.fill(label, text)
      await window.type('\uE004')
    }
    await window.driver.wait(() => said().every((text) => text !== ''), SLOW, 'the notes are not stored')
    expect(said()).toEqual(['Anggaran turun Juli', 'Pengadaan tertunda', 'Rapat dengan keuangan'])
    await window.saved()
    await window.reads('Rencana dan jawaban masih sama')

    for (const kind of ['docx', 'pdf', 'xlsx']) {
      const path = join(files, `Laporan.${kind}`)
      window.answerDialogs([[path]])
      await window.press(`Simpan ${kind.toUpperCase()}…`)
      await window.reads(`Laporan.${kind}`)
      expect(existsSync(path) && statSync(path).size).toBeGreaterThan(1_000)
    }
    await window.putNoticesAway()
    await window.press('Jadikan bukti')
    await window.reads('sudah menjadi bukti')
    const report = show(workspace, id).evidence.find((one) => one.title.startsWith('Laporan monev'))
    expect(report?.serves.length).toBeGreaterThan(0)
    await window.putNoticesAway()
    await look('dibekukan')

    // Done later: the period stays as it was, and can be frozen again.
    pilar(workspace, 'task', id, 'set', 'Susun SK Tim Kerja', '--status', 'berjalan')
    await window.reads('sudah berbeda sejak itu')
    await window.press('Bekukan lagi…')
    await window.reads('Menggantikan yang dibekukan')
    await look('lagi')
    await (await window.see('dialog[open] .primary')).click()
    await window.driver.wait(() => monev().done === 0, SLOW, 'it was not frozen again')
    await window.reads('Rencana dan jawaban masih sama')
    pilar(workspace, 'undo', id)
    await window.reads('sudah berbeda sejak itu')
    expect(monev().done).toBe(1)
  } finally {
    await window.close()
  }
  expect(found).toEqual([])
})

test('a plan of 200 tasks is one page that reads well, light and dark', async () => {
  const workspace = scratch('monev-many')
  const id = example(workspace)
  for (let at = 1; at <= 200; at += 1) {
    const about = at % 5 === 0 ? [] : ['--code', String((at % 80) + 1)]
    const title = `Tugas ${at} dengan uraian yang sepanjang uraian kegiatan pada umumnya`
    pilar(workspace, 'task', id, 'add', title, '--due', at % 2 ? 'B03' : 'B06', ...about)
  }
  const found: string[] = []
  const window = await Window.start({ workspace })
  try {
    await window.go('#/rencana/monev?B06')
    await window.reads('Tugas 200 dengan uraian')
    expect(
      await window.driver.executeScript<number>(
        `return document.querySelectorAll('.ruled tbody tr:not(.area)').length`,
      ),
    ).toBe(200)
    const picture = (theme: string) => join(base, 'pictures', `monev-penuh-${theme}.png`)
    found.push(...(await inBothThemes(window, 'penuh', picture)))
  } finally {
    await window.close()
  }
  expect(found).toEqual([])
})
