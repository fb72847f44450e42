import { render, screen, waitFor } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type { LheForm } from '$lib/api/types'
import { notices } from '$lib/desk/notices.svelte'
import { changed, deskOf, fake, fault, type Handlers } from '../testing/fake'
import Lhe from './Lhe.svelte'
import { blankLetter } from '../testing/letter'

vi.mock('../features/evidence/PdfBytes.svelte', () => ({ default: () => {} }))

beforeEach(() => {
  notices.list = []
})

function letter(desk: ReturnType<typeof deskOf>, more: Handlers = {}) {
  let form: LheForm = { ...blankLetter, penerbit: 'Inspektorat' }
  return fake({
    lhe_form: () => form,
    set_lhe_form: ({ form: next }) => {
      form = next
      return changed(desk, true, { score: { ...desk.score } })
    },
    // The document beside the form is looked at by a journey; nothing draws it here.
    preview_lhe: () => new Promise<number[]>(() => {}),
    course: () => ({ weeks: [], of: 127, questions: 113, steps: [], earlier: null }),
    history: () => [],
    list_assessments: () => [],
    ...more,
  })
}

test('what is typed is stored without a button, and two fields do not undo each other', async () => {
  const desk = deskOf()
  const backend = letter(desk)
  const user = userEvent.setup()
  render(Lhe, { desk })
  await user.type(await screen.findByLabelText('Nomor'), '700/12')
  await user.type(screen.getByLabelText('Hal'), 'Hasil evaluasi')
  await user.type(screen.getByLabelText('Tembusan'), 'Sekretaris Daerah{Enter}Inspektur')
  await user.tab()
  await waitFor(() =>
    expect(backend.called('set_lhe_form').at(-1)?.form).toMatchObject({
      penerbit: 'Inspektorat',
      nomor: '700/12',
      hal: 'Hasil evaluasi',
      tembusan: ['Sekretaris Daerah', 'Inspektur'],
    }),
  )
})

test('what is blank is counted and marked, what a letter can do without is not', async () => {
  const desk = deskOf()
  letter(desk)
  const user = userEvent.setup()
  const { container } = render(Lhe, { desk })
  await screen.findByText('19 kolom perlu diisi')
  expect(container.querySelector('[data-field="nomor"]')?.className).toContain('blank')
  expect(container.querySelector('[data-field="penerbit"]')?.className).not.toContain('blank')
  expect(container.querySelector('[data-field="paragraf"]')?.className).not.toContain('blank')
  await user.type(screen.getByLabelText('Nama anggota ke-1'), 'Sri Wahyuni')
  await user.tab()
  await screen.findByText('18 kolom perlu diisi')
})

test('a refused date stays in its field with the reason', async () => {
  const desk = deskOf()
  letter(desk, {
    set_lhe_form: () => {
      throw fault('data_lhe_tidak_sah', 'data LHE tidak disimpan')
    },
  })
  const user = userEvent.setup()
  render(Lhe, { desk })
  const field = await screen.findByLabelText<HTMLInputElement>('Tanggal')
  await user.type(field, '31 Februari')
  await user.tab()
  expect((await screen.findByRole('alert')).textContent).toContain('Perbaiki kolom itu.')
  expect(field.value).toBe('31 Februari')
})

test('the document is written where it was asked for, and what it lacks is told', async () => {
  const desk = deskOf()
  const backend = letter(desk, {
    save_as: ({ name }) => `/tmp/${name}`,
    export_assessment: ({ path }) => ({
      path,
      size: 9,
      notices: ['20 kolom belum diisi dan ditandai di dalam dokumen.'],
    }),
  })
  const user = userEvent.setup()
  render(Lhe, { desk })
  await user.click(await screen.findByRole('button', { name: 'Simpan DOCX' }))
  await screen.findByText('20 kolom belum diisi dan ditandai di dalam dokumen.')
  expect(backend.called('export_assessment')[0]).toMatchObject({ format: 'lhe', template: null, paper: 'a4' })
  expect(backend.called('export_assessment')[0]?.path).toMatch(/\.docx$/)
})

test('blanks are filled from the assessment and from the letter before, in one step', async () => {
  const desk = deskOf()
  let own: LheForm | null = null
  const backend = letter(desk, {
    list_assessments: () => [
      { id: 'lain', unit: 'Balai Lain', instansi: desk.profile.instansi, year: 2025, changed: '2025-11-01' } as never,
    ],
    lhe_form: ({ id }) => {
      own ??= { ...blankLetter }
      return id === 'lain' ? { ...own, penerbit: 'Inspektorat', tembusan: ['Sekretaris'] } : own
    },
    set_lhe_form: ({ form }) => {
      own = form
      return changed(desk, true, { score: { ...desk.score } })
    },
  })
  const user = userEvent.setup()
  render(Lhe, { desk })
  await user.click(await screen.findByRole('button', { name: 'Isi 4 kolom' }))
  await waitFor(() => expect(backend.called('set_lhe_form')).toHaveLength(1))
  expect(backend.called('set_lhe_form')[0]?.form).toMatchObject({
    penerbit: 'Inspektorat',
    tembusan: ['Sekretaris'],
    yth: `Pimpinan ${desk.profile.unit}`,
    nomor: '',
  })
  await waitFor(() => expect(screen.queryByRole('button', { name: /^Isi \d/ })).toBeNull())
})

test('the document beside the form is made once, and again when the form changed', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true })
  try {
    const desk = deskOf()
    const backend = letter(desk, { preview_lhe: () => [37, 80] })
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
    render(Lhe, { desk })
    const made = () => backend.called('preview_lhe').length
    const field = await screen.findByLabelText('Nomor')
    await vi.advanceTimersByTimeAsync(5000)
    const before = made()
    await vi.advanceTimersByTimeAsync(5000)
    expect(made()).toBe(before)
    await user.type(field, '700/12')
    await vi.advanceTimersByTimeAsync(5000)
    expect(made()).toBeGreaterThan(before)
  } finally {
    vi.useRealTimers()
  }
})
