import { existsSync, readFileSync } from 'node:fs'
import { By, Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { answer, choose, handOver, importFile, keys, make, pasteLines, typeInto } from '../support/acts'
import { pilar, show } from '../support/pilar'
import { type Monev, Stored } from '../support/stored'
import { scratch, SLOW, Window } from '../support/window'
import {
  attach,
  beginning,
  complaintRegister,
  CONDITIONS,
  COORDINATOR,
  freeze,
  paper,
  realise,
  remark,
  surveyTable,
  TEAM,
  Year,
} from '../support/year'

/** What most units do by the end of March, and two things of June. */
const [DECREE, WORK_PLAN, CAMPAIGN] = [
  'Menetapkan SK tim kerja pembangunan Zona Integritas',
  'Menyusun dokumen rencana kerja pembangunan Zona Integritas',
  'Menyosialisasikan pembangunan Zona Integritas kepada pegawai dan pemangku kepentingan',
]
const [AGENTS, FORUM] = ['Menetapkan agen perubahan dan rencana aksinya', 'Forum konsultasi publik']
/** What the path raises, in the order of the year, each with the key that answers it. */
const FIRST_HALF = [
  ['A.I.1.i.a', 'y'],
  ['A.I.1.ii.a', 'y'],
] as const
const SECOND_HALF = [
  ['A.I.1.iv.a', 'y'],
  ['A.I.1.iv.b', 'a'],
  ['A.I.1.iv.c', 'b'],
  ['A.II.1.iii.a', 'a'],
] as const
const SURVEY = 'B.I.a'
/** What the reviewers return. */
const [MENDED, ITS_AREA] = ['A.I.4.i.c', 'penguatan-akuntabilitas']

test('a whole year in the window: team, plan, three periods, survey, complaints, review, proposal, objection', async () => {
  const workspace = scratch('year')
  const id = beginning(workspace)
  pilar(workspace, 'identity', COORDINATOR, '--role', 'koordinator')
  const window = await Window.start({ workspace })
  const year = new Year(window, new Stored(workspace, id))
  try {
    await formTeam(year)
    await planFromPath(year)
    const first = await firstQuarter(year)
    const second = await secondQuarter(year)
    await ask(year)
    await thirdQuarter(year, [first, second])
    await handIn(year)
    await propose(year)
    await object(year)
  } finally {
    await window.close()
  }
  expect(year.stored.findings()).toEqual([])
  expect(pilar(workspace, 'check')).toContain('Ruang kerja utuh')
})

/** Three from the annex of the decree, one who is typed; the survey is hers. */
async function formTeam({ window, stored, until, tick }: Year) {
  await window.press('Rencana')
  await window.press('Tim')
  await window.press('Tempel daftar…')
  await pasteLines(window, TEAM)
  await window.press('Periksa daftar')
  await window.press('Simpan 3 orang')
  await until('the list is stored', () => stored.people().length === 3)
  await window.press('Tambah orang')
  await choose(window, 'Peran dalam tim', 'ketua')
  await tick('form fieldset label:nth-of-type(4) input')
  await window.fill('Nama', 'Wati Lestari')
  await window.type(Key.ENTER)
  await until('she is stored', () => stored.people().length === 4)
  const person = (name: string) => stored.people().find((one) => one.name === name)!
  expect(person(COORDINATOR)).toMatchObject({ duty: 'koordinator', nip: '198001012005012001' })
  expect(person('Budi Santoso')).toMatchObject({ duty: 'ketua', pokja: ['manajemen-perubahan'] })
  expect(person('Wati Lestari')).toMatchObject({ duty: 'ketua', pokja: [ITS_AREA], assigned: [] })

  await window.go(`#/tim/tugas?${person('Wati Lestari').id}`)
  await window.reads('Wati Lestari belum ditugasi sendiri')
  await tick('[data-area]:last-child summary')
  await tick(`input[aria-label^="Tugaskan ${SURVEY} "]`)
  await until('the survey is hers', () => person('Wati Lestari').assigned.length > 0)
  expect(person('Wati Lestari').assigned).toEqual([SURVEY])
}

/** The cheapest path becomes tasks of those who work on its inputs, beside the usual ones and one of their own. */
async function planFromPath({ window, stored, until, script }: Year) {
  const path = stored.path()
  await window.go('#/rencana')
  await window.reads(`${path.steps.length} jawaban dinaikkan, biaya ${path.cost} `)
  const steps = await script<string[]>(
    `return [...document.querySelectorAll('[data-step]')].map((row) => row.dataset.step)`,
  )
  expect(steps).toEqual(path.steps.map((step) => step.code))
  expect(steps.toSorted()).toEqual([...FIRST_HALF, ...SECOND_HALF, [SURVEY]].map(([code]) => code))

  await window.press('Jadikan tugas…')
  await window.reads(`${steps.length} tugas baru, 0 sudah ada`)
  await window.fill('Tenggat semuanya', 'B09')
  await window.press(`Buat ${steps.length} tugas`)
  await window.reads(`${steps.length} tugas dibuat, 0 sudah ada.`)
  await window.reads('Buat sekaligus dari')
  expect(new Set(stored.tasks().map((task) => task.code))).toEqual(new Set(steps))
  for (const task of stored.tasks()) {
    expect(task.pic, task.title).toBe(task.code === SURVEY ? 'Wati Lestari' : 'Budi Santoso')
    expect(task.due, task.title).toBe('2026-09-30')
  }
  await window.press('jalan termurah…')
  await window.reads(`Tidak ada tugas baru; ${steps.length} sudah ada.`)
  await window.press('Batal')
  await make(window, 'tugas yang lazim…')
  await until('the usual tasks are stored', () => stored.task(DECREE) !== undefined)
  const before = stored.tasks().length
  await window.fill('Uraian kegiatan', FORUM)
  await choose(window, 'Penanggung jawab', stored.people().find((one) => one.name === 'Wati Lestari')!.id)
  await window.fill('Tenggat', 'B06')
  await window.press('Tambah tugas')
  await until('their own task is stored', () => stored.tasks().length === before + 1)
  expect(stored.task(FORUM)).toMatchObject({ pic: 'Wati Lestari', due: '2026-06-30', status: 'belum' })
}

/** Everything of March is done, and two answers of the path are given. */
async function firstQuarter(year: Year): Promise<Monev> {
  const before = year.total()
  for (const [code, key] of FIRST_HALF) await answer(year.window, 'manajemen-perubahan', code, key)
  await year.until('the answers count', () => year.total() > before)
  for (const title of [DECREE, WORK_PLAN, CAMPAIGN]) await realise(year, title, 'selesai', '20 Maret 2026')
  expect(year.stored.task(DECREE)).toMatchObject({ status: 'selesai', realised: '2026-03-20' })
  const frozen = await freeze(year, 'B03', '2026-03-31', COORDINATOR)
  expect(frozen).toMatchObject({ planned: 3, done: 3, late: 0, stuck: 0 })
  await attach(year, 1)
  return frozen
}

/** One of June is done, one is stuck, and it is said why. */
async function secondQuarter(year: Year): Promise<Monev> {
  const { window, stored } = year
  for (const [code, key] of SECOND_HALF) await answer(window, 'manajemen-perubahan', code, key)
  await realise(year, AGENTS, 'selesai', '12 Juni 2026')
  await realise(year, FORUM, 'terkendala', 'Menunggu anggaran')
  expect(stored.task(FORUM)).toMatchObject({ obstacle: 'Menunggu anggaran', realised: null })
  const frozen = await freeze(year, 'B06', '2026-06-30', COORDINATOR)
  expect(frozen).toMatchObject({ done: 4, stuck: 1 })
  expect(stored.path().steps.map((step) => step.code)).toEqual([SURVEY])
  await remark(year, 'B06', 'Anggaran turun Juli', 'Dijadwalkan ulang Agustus')
  await attach(year, 2)
  return frozen
}

/** The survey and the complaints of the year answer what counts them. */
async function ask(year: Year) {
  const { window, stored, unit, file, workspace, id } = year
  surveyTable(file('SPAK.csv'))
  complaintRegister(file('Pengaduan.csv'))
  await window.go('#/survei')
  window.answerDialogs([[file('SPAK.csv')]])
  await window.press('Pilih berkas tanggapan…')
  await window.reads('Hasil SPAK.csv, belum disimpan')
  expect(unit(SURVEY)).toBeUndefined()
  await window.press('Pakai 3,72 sebagai jawaban')
  await window.reads(`Jawaban ${SURVEY} sekarang 3,72.`)
  expect([unit(SURVEY), stored.survey().respondents]).toEqual([3.72, 20])
  expect(stored.survey().index).toBeCloseTo(3.7167, 4)
  await window.putNoticesAway()
  await window.press('Lampirkan sebagai bukti')
  await window.reads(`2 dokumen dilampirkan pada ${SURVEY}`)
  const proofs = show(workspace, id).evidence.filter((one) => one.serves.includes(SURVEY))
  expect(proofs.map((one) => one.title)).toContain('Laporan survei IPAK')
  await window.putNoticesAway()
  window.answerDialogs([[file('Laporan survei.pdf')]])
  await window.press('Simpan laporan (PDF)…')
  await window.driver.wait(() => existsSync(file('Laporan survei.pdf')), SLOW, 'no report of the survey')

  await window.go('#/survei/pengaduan')
  window.answerDialogs([[file('Pengaduan.csv')]])
  await window.press('Impor daftar pengaduan…')
  await window.reads('3 pengaduan, 3 baru, 0 sudah ada')
  expect(stored.recap()).toMatchObject({ total: 3, by_state: { done: 2, in_process: 1, open: 0 } })
  await window.press('Pakai sebagai jawaban')
  await window.reads('A.II.5.ii.a.1 3')
  expect(['1', '2', '3'].map((part) => unit(`A.II.5.ii.a.${part}`))).toEqual([3, 1, 2])
}

/** What was stuck is done, late; nothing of the path is left, and what was frozen before is as it was. */
async function thirdQuarter(year: Year, before: Monev[]) {
  const { window, stored } = year
  await realise(year, FORUM, 'selesai', '20 Agustus 2026')
  for (const task of stored.tasks().filter(({ title }) => /^(Naikkan|Turunkan|Isikan) jawaban/.test(title))) {
    await realise(year, task.title, 'selesai', '15 September 2026')
  }
  await window.go('#/rencana')
  await window.reads('Semua syarat nilai WBK sudah terpenuhi')
  expect(stored.path()).toMatchObject({ cost: 0, reachable: true, steps: [] })

  const frozen = await freeze(year, 'B09', '2026-09-30', COORDINATOR)
  expect(frozen).toMatchObject({ done: 5 + FIRST_HALF.length + SECOND_HALF.length + 1, stuck: 0 })
  const totals = frozen.course.map((point) => point.total)
  expect(frozen.course.map((point) => point.period)).toEqual(['B03', 'B06', 'B09'])
  expect(totals).toEqual([...totals].sort((one, other) => one - other))
  expect(new Set(totals).size).toBe(3)
  await attach(year, 3)
  for (const [at, { planned, done, stuck, tasks }] of before.entries()) {
    const now = stored.monev(['B03', 'B06'][at]!)
    expect(now).toMatchObject({ planned, done, stuck, tasks, changed_since: true })
  }
}

/** Handed in, which locks the answers; the reviewer returns one of them. */
async function handIn(year: Year) {
  const { window, id, stored, unit, file } = year
  await handOver(window, 'Serahkan dan tulis paket', file('Putaran 1.zip'))
  expect(stored.round()).toMatchObject({ stage: 'submitted', round: 1 })
  await window.go(`#/lembar/${ITS_AREA}?${MENDED}`)
  await window.reads('Sedang direviu, putaran 1')
  await keys(window, 'c')
  // The page reads the same.
  await window.tells('terkunci sampai TPI mengembalikannya')
  expect(unit(MENDED)).toBe('A')

  const tpi = scratch('year-reviewer')
  pilar(tpi, 'import', file('Putaran 1.zip'))
  const dalnis = (...args: string[]) => pilar(tpi, ...args, '--author', 'Rahmat Hidayat', '--role', 'dalnis')
  dalnis('review', id, MENDED, '--answer', 'B', '--verdict', 'revisi', '--note', 'Hanya diukur setahun sekali')
  dalnis('recommend', id, 'Ukur kinerja unit setiap bulan', '--code', MENDED)
  dalnis('round', id, 'return')
  pilar(tpi, 'export', id, '--format', 'package', '-o', file('Kembali.zip'))
  await importFile(window, file('Kembali.zip'))
  await window.reads('1 revisi, 1 rekomendasi')
  expect(stored.round()).toMatchObject({ stage: 'returned', open_recommendations: 1 })

  // What the reviewer asks for is a task and a follow-up, and the answer is mended.
  await window.go('#/rencana/tugas')
  await make(window, 'rekomendasi tim penilai…')
  await window.reads('1 tugas dibuat')
  const [asked] = stored.tasks().filter((task) => task.title.includes('Ukur kinerja unit setiap bulan'))
  expect(asked).toMatchObject({ code: MENDED, pic: 'Wati Lestari' })
  await window.go('#/reviu/rekomendasi')
  await window.press('Isi tindak lanjut')
  await window.fill('Yang sudah dilakukan', 'Kinerja diukur setiap bulan')
  await choose(window, 'Status', 'selesai')
  await window.fill('Tanggal', '20-4-2026')
  await window.press('Simpan')
  await window.reads('Tindak lanjut tersimpan')
  expect(stored.recommendations()).toMatchObject([
    { follow_up: { status: 'selesai', text: 'Kinerja diukur setiap bulan', date: '2026-04-20' } },
  ])
  await answer(window, ITS_AREA, MENDED, 'b')
  await handOver(window, 'Serahkan dan tulis paket', file('Putaran 2.zip'))
  expect(stored.round()).toMatchObject({ stage: 'submitted', round: 2, open_recommendations: 0 })
  pilar(tpi, 'import', file('Putaran 2.zip'))
  dalnis('review', id, MENDED, '--verdict', 'sesuai')
  dalnis('round', id, 'approve')
  for (const [format, name] of [
    ['package', 'Disetujui.zip'],
    ['lhe', 'LHE.pdf'],
    ['xlsx', 'LKE.xlsx'],
  ] as const) {
    dalnis('export', id, '--format', format, '-o', file(name))
  }
  await importFile(window, file('Disetujui.zip'))
  expect([stored.round().stage, unit(MENDED)]).toEqual(['approved', 'B'])
  // WBK is still met.
  expect(stored.path()).toMatchObject({ cost: 0, steps: [] })
}

/** The kit: conditions with their source, the files that the year brought, two letters, and one zip of it all. */
async function propose(year: Year) {
  const { window, stored, until, shows, tick, files, file } = year
  await window.press('Serahkan')
  await window.press('Pengusulan')
  await window.reads('Diusulkan menuju')
  const name = (key: string) => stored.condition(key).condition
  await choose(window, 'Jenis instansi', 'pemda')
  for (const [key, value] of CONDITIONS) {
    await typeInto(window, `Nilai: ${name(key)}`, value)
    await typeInto(window, `Sumber nilai: ${name(key)}`, 'Rekap Inspektorat')
  }
  for (const key of ['masa-pembangunan', 'layanan-utama', 'dampak-persepsi']) {
    await choose(window, `Nilai: ${name(key)}`, 'ya')
  }
  await until('every condition is met', () => stored.kit().eligible === true)
  for (const [key, value] of CONDITIONS) {
    expect(stored.condition(key)).toMatchObject({ value, source: 'Rekap Inspektorat', judgement: 'terpenuhi' })
  }
  await window.reads('Semua persyaratan pengusulan terpenuhi')

  await window.press('Berkas')
  const put = async (key: string, path: string, button = 'Pilih berkas') => {
    await window.putNoticesAway()
    window.answerDialogs([[path]])
    await window.press(`${button}: ${stored.item(key).name}`)
    const name = path.split('/').at(-1)!
    await until(`${key} is there`, () => stored.item(key).file === name)
    // The rows below move once it is shown.
    await shows(`[data-item=${key}]`, name)
  }
  await put('laporan-survei', file('Laporan survei.pdf'))
  await put('lke', file('LKE.xlsx'))
  await put('lhe', file('LHE.pdf'))
  for (const key of ['tlhp', 'lhkpn-lhkan', 'sakip-unit']) await put(key, paper(files, `${key}.pdf`))

  await window.press('Surat')
  await window.fill('Tempat surat', 'Kota Tirtamaya')
  await window.type(Key.TAB)
  const letter = async (key: string, item: string, fields: Record<string, string>) => {
    for (const [label, text] of Object.entries(fields)) {
      const field = await window.driver.findElement(
        By.xpath(`//*[@data-letter="${key}"]//*[@id=//label[normalize-space(.)="${label}"]/@for]`),
      )
      await field.sendKeys(text, Key.TAB)
    }
    await shows(`[data-letter=${key}] .state`, 'Semua kolom terisi')
    await tick(`[data-letter=${key}] .buttons button:last-of-type`)
    await until(`${key} is in the kit`, () => stored.item(item).state === 'ada')
    await window.putNoticesAway()
  }
  await letter('sptjm', 'sptjm', { 'Tanggal surat': '20 Mei 2026' })
  const to = { 'Penerima surat': 'Menteri PANRB', 'Sifat surat': 'Biasa', 'Lampiran surat': '1 berkas' }
  await letter('pengantar', 'surat-usulan', { 'Tanggal surat': '21 Mei 2026', 'Nomor surat': '12/2026', ...to })

  // The letters that were signed take the place of those that were made.
  await window.press('Berkas')
  await put('sptjm', paper(files, 'SPTJM bertanda tangan.pdf'), 'Ganti')
  await put('surat-usulan', paper(files, 'Surat usulan bertanda tangan.pdf'), 'Ganti')
  for (const { key } of stored.kit().items.filter((item) => item.file !== null)) {
    await tick(`[data-item=${key}] input[type=checkbox]`)
    await until(`${key} is checked`, () => stored.item(key).state === 'diperiksa')
    expect(stored.item(key).checked_by).toBe(COORDINATOR)
    await window.see(`[data-item=${key}] .check small`)
  }
  expect(stored.kit()).toMatchObject({ complete: true, eligible: true })
  await window.reads('Berkas lengkap dan diperiksa')
  window.answerDialogs([[file('Usulan.zip')]])
  await window.press('Susun berkas lengkap…')
  await window.reads('Semua berkas wajib ada dan diperiksa')
  await window.press('Simpan sebagai zip…')
  await window.reads('Usulan.zip')
  const zip = readFileSync(file('Usulan.zip')).toString('latin1')
  for (const part of ['00 Daftar Isi.pdf', '01 Surat usulan', '02 Surat pernyataan']) expect(zip).toContain(part)
}

/** Refused for one file, objected to, and in the end designated. */
async function object(year: Year) {
  const { window, stored, until, files, file } = year
  const stage = async (key: string, on: string, outcome: string, iso: string) => {
    const { name } = stored.stage(key)
    await typeInto(window, `Tanggal: ${name}`, on)
    await choose(window, `Hasil: ${name}`, outcome)
    await until(`${key} is stored`, () => stored.stage(key).outcome === outcome && stored.stage(key).on === iso)
  }
  await window.go('#/pengusulan/tahap')
  await stage('pengusulan', '30 Mei 2026', 'diterima', '2026-05-30')
  await stage('administrasi', '1 Juli 2026', 'tidak-lulus', '2026-07-01')
  await window.press('Sanggah')
  await window.reads('Belum ada sanggah')
  await choose(window, 'Butir yang disanggah', 'tlhp')
  await window.fill('Alasan', 'Selesai sebelum batas waktu')
  await window.putNoticesAway()
  await window.press('Sanggah butir ini')
  await window.see('[data-appeal=tlhp]')
  await window.putNoticesAway()
  window.answerDialogs([[paper(files, 'Keterangan APIP.pdf')], [file('Sanggah.docx')]])
  await window.press(`Pilih bukti: ${stored.item('tlhp').name}`)
  await window.reads('Keterangan APIP.pdf')
  await window.putNoticesAway()
  await window.press('Simpan DOCX: Surat sanggahan')
  await window.driver.wait(() => existsSync(file('Sanggah.docx')), SLOW, 'no letter of objection')
  expect(readFileSync(file('Sanggah.docx')).subarray(0, 2).toString()).toBe('PK')
  await choose(window, 'Hasil', 'diterima')
  await until('the objection is granted', () => stored.appeals()[0]?.outcome === 'diterima')
  expect(stored.appeals()).toMatchObject([
    { item: 'tlhp', reason: 'Selesai sebelum batas waktu', proof: 'Keterangan APIP.pdf' },
  ])
  await window.go('#/pengusulan/tahap')
  await stage('sanggah', '10 Juli 2026', 'diterima', '2026-07-10')
  await stage('lapangan', '2 September 2026', 'lulus', '2026-09-02')
  await stage('hasil-akhir', '10 Desember 2026', 'ditetapkan', '2026-12-10')
  const outcomes = stored.kit().stages.map((one) => [one.key, one.outcome])
  expect(outcomes.filter(([, outcome]) => outcome !== '')).toEqual([
    ['pengusulan', 'diterima'],
    ['administrasi', 'tidak-lulus'],
    ['sanggah', 'diterima'],
    ['lapangan', 'lulus'],
    ['hasil-akhir', 'ditetapkan'],
  ])
}
