import { join } from 'node:path'
import { expect, test } from 'vitest'
import { violations } from '../support/axe'
import { example, pilar } from '../support/pilar'
import { scratch, Window } from '../support/window'

const PAGES = [
  'pekerjaan',
  'ringkasan',
  'serah',
  'lembar/manajemen-perubahan',
  'lembar/hasil',
  'lembar/~tanpa-bukti',
  'bukti',
  'rencana',
  'rencana/simulasi',
  'rencana/tugas',
  'rencana/monev',
  'tim',
  'tim/tugas',
  'tim/kemajuan',
  'riwayat',
  'keutuhan',
  'reviu',
  'portofolio/bandingkan',
  'portofolio/disparitas',
  'portofolio/antartahun',
  'portofolio/selisih',
  'portofolio/tenggat',
  'portofolio/beban',
  'portofolio/lhe',
  'impor',
  'survei',
  'survei/pengaduan',
  'survei/data-pribadi',
  'ekspor',
  'pengusulan',
  'pengusulan/berkas',
  'pengusulan/surat',
  'pengusulan/tahap',
  'pengusulan/sanggah',
  'pengaturan',
  'bantuan',
  'tentang',
]

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

/** Pages of working together, each with what it reads once it is drawn. */
const TOGETHER = [
  ['reviu', 'Jawaban berdampingan'],
  ['reviu/rekomendasi', 'Lengkapi notulen rapat'],
  ['reviu/perbedaan', 'isian berbeda'],
  ['reviu/nilai', 'Capaian per area'],
  ['konflik', '1 konflik belum diselesaikan'],
  ['portofolio', '1 penilaian'],
  ['lhe', 'Penerbit laporan'],
] as const

test('no page of working together breaks a rule of axe, in light and dark, nor does the plan of an import', async () => {
  const [ours, theirs, out] = [scratch('axe-ours'), scratch('axe-theirs'), scratch('axe-files')]
  const id = example(ours)
  const [there, back, more] = [join(out, 'pergi.zip'), join(out, 'pulang.zip'), join(out, 'susulan.zip')]
  const at = (workspace: string, ...given: string[]) => pilar(workspace, '--role', 'at', 'review', id, ...given)
  pilar(ours, 'answer', id, '2', 'A')
  pilar(ours, '--role', 'koordinator', 'round', id, 'submit')
  pilar(ours, 'export', id, '--format', 'package', '-o', there)
  pilar(theirs, 'import', there)
  // Two people review the same input, without knowing of each other.
  at(theirs, '2', '--answer', 'C', '--author', 'Budi Santoso')
  at(ours, '2', '--answer', 'B', '--verdict', 'revisi', '--note', 'Belum semua unsur')
  pilar(theirs, 'export', id, '--format', 'package', '-o', back)
  pilar(ours, 'import', back)
  at(theirs, '1', '--verdict', 'sesuai', '--author', 'Budi Santoso')
  pilar(theirs, 'export', id, '--format', 'package', '-o', more)
  pilar(ours, '--role', 'at', 'recommend', id, 'Lengkapi notulen rapat', '--code', '2')
  pilar(ours, 'identity', 'Sri Wahyuni', '--role', 'at')

  const found: string[] = []
  const window = await Window.start({ workspace: ours, dialogs: [[more]] })
  const look = async (page: string) => {
    for (const theme of ['light', 'dark']) {
      await window.driver.executeScript(`document.documentElement.dataset.theme = arguments[0]`, theme)
      await window.driver.wait(
        () =>
          window.driver.executeScript(`return document.getAnimations().every((one) => one.playState !== 'running')`),
        5_000,
      )
      found.push(...(await violations(window)).map((one) => `${page}, ${theme}: ${one}`))
    }
  }
  try {
    for (const [page, text] of TOGETHER) {
      await window.go(`#/${page}`)
      await window.reads(text)
      await look(page)
    }
    await window.go('#/impor')
    await window.press('Pilih berkas')
    await window.reads('Rencana perubahan')
    await look('impor')
  } finally {
    await window.close()
  }
  expect(found).toEqual([])
}, 240_000)
