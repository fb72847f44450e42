import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import { conflicts } from '$lib/desk/conflicts.svelte'
import { notices } from '$lib/desk/notices.svelte'
import { program } from '$lib/desk/program.svelte'
import { returned } from '$lib/desk/returned.svelte'
import { Draft, unsaved } from '$lib/ui/Draft.svelte'
import { changed, deskOf, example, fake, fault } from '../testing/fake'
import { queueOf, reviewing, roundView } from '../testing/review'
import HandOver from './HandOver.svelte'

const FILE = { path: 'C:\\Paket.zip', size: 2048, notices: [] }

beforeEach(() => {
  notices.list = []
  conflicts.list = []
  returned.clear()
  unsaved.clear()
  program.identity = { name: 'Adi', nip: '', role: 'koordinator' }
})

const region = (name: string) => screen.getByRole('region', { name })

test('handing in is one press that writes the package as well, and says where it is and what comes next', async () => {
  const desk = deskOf()
  const backend = fake({
    save_as: () => FILE.path,
    set_round: () => changed(desk, roundView(), { review: { stage: 'submitted', round: 1, tpi: null } }),
    export_package: () => FILE,
  })
  render(HandOver, { desk })
  within(region('Yang menghalangi')).getByText('Tidak ada yang menghalangi.')
  await userEvent.click(screen.getByRole('button', { name: 'Serahkan dan tulis paket' }))
  await screen.findByRole('heading', { name: 'Penilaian diserahkan dan paketnya tersimpan' })
  screen.getByText(FILE.path)
  screen.getByText(/^Kirim berkas ini kepada TPI/)
  expect(backend.calls.map((call) => call.name)).toEqual(['save_as', 'set_round', 'export_package'])
  expect(desk.review).toEqual({ stage: 'submitted', round: 1, tpi: null })
})

test('nothing is handed in when no place for the package is chosen', async () => {
  const backend = fake({ save_as: () => null })
  render(HandOver, { desk: deskOf() })
  await userEvent.click(screen.getByRole('button', { name: 'Serahkan dan tulis paket' }))
  await waitFor(() => expect(backend.called('save_as')).toHaveLength(1))
  expect(backend.called('set_round')).toEqual([])
})

test('a package that could not be written is written again; the step stands', async () => {
  const desk = deskOf()
  let full = true
  const backend = fake({
    save_as: () => FILE.path,
    set_round: () => changed(desk, roundView(), { review: { stage: 'submitted', round: 1, tpi: null } }),
    export_package: () => {
      if (full) throw fault('disk_penuh', 'ruang disk tidak cukup')
      return FILE
    },
  })
  render(HandOver, { desk })
  await userEvent.click(screen.getByRole('button', { name: 'Serahkan dan tulis paket' }))
  await screen.findByText(/^Penilaian sudah diserahkan, tetapi paketnya belum tertulis/)
  full = false
  await userEvent.click(screen.getByRole('button', { name: 'Tulis paket' }))
  await screen.findByText(FILE.path)
  expect(backend.called('set_round')).toHaveLength(1)
})

test('what stands in the way and what is only worth knowing are apart, each with its link', async () => {
  const opened = example()
  const [first, second] = opened.view.inputs
  Object.assign(first!, { answers: {} })
  opened.view.without_evidence = [second!.code]
  const desk = deskOf(opened)
  fake()
  conflicts.list = [
    { versions: [], subject: 'answer/unit/2', what: 'jawaban unit', soal_id: 2, code: second!.code, label: '' },
  ]
  program.identity = { name: 'Adi', nip: '', role: 'pokja' }
  location.hash = '#/rencana/monev'
  for (const key of [`${desk.id} catatan`, 'unit-lain catatan']) {
    const typed = new Draft(() => false, { key })
    typed.type('Belum tersimpan')
    await typed.flush()
  }
  opened.view.evidence[0]!.flags = [{ code: 'tahun_lain', message: 'Dokumen tahun 2024.' }]
  desk.evidence = opened.view.evidence
  render(HandOver, { desk })
  const blocking = region('Yang menghalangi')
  within(blocking).getByText(/^Yang menyerahkan adalah koordinator/)
  expect(within(blocking).getByRole('link', { name: 'Buka: 1 konflik belum diputuskan' }).getAttribute('href')).toBe(
    '#/konflik',
  )
  expect(
    within(blocking)
      .getByRole('link', { name: /1 ketikan belum tersimpan/ })
      .getAttribute('href'),
  ).toBe('#/rencana/monev')
  const warnings = region('Perlu diketahui')
  expect(
    within(warnings)
      .getByRole('link', { name: /tahun lain/ })
      .getAttribute('href'),
  ).toBe('#/bukti/tahun-lain')
  expect(within(warnings).getByRole('link', { name: 'Buka: 1 isian belum diisi' }).getAttribute('href')).toBe(
    '#/lembar/~kosong',
  )
  within(warnings).getByText('1 jawaban tanpa bukti dukung')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Serahkan dan tulis paket' }).disabled).toBe(true)
})

test('who decides sees how much is not reviewed before giving back, and who does not is told who may', async () => {
  const opened = example()
  opened.view.review = { stage: 'submitted', round: 1, tpi: null }
  const desk = deskOf(opened)
  const queue = queueOf(desk, 'dalnis')
  fake({ ...reviewing(desk, 'dalnis'), review_queue: () => queue })
  program.identity = { name: 'Sri', nip: '', role: 'at' }
  const { unmount } = render(HandOver, { desk })
  await screen.findByText(/^Yang mengembalikan dan menyetujui adalah Pengendali Teknis/)
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Kembalikan dan tulis paket' }).disabled).toBe(true)
  unmount()
  program.identity = { name: 'Rahmat', nip: '', role: 'dalnis' }
  render(HandOver, { desk })
  await screen.findByText(`${queue.inputs.length} dari ${queue.inputs.length} isian belum direviu`)
  screen.getByText('Belum ada rekomendasi')
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Kembalikan dan tulis paket' }).disabled).toBe(false)
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Setujui dan tulis paket' }).disabled).toBe(false)
})
