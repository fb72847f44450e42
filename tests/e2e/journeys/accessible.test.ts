import { join } from 'node:path'
import { expect, test } from 'vitest'
import { violations } from '../support/axe'
import { example, pilar } from '../support/pilar'
import { atRest } from '../support/rest'
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

/** The rules about colour. */
const COLOUR = ['color-contrast', 'link-in-text-block']

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
    for (const page of PAGES) {
      await window.go(`#/${page}`)
      await window.see('#page h1')
      found.push(...(await inBoth(window, page)))
    }
    await window.driver.executeScript(`document.querySelector('header [aria-haspopup=dialog]').click()`)
    await window.see('dialog[open]')
    found.push(...(await inBoth(window, 'syarat')))
  } finally {
    await window.close()
  }
  expect(found).toEqual([])
})

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
  try {
    for (const [page, text] of TOGETHER) {
      await window.go(`#/${page}`)
      await window.reads(text)
      found.push(...(await inBoth(window, page)))
    }
    await window.go('#/impor')
    await window.press('Pilih berkas')
    await window.reads('Rencana perubahan')
    found.push(...(await inBoth(window, 'impor')))
  } finally {
    await window.close()
  }
  expect(found).toEqual([])
})

/** What breaks a rule on the page that is shown: in light any, in dark those of colour, which alone differ. */
async function inBoth(window: Window, page: string): Promise<string[]> {
  const found: string[] = []
  for (const theme of ['light', 'dark'] as const) {
    await window.driver.executeScript(`document.documentElement.dataset.theme = arguments[0]`, theme)
    await atRest(window)
    const broken = await violations(window, theme === 'dark' ? COLOUR : undefined)
    found.push(...broken.map((one) => `${page}, ${theme}: ${one}`))
  }
  return found
}
