/** A unit's year around the worksheet: what the command says of it, and the files that come to it. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Key, until } from 'selenium-webdriver'
import { expect } from 'vitest'
import { choose } from './acts'
import { example, pilar, show } from './pilar'
import type { Monev, Stored } from './stored'
import { scratch, SLOW, type Window } from './window'

/** Who keeps the year, and the team as it is pasted. */
export const COORDINATOR = 'Sri Wahyuni'
export const TEAM = [
  'Nama\tNIP\tJabatan\tPokja\tPeran',
  `${COORDINATOR}\t198001012005012001\tSekretaris\t\tKoordinator`,
  'Budi Santoso\t\tAnalis\t1\tKetua Pokja',
  'Hadi Kepala\t197001011995011001\tKepala Kantor\t\tPimpinan',
]

/** Everything a path would have to raise again: the first area, and the survey of corruption. */
const UNDONE = ['i.a', 'i.b', 'ii.a', 'ii.b', 'ii.c', 'iii.a', 'iii.b', 'iii.c', 'iv.a', 'iv.b', 'iv.c', 'iv.d']

/** Values that meet the conditions beside the score; the others are yes or no. */
export const CONDITIONS = [
  ['opini-bpk', 'WTP'],
  ['sakip-instansi', 'BB'],
  ['indeks-rb', '62'],
  ['spip', '3'],
  ['tlhp', '100'],
  ['lhkpn-lhkan', '100'],
  ['sakip-unit', 'B'],
] as const

/** Makes a unit whose year begins: most of it stands, and WBK is missed. */
export function beginning(workspace: string): string {
  const id = example(workspace)
  for (const code of [...UNDONE.map((end) => `A.I.1.${end}`), 'B.I.a']) pilar(workspace, 'answer', id, code, '')
  return id
}

/** One unit's year: its window, what is stored of it, and where its files are. */
export class Year {
  readonly window: Window
  readonly stored: Stored
  readonly files = scratch('year-files')

  constructor(window: Window, stored: Stored) {
    this.window = window
    this.stored = stored
  }

  get id() {
    return this.stored.id
  }

  get workspace() {
    return this.stored.workspace
  }

  file = (name: string) => join(this.files, name)
  total = () => show(this.workspace, this.id).score.floor.total
  unit = (code: string) => show(this.workspace, this.id).inputs.find((one) => one.code === code)?.answers.unit

  /** Waits until what is stored is so, and the window has taken it. */
  until = async (what: string, holds: () => boolean) => {
    await this.window.driver.wait(holds, SLOW, what)
    await this.window.saved()
  }

  /** Waits until the window shows a text there. */
  shows = (css: string, text: string) =>
    this.window.driver.wait(
      () =>
        this.script<boolean>(
          'return document.querySelector(arguments[0])?.innerText.includes(arguments[1]) ?? false',
          css,
          text,
        ),
      SLOW,
      `${css} does not show "${text}"`,
    )

  script = <T>(js: string, ...args: unknown[]) => this.window.driver.executeScript<T>(js, ...args)

  /** Clicks what is found, wherever it is on the page. */
  tick = async (css: string) => {
    const box = await this.window.see(css)
    await this.window.driver.wait(until.elementIsEnabled(box), SLOW, `${css} cannot be clicked`)
    await this.script(`arguments[0].scrollIntoView({ block: 'center' })`, box)
    await box.click()
  }
}

/** Says in the window how far a task is: that something stands in its way, and what that is, or that it is done, and on
 * which day; today where none is said. */
export async function realise(
  { window, stored, until }: Year,
  title: string,
  status: 'selesai' | 'terkendala',
  said = '',
) {
  await window.go('#/rencana/tugas')
  await window.putNoticesAway()
  if (said === '') {
    await choose(window, `Keadaan: ${title}`, status)
  } else {
    await window.press(`Ubah tugas: ${title}`)
    await choose(window, 'Keadaan', status)
    await window.fill(status === 'selesai' ? 'Tanggal selesai' : 'Kendala', said)
    await window.press('Simpan')
  }
  await until(`${title} is stored`, () => stored.task(title).status === status)
  await window.putNoticesAway()
}

/** Freezes a period in the window; what is stored of it is what the tasks and the answers say themselves. */
export async function freeze(year: Year, period: string, last: string, by: string): Promise<Monev> {
  const { window, stored, until, total } = year
  await window.go(`#/rencana/monev?${period}`)
  // Another period may read the same until this one is there.
  await window.see(`[aria-current="true"][href$="?${period}"]`)
  await window.reads('Keadaan sekarang, belum dibekukan')
  await window.press('Bekukan…')
  await (await window.see('dialog[open] .primary')).click()
  await until(`${period} is frozen`, () => stored.monev(period).frozen !== null)
  await window.reads('Rencana dan jawaban masih sama')
  const frozen = stored.monev(period)
  const planned = stored.tasks().filter((task) => task.due !== null && task.due <= last)
  const done = planned.filter((task) => task.realised !== null && task.realised <= last)
  expect(frozen).toMatchObject({
    frozen_by: by,
    planned: planned.length,
    done: done.length,
    late: planned.length - done.length,
    changed_since: false,
  })
  expect(frozen.course.at(-1)).toMatchObject({ period, total: total() })
  return frozen
}

/** Says in the window what stood in the way in the period that is open, and what follows from it. */
export async function remark({ window, stored, until }: Year, period: string, obstacle: string, next: string) {
  await window.fill('Kendala', obstacle)
  await window.fill('Tindak lanjut', next)
  await window.type(Key.TAB)
  // Each is stored by itself.
  await until('the notes are stored', () => {
    const said = stored.monev(period)
    return said.obstacle !== '' && said.follow_up !== ''
  })
  expect(stored.monev(period)).toMatchObject({ obstacle, follow_up: next })
}

/** Attaches the report of a period as evidence of the questions about monev. */
export async function attach({ window, workspace, id }: Year, reports: number) {
  await window.putNoticesAway()
  await window.press('Jadikan bukti')
  await window.reads('sudah menjadi bukti')
  const attached = show(workspace, id).evidence.filter((one) => one.title.startsWith('Laporan monev'))
  expect(attached.length).toBe(reports)
  for (const report of attached) expect(report.serves.length, report.title).toBeGreaterThan(0)
  await window.putNoticesAway()
}

/** Responses of twenty people to three statements; the mean of the statements is 3.72 when it is rounded. */
export function surveyTable(path: string) {
  const heads = ['Timestamp', 'Nama', '1. Petugas tidak meminta imbalan', '2. Syaratnya jelas', '3. Tidak ada calo']
  const row = (_: unknown, at: number) => {
    const nth = at + 1
    return [`${nth}/3/2026 09:00`, `Responden ${nth}`, 3 + (nth % 2), 4 - Math.floor((nth % 3) / 2), 4]
  }
  writeFileSync(path, [heads, ...Array.from({ length: 20 }, row)].map((cells) => cells.join(',')).join('\n'))
}

/** Three complaints by two channels, one of them still open. */
export function complaintRegister(path: string) {
  writeFileSync(
    path,
    [
      'Nomor,Tanggal,Kanal,Kategori,Status,Tanggal Jawab',
      'L-1,3 Januari 2026,SP4N-LAPOR!,Pelayanan,Selesai,7 Januari 2026',
      'L-2,9 Februari 2026,Kotak saran,Sarana,Selesai,11 Februari 2026',
      'L-3,9 Mei 2026,Kotak saran,Sarana,Proses,',
    ].join('\n'),
  )
}

/** A document as an office has it; returns where it is. */
export function paper(folder: string, name: string): string {
  const path = join(folder, name)
  writeFileSync(path, `%PDF-1.7 ${name}`)
  return path
}
