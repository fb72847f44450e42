/** Takes the pictures of docs/panduan, with their numbers; run by `cargo xtask guide`. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { example, pilar } from '../support/pilar'
import { scratch, Window } from '../support/window'
import { guide, mark, points, unmark } from './callouts'

const settled = () => new Promise((done) => setTimeout(done, 1200))
const taken = new Set<string>()

/** Takes the window as it is, with a number on each place. */
async function take(window: Window, name: string, places: readonly string[]) {
  expect(places.length, `places of ${name} and points below it in the guide`).toBe(points.get(name))
  await settled()
  await mark(window, places)
  await window.picture(join(guide, 'gambar', `${name}.png`))
  await unmark(window)
  taken.add(name)
}

async function within(workspace: string, use: (window: Window) => Promise<void>) {
  const window = await Window.start({ workspace })
  try {
    await use(window)
  } finally {
    await window.close()
  }
}

/** Brings the first element that reads so, or matches, to the top of what scrolls. */
async function scroll(window: Window, css: string) {
  await window.see(css)
  await window.driver.executeScript(`document.querySelector(arguments[0]).scrollIntoView({ block: 'start' })`, css)
}

test('first start', async () => {
  const fresh = join(tmpdir(), 'Pilar')
  rmSync(fresh, { recursive: true, force: true })
  await within(fresh, async (window) => {
    await window.see('form')
    // What the picture shows of this machine is what a reader's would say.
    await window.driver.executeScript(
      `document.querySelector('.where').textContent = 'Ruang kerja: C:\\\\Users\\\\dewi\\\\AppData\\\\Local\\\\Pilar'`,
    )
    await take(window, 'mulai', [
      'form',
      'section .way:first-of-type',
      'section .way:nth-of-type(2)',
      'section .way:nth-of-type(3)',
    ])
  })
})

test('filling in', { timeout: 300_000 }, async () => {
  const workspace = scratch('guide')
  const id = example(workspace)
  // Some of it is left to do, so that there is something to see.
  for (const soal of ['88', '89', '90', '91', '121', '127', '20', '42']) pilar(workspace, 'answer', id, soal, '')
  pilar(workspace, 'answer', id, '2', 'C', '--note', 'Seleksi masih terbatas pada pejabat struktural')
  pilar(workspace, 'answer', id, '2', 'B', '--note', 'Seleksi terbuka sejak Maret', '--author', 'Budi Santoso')
  pilar(workspace, 'backup')
  pilar(workspace, 'identity', 'Ratna Puspita', '--role', 'koordinator')
  await within(workspace, async (window) => {
    await window.go('#/ringkasan')
    await take(window, 'ringkasan', [
      'nav .switch',
      'nav > ul:first-of-type',
      'nav > ul:nth-of-type(2)',
      'nav > ul:nth-of-type(3)',
      'header.strip dl',
      'header.strip .predicate',
      'footer.status',
    ])
    await window.go('#/lembar/manajemen-perubahan?A.I.1.i.b')
    await take(window, 'lembar-kerja', [
      '.whole > .find',
      'article.current header',
      'article.current [role=radiogroup], article.current fieldset',
      'article.current .evidence',
    ])
    await window.driver.executeScript(`document.querySelector('.tile .show').click()`)
    await window.see('aside .content canvas, aside .content img, aside .content pre')
    await take(window, 'pratinjau', ['aside .content', 'aside .actions', 'aside > section'])
    await window.go('#/bukti')
    await take(window, 'bukti', ['text=Tambah folder…', '.find', 'table'])
    await window.go('#/ekspor')
    await take(window, 'ekspor', ['.gaps', '.options', '.buttons'])
    await window.go('#/ringkasan')
    await window.see('header [aria-haspopup=dialog]')
    await window.driver.executeScript(`document.querySelector('header [aria-haspopup=dialog]').click()`)
    await window.see('dialog[open] li details')
    await window.driver.executeScript(
      `const open = document.querySelector('dialog[open] li details'); open.open = true; open.closest('li').scrollIntoView({ block: 'start' })`,
    )
    await take(window, 'syarat', [
      'dialog[open] li:has(details[open]) .head',
      'dialog[open] li:has(details[open]) .head + *',
      'dialog[open] li:has(details[open]) details',
    ])
    await window.type(Key.ESCAPE)
    await window.go('#/serah')
    await take(window, 'siap-serah', ['text=Tidak ada yang menghalangi.', 'main ul', 'main .step'])
    await window.go('#/rencana')
    await window.see('table', 60_000)
    await take(window, 'rencana', ['.outlook > :first-child', '.outlook .totals', 'table'])
    pilar(workspace, 'scenario', 'set', id, 'Bila SK terbit', '20=A')
    await window.go('#/rencana/simulasi')
    await window.reads('Bila SK terbit')
    await take(window, 'simulasi', ['form', 'table'])
    await window.go('#/riwayat')
    await window.reads('Budi Santoso')
    await take(window, 'riwayat', ['.filters', 'section ul > li:has(.new)', 'text=Kembali ke nilai ini'])
    await window.go('#/keutuhan')
    await window.reads('Sidik keadaan')
    await take(window, 'keutuhan', ['.state', 'text=Tidak ada yang perlu dilakukan', 'text=Simpan berita acara (PDF)'])
    await window.go('#/pengaturan/cadangan')
    await scroll(window, '#cadangan')
    await take(window, 'cadangan', [
      '#cadangan ul',
      'text=Simpan cadangan lengkap…',
      'text=Buka dari cadangan lengkap…',
    ])
  })
})

test('a folder of evidence', async () => {
  const workspace = scratch('guide-folder')
  const folder = join(scratch('guide-tree'), 'Bukti 2026')
  for (const path of [
    'AREA I/1. Penyusunan Tim Kerja/1.i.a SK Tim Kerja ZI 2026.pdf',
    'AREA I/1. Penyusunan Tim Kerja/1.i.b Notulen pemilihan tim.pdf',
    'AREA I/2. Rencana Kerja/1.ii.a Rencana kerja ZI 2026.docx',
    'AREA II/2.i.a SOP layanan 2026.pdf',
    'AREA II/2.i.b Peta proses bisnis.pdf',
    'Belum dipilah/IMG_0012.jpg',
    'Belum dipilah/Notulen rapat Maret.pdf',
    'Thumbs.db',
  ]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), path)
  }
  pilar(workspace, ...NEW)
  await within(workspace, async (window) => {
    window.answerDialogs([[folder]])
    await window.go('#/bukti')
    await window.press('Tambah folder…')
    await window.reads('Rencana folder')
    await take(window, 'folder', ['.find', '.list ul', 'button.primary'])
  })
})

const UNIT = ['--unit', 'Kantor Pelayanan Contoh', '--instansi', 'Pemerintah Kota Contoh']
const NEW = ['new', ...UNIT, '--year', '2026', '--target', 'wbk']

test('working together', { timeout: 300_000 }, async () => {
  const [ours, theirs, out] = [scratch('guide-ours'), scratch('guide-theirs'), scratch('guide-files')]
  const file = (name: string) => join(out, name)
  const id = example(ours)
  pilar(ours, 'export', id, '--format', 'package', '-o', file('Paket awal.zip'))
  pilar(theirs, 'import', file('Paket awal.zip'))
  pilar(ours, 'answer', id, '2', 'A', '--note', 'Seleksi terbuka, pengumuman terlampir', '--author', 'Ratna Puspita')
  const mine = ['--author', 'Budi Santoso']
  pilar(theirs, 'answer', id, '2', 'B', '--note', 'Seleksi per unsur', ...mine)
  pilar(theirs, 'answer', id, '5', 'B', ...mine)
  pilar(theirs, 'answer', id, '7', 'A', '--note', 'Dipimpin kepala kantor setiap bulan', ...mine)
  pilar(
    theirs,
    'export',
    id,
    '--format',
    'package',
    '-o',
    file('Paket Manajemen Perubahan.zip'),
    '--scope',
    'area',
    '1',
  )
  pilar(ours, 'identity', 'Ratna Puspita', '--role', 'koordinator')
  await within(ours, async (window) => {
    window.answerDialogs([[file('Paket Manajemen Perubahan.zip')]])
    await window.go('#/impor')
    await window.press('Pilih berkas')
    await window.reads('Rencana perubahan', 30_000)
    await take(window, 'impor', ['.intact', '.counts', 'table', 'footer button.primary'])
    await window.driver.executeScript(`document.querySelector('footer button.primary').click()`)
    await window.reads('Impor selesai', 30_000)
    await window.go('#/konflik')
    await window.see('[data-conflict]')
    await take(window, 'konflik', [
      '[data-conflict] h2',
      '[data-conflict] li:first-child',
      '[data-conflict] li:nth-child(2)',
    ])
  })
})

test('the review', { timeout: 300_000 }, async () => {
  const workspace = scratch('guide-review')
  const id = example(workspace)
  const at = ['--role', 'at']
  const sri = ['--author', 'Sri Wahyuni']
  pilar(workspace, '--role', 'koordinator', 'round', id, 'submit')
  for (const soal of ['1', '3', '4'])
    pilar(workspace, ...at, 'review', id, soal, '--layer', 'at', '--verdict', 'sesuai', ...sri)
  pilar(workspace, 'identity', 'Sri Wahyuni', '--role', 'at')
  await within(workspace, async (window) => {
    await window.go('#/reviu?A.I.1.i.b')
    await window.see('#review-title')
    await take(window, 'reviu', ['.side', 'article section:first-of-type', '.bar', '[data-review-note]', '.stage'])
  })
  pilar(
    workspace,
    ...at,
    'review',
    id,
    '2',
    '--layer',
    'at',
    '--answer',
    'B',
    '--verdict',
    'revisi',
    '--note',
    'Seleksi belum terbuka untuk semua unsur',
    ...sri,
  )
  pilar(workspace, ...at, 'recommend', id, 'Lengkapi berita acara seleksi', '--code', '2', ...sri)
  pilar(workspace, 'identity', 'Rahmat Hidayat', '--role', 'dalnis')
  await within(workspace, async (window) => {
    await window.go('#/lhe')
    await window.see('section .fields')
    await take(window, 'lhe', ['text=isian perlu diisi', 'section .fields'])
  })
  pilar(workspace, '--role', 'dalnis', 'round', id, 'return')
  pilar(workspace, 'identity', 'Ratna Puspita', '--role', 'koordinator')
  await within(workspace, async (window) => {
    await window.go('#/lembar/manajemen-perubahan?A.I.1.i.b')
    await window.reads('Hasil reviu putaran 1')
    await take(window, 'dikembalikan', ['.banners aside', 'text=Seleksi belum terbuka untuk semua unsur'])
  })
})

test('many units', async () => {
  const workspace = scratch('guide-units')
  example(workspace)
  for (const unit of ['Balai Pelayanan Contoh', 'Dinas Perizinan Contoh', 'Puskesmas Contoh Utara'])
    pilar(workspace, 'new', '--unit', unit, '--instansi', 'Pemerintah Kota Contoh', '--year', '2026', '--target', 'wbk')
  await within(workspace, async (window) => {
    await window.go('#/portofolio')
    await window.see('table tbody tr:nth-child(3)')
    await take(window, 'portofolio', ['[role=tablist]', '.bar', 'tbody tr'])
  })
})

test('every picture that the guide names was taken', () => {
  expect([...points.keys()].filter((name) => !taken.has(name))).toEqual([])
})
