/** Pictures of every page of the example unit in the engine in use, for people to look at; run by `cargo xtask looks`. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ENGINE } from '../support/engine'
import { example, pilar } from '../support/pilar'
import { base } from '../support/process'
import { scratch, Window } from '../support/window'

/** What the page is on a screen of 1366 x 768 when Windows enlarges everything by so much. */
const SCALES = [1, 1.25, 1.5]

const PAGES = [
  'pekerjaan',
  'ringkasan',
  'serah',
  'lembar/manajemen-perubahan',
  'lembar/hasil',
  'bukti',
  'rencana',
  'rencana/simulasi',
  'rencana/tugas',
  'rencana/monev',
  'tim',
  'tim/tugas',
  'tim/kemajuan',
  'riwayat',
  'reviu',
  'reviu/rekomendasi',
  'reviu/perbedaan',
  'reviu/nilai',
  'keutuhan',
  'konflik',
  'portofolio',
  'portofolio/antartahun',
  'portofolio/selisih',
  'portofolio/tenggat',
  'portofolio/beban',
  'portofolio/lhe',
  'lhe',
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
]

const settled = () => new Promise((done) => setTimeout(done, 900))

test.each(SCALES)('every page at %f', { timeout: 600_000 }, async (scale) => {
  const folder = join(base, 'pictures', ENGINE, `${scale * 100}`)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const first = await Window.start({ workspace: scratch('looks-empty'), scale })
  try {
    await shown(first, folder, 'mulai')
  } finally {
    await first.close()
  }
  const workspace = together()
  const window = await Window.start({ workspace, scale })
  try {
    for (const page of PAGES) {
      await window.go(`#/${page}`)
      await window.see('h1')
      await shown(window, folder, page.replace('/', '-'))
      const wide = await window.driver.executeScript(
        `const page = document.getElementById('page'); return page.scrollWidth - page.clientWidth`,
      )
      expect.soft(wide, `${page} scrolls sideways`).toBe(0)
    }
    await window.go('#/lembar/manajemen-perubahan')
    await window.see('.tile .show')
    await window.driver.executeScript(`document.querySelector('.tile .show').click()`)
    await shown(window, folder, 'pratinjau')
    await window.driver.executeScript(`document.querySelector('header [aria-haspopup=dialog]').click()`)
    await shown(window, folder, 'syarat')
  } finally {
    await window.close()
  }
})

/** Takes the window in light and dark. */
async function shown(window: Window, folder: string, name: string) {
  for (const theme of ['light', 'dark']) {
    await window.driver.executeScript(`document.documentElement.dataset.theme = arguments[0]`, theme)
    await settled()
    await window.picture(join(folder, `${name}-${theme}.png`))
  }
  await window.driver.executeScript(`document.documentElement.dataset.theme = 'light'`)
}

/** A unit that is being reviewed, with a conflict and a recommendation. */
function together(): string {
  const [ours, theirs, out] = [scratch('looks'), scratch('looks-theirs'), scratch('looks-files')]
  const id = example(ours)
  const [there, back] = [join(out, 'pergi.zip'), join(out, 'pulang.zip')]
  const at = ['--role', 'at']
  const review = (answer: string) => [...at, 'review', id, '2', '--layer', 'at', '--answer', answer]
  pilar(ours, 'people', id, '--add', 'Sari Utami', '--position', 'Analis', '--pokja', '1')
  pilar(ours, 'assign', id, 'Sari Utami', '--area', '1')
  pilar(ours, 'tag', id, '--wilayah', 'Jawa Barat')
  pilar(ours, '--role', 'koordinator', 'round', id, 'submit')
  pilar(ours, 'export', id, '--format', 'package', '-o', there)
  pilar(theirs, 'import', there)
  pilar(theirs, ...review('C'), '--verdict', 'revisi', '--note', 'Lengkapi', '--author', 'Budi Santoso')
  pilar(ours, ...review('B'), '--verdict', 'revisi', '--note', 'Lengkapi')
  pilar(theirs, 'export', id, '--format', 'package', '-o', back)
  pilar(ours, 'import', back)
  pilar(ours, ...at, 'recommend', id, 'Lengkapi notulen rapat', '--code', '2')
  pilar(ours, 'identity', 'Sri Wahyuni', ...at)
  return ours
}
