/** Takes the pictures of docs/panduan, with their numbers; run by `cargo xtask guide`. */
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { choose } from '../support/acts'
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

/** What the picture shows of this machine is what a reader's would say. */
async function atReaders(window: Window, css = '.where', before = '', folder = 'Pilar') {
  await window.see(css)
  await window.driver.executeScript(
    `document.querySelector(arguments[0]).textContent = arguments[1]`,
    css,
    `${before}C:\\Users\\dewi\\AppData\\Local\\${folder}`,
  )
}

/** Waits until the first page of a document is drawn and not only there. */
async function drawn(window: Window, css: string) {
  await window.see(css)
  await window.driver.wait(
    () =>
      window.driver.executeScript<boolean>(
        `const { width, height } = document.querySelector(arguments[0])
         if (width === 0 || height === 0) return false
         const { data } = document.querySelector(arguments[0]).getContext('2d').getImageData(0, 0, width, height)
         return data.some((value, at) => at % 4 < 3 && data[at - (at % 4) + 3] > 0 && value < 128)`,
        css,
      ),
    30_000,
    `nothing is drawn on ${css}`,
  )
}

/** Brings the first element that reads so, or matches, to the top of what scrolls. */
async function scroll(window: Window, css: string) {
  await window.see(css)
  // What comes above it later would push it down.
  await settled()
  await window.driver.executeScript(`document.querySelector(arguments[0]).scrollIntoView({ block: 'start' })`, css)
}

test('first start', async () => {
  const fresh = join(tmpdir(), 'Pilar')
  rmSync(fresh, { recursive: true, force: true })
  await within(fresh, async (window) => {
    await window.see('form')
    await atReaders(window, '.where', 'Ruang kerja: ')
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
    await scroll(window, '.intact')
    await take(window, 'impor', ['.intact', '.counts', '.changes tbody tr', 'footer button.primary'])
    await window.driver.executeScript(`document.querySelector('footer button.primary').click()`)
    await window.reads('Impor selesai', 30_000)
    await window.go('#/konflik')
    await window.see('[data-conflict]')
    await take(window, 'konflik', [
      '[data-conflict] h2',
      '[data-conflict] li:first-child',
      '[data-conflict] li:nth-child(2)',
    ])
    await window.go('#/serah')
    await window.reads('konflik belum diputuskan')
    await take(window, 'siap-serah', ['main ul:has(.bad)', 'main ul:has(.warn)', 'main .step'])
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
    await window.see('[data-review-note]')
    // The page goes to the beginning of an input first.
    await settled()
    await window.driver.executeScript(`document.querySelector('[data-review-note]').scrollIntoView({ block: 'end' })`)
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
    await drawn(window, '.preview canvas')
    await take(window, 'lhe', ['text=kolom perlu diisi', 'section .fields'])
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

test('a role, a proposal, a survey and a team', { timeout: 300_000 }, async () => {
  const workspace = scratch('guide-team')
  const id = example(workspace)
  const table = join(scratch('guide-survey'), 'SPAK 2026.csv')
  responses(table)
  pilar(workspace, 'people', id, '--add', 'Sari Utami', '--position', 'Analis', '--pokja', '1', '--duty', 'ketua')
  pilar(workspace, 'people', id, '--add', 'Budi Santoso', '--position', 'Pranata Komputer', '--pokja', '2')
  pilar(workspace, 'assign', id, 'Sari Utami', '--code', '1', '--code', '2')
  pilar(workspace, 'kit', id, '--value', 'jenis-instansi=pemda')
  pilar(workspace, 'kit', id, '--value', 'opini-bpk=WTP', '--source', 'LHP BPK 12/2026')
  pilar(workspace, 'identity', 'Ratna Puspita', '--role', 'koordinator')
  await within(workspace, async (window) => {
    await window.go('#/pengaturan')
    await window.see('#pengguna select[name=role]')
    await take(window, 'peran', ['#pengguna .fields > :nth-child(1)', '#pengguna .fields > :nth-child(3)'])
    await window.go('#/pengusulan')
    await window.see('[data-condition=opini-bpk]')
    await take(window, 'pengusulan', ['main .state', 'main .kind', '[data-condition=opini-bpk]'])
    window.answerDialogs([[table]])
    await window.go('#/survei')
    await window.press('Pilih berkas tanggapan…')
    await window.reads('1 baris tidak dihitung')
    await window.see('main canvas')
    await take(window, 'survei', ['main .buttons', 'main dl', 'main details'])
    await window.go('#/tim')
    await window.see('tr[data-person]')
    await take(window, 'tim', ['main .buttons', 'main table', 'main section'])
    await window.go('#/tim/tugas')
    await window.see('[data-area] summary')
    await window.driver.executeScript(`document.querySelector('[data-area] summary').click()`)
    await window.see('[data-area] ul li')
    await take(window, 'penugasan', ['main .field', '[data-area] > input', '[data-area] ul li:nth-child(2)'])
    await window.go('#/tim/kemajuan')
    await (await window.see('[aria-label="Kemajuan menurut"] button:last-of-type')).click()
    await window.see('[data-work="Sari Utami"]')
    await take(window, 'kemajuan', [
      '[aria-label="Kemajuan menurut"]',
      '[data-work="Sari Utami"] .bar',
      '[data-work] .count',
      'main section',
    ])
  })
})

/** Responses of forty people to five statements, and a row with what is no answer. */
function responses(path: string) {
  const heads = ['Timestamp', 'Jenis kelamin', '1. Jelas', '2. Mudah', '3. Cepat', '4. Ramah', '5. Adil']
  const row = (at: number) => [
    `0${(at % 9) + 1}/03/2026 08.15.00`,
    at % 3 ? 'Perempuan' : 'Laki-laki',
    ...[0, 1, 2, 3, 4].map((statement) => String(((at * 7 + (at % 4) * statement) % 3) + 2)),
  ]
  const rows = [heads, ...Array.from({ length: 40 }, (_, at) => row(at)), [...row(40).slice(0, 6), '5']]
  writeFileSync(path, rows.map((cells) => cells.join(';')).join('\r\n'))
}

test('a workspace that cannot be opened', async () => {
  const workspace = scratch('guide-damaged')
  example(workspace)
  pilar(workspace, 'backup')
  const file = openSync(join(workspace, 'pilar.db'), 'r+')
  writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, 0)
  closeSync(file)
  await within(workspace, async (window) => {
    await window.reads('Cadangan yang tersedia')
    await atReaders(window)
    await take(window, 'pesan', ['.note', 'main > .buttons', 'main > ul'])
  })
})

test('places that questions lead to', { timeout: 300_000 }, async () => {
  const workspace = scratch('guide-places')
  const id = example(workspace)
  // Nobody there has to report.
  for (const soal of ['113', '114', '115', '116']) pilar(workspace, 'answer', id, soal, '0')
  await within(workspace, async (window) => {
    await window.go('#/pengaturan')
    await choose(window, 'Rasio yang pembaginya nol', 'full')
    await window.press('Lihat akibatnya')
    await scroll(window, '#ketentuan:has(.plan)')
    const zero = '#ketentuan .field:has(option[value=full])'
    await take(window, 'pembagi-nol', [zero, '#ketentuan .plan', '#ketentuan .buttons button'])
    await atReaders(window, '#ruang-kerja dd')
    await scroll(window, '#ruang-kerja')
    await take(window, 'ruang-kerja', ['#ruang-kerja dl', 'text=Pindahkan ke folder lain', 'text=Pakai folder lain'])
    await atReaders(window, '#tentang .path', '', 'id.pilar.desktop\\logs')
    await scroll(window, '#pembaruan')
    await take(window, 'pembaruan', ['text=Perbarui dari berkas…', '#tentang strong', 'text=Buka folder catatan'])
    await window.go('#/lembar/pelayanan-publik?A.I.6.ii.e')
    const card = '#q-A\\.I\\.6\\.ii\\.e'
    const [line, ask] = [`${card} [data-line="1"]`, 'button[aria-label^="Tidak perlu, alasan"]']
    await (await window.see(`${card} .evidence summary`)).click()
    await (await window.see(`${line} ${ask}`)).click()
    await window.see(`${line} form`)
    await window.type('Ditetapkan dengan peraturan wali kota, tanpa SK unit')
    await scroll(window, `${card} .evidence`)
    await take(window, 'tidak-perlu', [`${line} label`, `${line} form`, `${card} [data-line="2"] ${ask}`])
  })
})

test('every picture that the guide names was taken', () => {
  expect([...points.keys()].filter((name) => !taken.has(name))).toEqual([])
})
