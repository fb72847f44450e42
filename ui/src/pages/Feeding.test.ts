import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type { FeedingView, RecapView, SourceState, SurveyOutcome } from '$lib/api/types'
import { notices } from '$lib/desk/notices.svelte'
import { router } from '$lib/desk/router.svelte'
import { changed, deskOf, fake, fault, type Handlers } from '../testing/fake'
import { later } from '../testing/later'
import Closing from '../features/frame/Closing.svelte'
import Feeding from './Feeding.svelte'

vi.mock('$lib/chart/ChartCard.svelte', () => ({ default: () => {} }))

beforeEach(() => {
  notices.list = []
  router.route = { page: 'survei', part: null, at: null }
})

const outcome = (some: Partial<SurveyOutcome['result']> = {}): SurveyOutcome => ({
  result: {
    index: 3.1616666666666666,
    respondents: 120,
    statements: [{ key: '1', title: '1. Jelas', mean: 3.2, n: 120 }],
    alpha: 0.8375,
    grade: 'B',
    minimum_sample: 278,
    dropped: [{ row: 7, reason: 'kolom E: "5" di luar 1 sampai 4' }],
    ...some,
  },
  about: {
    name: 'IPAK',
    code: 'B.I.a',
    answer: '3,16',
    complete: 118,
    counts: [[1, 2, 3, 4]],
    period: ['2026-01-02', '2026-09-26'],
    by_month: { '2026-01': 120 },
    current: false,
    standing: 'Jawaban B.I.a (3) berasal dari lama.csv dan lebih lama daripada tanggapan ini.',
    groups: { 'jenis-kelamin': { Perempuan: 120 } },
    others: ['Nama'],
  },
})

const recap: RecapView = {
  total: 5,
  by_channel: { 'SP4N-LAPOR!': 5 },
  by_category: { Antrean: 5 },
  by_state: { open: 1, in_process: 1, done: 3 },
  by_month: { '2026-01': 5 },
  days: { median: 2.5, p90: 7.9 },
  overdue: 1,
  answered_late: 2,
  within_days: 14,
}

function feeding(some: Partial<FeedingView> = {}): FeedingView {
  const survey = (key: string, short: string) => ({
    key,
    short,
    name: `Survei ${short}`,
    code: 'B.I.a',
    kept: null,
    source: null,
  })
  return {
    surveys: [survey('ipak', 'IPAK'), survey('ipkp', 'IPKP')],
    complaints: null,
    counted: [],
    personal: { removed: false, files: [], stays: [] },
    ...some,
  }
}

function shown(view: FeedingView, some: Handlers = {}) {
  const desk = deskOf()
  const backend = fake({ feeding: () => view, ...some })
  render(Feeding, { desk })
  return { desk, backend, user: userEvent.setup() }
}

test('responses are looked at before anything is stored, and then give the answer', async () => {
  const view = feeding()
  const { desk, backend, user } = shown(view, {
    pick_file: () => '/usb/SPAK 2026.xlsx',
    read_responses: () => outcome({ remarks: ['30 tanggapan diisi di luar tahun penilaian 2026 (2024: 30).'] }),
    use_responses: () => changed(desk, outcome({ used: { code: 'B.I.a', answer: 3.16, changed: true } })),
  })
  await screen.findByText('Belum ada tanggapan')
  await user.type(screen.getByLabelText('Banyaknya pengguna layanan'), '1.000')
  await user.click(screen.getByRole('button', { name: 'Pilih berkas tanggapan…' }))
  await screen.findByText('Hasil SPAK 2026.xlsx, belum disimpan')
  expect(backend.called('read_responses')[0]?.query).toMatchObject({ survey: 'ipak', population: 1000 })
  expect(backend.called('use_responses')).toEqual([])
  expect(screen.getByText('278 orang, kurang 158 responden')).toBeTruthy()
  expect(screen.getByText('Baris 7: kolom E: "5" di luar 1 sampai 4')).toBeTruthy()
  expect(screen.getByText('30 tanggapan diisi di luar tahun penilaian 2026 (2024: 30).')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Pakai 3,16 sebagai jawaban' }))
  await waitFor(() => expect(notices.list.at(-1)?.text).toBe('Jawaban B.I.a sekarang 3,16.'))
  expect(backend.called('use_responses')[0]).toMatchObject({
    answer: true,
    query: { responses: '/usb/SPAK 2026.xlsx' },
  })
})

test('a figure that was used is not offered again, until it is another', async () => {
  const source = (code: string, from: string, state: SourceState) => ({
    ...{ code, from, file: 'a.csv', sha256: 'ab', count: 120, period: null, state, said: 'dari a.csv' },
  })
  const survey = (state: SourceState) => {
    const [first, ...others] = feeding().surveys
    return [{ ...first!, kept: outcome(), source: source('B.I.a', 'ipak', state) }, ...others]
  }
  const counted = (state: SourceState) => [source('A.1', 'pengaduan', 'current'), source('A.2', 'pengaduan', state)]
  let state: SourceState = 'current'
  const desk = deskOf()
  const view = () => feeding({ surveys: survey(state), complaints: recap, counted: counted(state) })
  fake({ feeding: view, pick_file: () => '/usb/b.csv', read_responses: () => outcome() })
  const user = userEvent.setup()
  render(Feeding, { desk })
  await screen.findByText('Dipakai sebagai jawaban B.I.a')
  const offered = () => screen.queryByRole('button', { name: /^Pakai .*sebagai jawaban$/ })
  expect(offered()).toBeNull()
  router.route = { page: 'survei', part: 'pengaduan', at: null }
  await screen.findByText('Dipakai sebagai jawaban A.1, A.2')
  expect(offered()).toBeNull()

  // Somebody answers otherwise.
  state = 'replaced'
  desk.saved = '2026-05-20T10:00:00+07:00'
  await waitFor(() => expect(offered()).toBeTruthy())
  router.route = { page: 'survei', part: null, at: null }
  expect(await screen.findByRole('button', { name: 'Pakai 3,16 sebagai jawaban' })).toBeTruthy()

  // Responses that were not kept yet are offered, whatever is kept.
  state = 'current'
  desk.saved = '2026-05-20T10:00:01+07:00'
  await screen.findByText('Dipakai sebagai jawaban B.I.a')
  await user.click(screen.getByRole('button', { name: 'Pilih berkas tanggapan lain…' }))
  expect(await screen.findByRole('button', { name: 'Pakai 3,16 sebagai jawaban' })).toBeTruthy()
})

test('a report that was saved is told at its survey until something else is done', async () => {
  const kept = feeding().surveys.map((one) => ({ ...one, kept: outcome() }))
  const { desk, user } = shown(feeding({ surveys: kept }), {
    save_as: ({ name }) => `/tmp/${name}`,
    save_survey_report: ({ path }) => ({ path, size: 9, notices: [] }),
    pick_file: () => null,
  })
  const told = () => screen.queryByText(/Tersimpan dan terverifikasi/)
  const save = async () => {
    await user.click(await screen.findByRole('button', { name: 'Simpan laporan (PDF)…' }))
    await waitFor(() => expect(told()).toBeTruthy())
  }
  await save()
  // What is attached is told beside it where the answer is another one.
  expect(screen.getByText(/lebih lama daripada tanggapan ini/)).toBeTruthy()
  router.route = { page: 'survei', part: 'ipkp', at: null }
  await waitFor(() => expect(told()).toBeNull())
  await save()
  await user.click(screen.getByRole('button', { name: 'Pilih berkas tanggapan lain…' }))
  await waitFor(() => expect(told()).toBeNull())
  await save()
  desk.acts += 1
  await waitFor(() => expect(told()).toBeNull())
})

test('a report is of the survey at which it was asked for', async () => {
  const path = later<string>()
  const kept = feeding().surveys.map((one) => ({ ...one, kept: outcome() }))
  const { backend, user } = shown(feeding({ surveys: kept }), {
    save_as: path.answer,
    save_survey_report: ({ path }) => ({ path, size: 9, notices: [] }),
  })
  await user.click(await screen.findByRole('button', { name: 'Simpan laporan (PDF)…' }))
  await waitFor(() => expect(backend.called('save_as')).toHaveLength(1))
  router.route = { page: 'survei', part: 'ipkp', at: null }
  await screen.findByText('Survei IPKP')
  path.give('/tmp/ipak.pdf')
  await waitFor(() => expect(backend.called('save_survey_report')[0]?.query.survey).toBe('ipak'))
})

test('responses are read with the number of people that was typed when their file was asked for', async () => {
  const path = later<string>()
  const { backend, user } = shown(feeding(), { pick_file: path.answer, read_responses: () => outcome() })
  const people = await screen.findByLabelText('Banyaknya pengguna layanan')
  await user.type(people, '1000')
  await user.click(screen.getByRole('button', { name: 'Pilih berkas tanggapan…' }))
  await waitFor(() => expect(backend.called('pick_file')).toHaveLength(1))
  await user.type(people, '9')
  path.give('/usb/SPAK.xlsx')
  await screen.findByText('Hasil SPAK.xlsx, belum disimpan')
  expect(backend.called('read_responses')[0]?.query).toMatchObject({ population: 1000, responses: '/usb/SPAK.xlsx' })
})

test('what was typed and is stored by a button is told when the window closes, until it is stored', async () => {
  const { desk, backend, user } = shown(feeding({ complaints: recap }), {
    pick_file: () => '/usb/lapor.csv',
    import_complaints: () => changed(desk, { file: 'lapor.csv', rows: 6, new: 5, known: 1, total: 5, dropped: [] }),
  })
  render(Closing)
  const told = async () => {
    const asked = backend.close()
    await screen.findByText('Formulir yang sedang diisi belum disimpan.')
    await user.click(screen.getByRole('button', { name: 'Kembali bekerja' }))
    expect(await asked).toBe(false)
  }
  await user.type(await screen.findByLabelText('Banyaknya pengguna layanan'), '1000')
  await told()
  router.route = { page: 'survei', part: 'pengaduan', at: null }
  await user.type(await screen.findByLabelText('Kanal'), 'LAPOR')
  await told()
  await user.click(screen.getByRole('button', { name: 'Impor daftar pengaduan…' }))
  await screen.findByText('lapor.csv: 6 pengaduan, 5 baru, 1 sudah ada.')
  expect(await backend.close()).toBe(true)
})

test('a file that cannot be read is told where it was chosen, and nothing else changes', async () => {
  const { backend, user } = shown(feeding(), {
    pick_file: () => '/usb/kosong.csv',
    read_responses: () => {
      throw fault('berkas_kosong', 'berkas kosong (0 byte)')
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Pilih berkas tanggapan…' }))
  await screen.findByRole('alert')
  expect(screen.getByText('Belum ada tanggapan')).toBeTruthy()
  expect(backend.called('use_responses')).toEqual([])
})

test('complaints are imported with their channel, added up, and answer the inputs that count them', async () => {
  router.route = { page: 'survei', part: 'pengaduan', at: null }
  const view = feeding({ complaints: recap })
  const { desk, backend, user } = shown(view, {
    pick_file: () => '/usb/lapor.csv',
    import_complaints: () =>
      changed(desk, {
        ...{ file: 'lapor.csv', rows: 6, new: 5, known: 1, total: 5, dropped: [] },
        remarks: ['1 pengaduan bertanggal di luar tahun penilaian 2026 (2025: 1).'],
      }),
    use_complaints: () => changed(desk, { ...recap, used: [{ code: 'A.II.5.ii.a', answer: 5, changed: true }] }),
  })
  expect(await screen.findByText('median 2,50 hari, 90% dalam 7,90 hari')).toBeTruthy()
  expect(screen.getByText('Belum ditanggapi lewat 14 hari').nextElementSibling?.textContent).toBe('1')
  expect(screen.getByText('Ditanggapi sesudah 14 hari').nextElementSibling?.textContent).toBe('2')
  await user.type(screen.getByLabelText('Kanal'), 'LAPOR')
  await user.click(screen.getByRole('button', { name: 'Impor daftar pengaduan…' }))
  await screen.findByText('lapor.csv: 6 pengaduan, 5 baru, 1 sudah ada.')
  expect(screen.getByText('1 pengaduan bertanggal di luar tahun penilaian 2026 (2025: 1).')).toBeTruthy()
  expect(backend.called('import_complaints')[0]?.file).toMatchObject({ channel: 'LAPOR', path: '/usb/lapor.csv' })
  await user.click(screen.getByRole('button', { name: 'Pakai sebagai jawaban' }))
  await waitFor(() => expect(notices.list.at(-1)?.text).toBe('Jawaban A.II.5.ii.a 5.'))
})

test('personal data is removed only after what goes and what stays was said', async () => {
  router.route = { page: 'survei', part: 'data-pribadi', at: null }
  const files = [{ kind: 'ipak', name: 'SPAK 2026.xlsx', size: 12_000, sha256: 'ab' }]
  const view = feeding({ personal: { removed: false, files, stays: ['B.I.a'] } })
  const { desk, backend, user } = shown(view, {
    forget_personal: () => changed(desk, { removed: true, files, stays: ['B.I.a'] }),
  })
  await user.click(await screen.findByRole('button', { name: 'Hapus data pribadi…' }))
  expect(backend.called('forget_personal')).toEqual([])
  expect(screen.getByText(/Yang tetap ada: jawaban B\.I\.a/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Hapus untuk selamanya' }))
  await waitFor(() => expect(notices.list.at(-1)?.text).toBe('1 berkas data pribadi dihapus untuk selamanya.'))
})
