import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test } from 'vitest'
import type { ConflictView } from '$lib/api/types'
import { notices } from '$lib/desk/notices.svelte'
import { formatDateTime } from '$lib/i18n'
import { changed, deskOf, fake } from '../testing/fake'
import Conflicts from './Conflicts.svelte'

beforeEach(() => {
  notices.list = []
})

const version = (change: string, text: string | null, author: string) => ({
  change,
  // As stored; only the text is for reading.
  value: text === null ? null : { choice: text },
  text: text ?? 'dikosongkan',
  author,
  role: 'pokja',
  time: '2026-03-02T09:10:00+07:00',
  action_name: 'Isi jawaban',
})

function two(desk: ReturnType<typeof deskOf>): ConflictView[] {
  const question = desk.guide.questions.find((one) => one.options.length > 2)!
  const about = { soal_id: 1, code: question.inputs[0]!.code, label: question.title }
  return [
    {
      subject: 'answer/unit/1',
      what: 'jawaban unit',
      ...about,
      versions: [version('c1', 'A', 'Adi'), version('c2', 'B', 'Budi')],
    },
    {
      subject: 'revision/x/y',
      what: 'berkas bukti dukung',
      soal_id: null,
      code: null,
      label: 'SK Tim',
      versions: [version('c3', 'sk.pdf', 'Adi'), version('c4', null, 'Budi')],
    },
  ]
}

/** A backend whose list shrinks as things are decided. */
function deciding(desk: ReturnType<typeof deskOf>) {
  let open = two(desk)
  return fake({
    list_conflicts: () => open,
    decide_conflict: ({ subject }) => {
      open = open.filter((one) => one.subject !== subject)
      const decided = { subject, value: null, text: '', left: open.length }
      return changed(desk, decided, { score: { ...desk.score } })
    },
  })
}

test('both values are shown with who and when, and one of them is taken', async () => {
  const desk = deskOf()
  const backend = deciding(desk)
  render(Conflicts, { desk })
  const card = await screen.findByRole('article', { name: /jawaban unit/ })
  within(card).getByText('Adi')
  expect(within(card).getAllByText(formatDateTime('2026-03-02T09:10:00+07:00'))).toHaveLength(2)
  within(card).getByText('berlaku sementara')
  const question = desk.guide.questions.find((one) => one.options.length > 2)!
  for (const key of ['A', 'B']) within(card).getByText(question.options.find((option) => option.key === key)!.criterion)
  await userEvent.click(within(card).getByRole('button', { name: 'Pakai ini: nilai dari Budi' }))
  expect(backend.called('decide_conflict')).toEqual([
    { id: desk.id, subject: 'answer/unit/1', choice: { change: 'c2' } },
  ])
  await waitFor(() => expect(screen.queryByRole('article', { name: /jawaban unit/ })).toBeNull())
  screen.getByRole('article', { name: /SK Tim/ })
})

test('a third value is one of the options of the question; a file can only be chosen', async () => {
  const desk = deskOf()
  const backend = deciding(desk)
  const user = userEvent.setup()
  render(Conflicts, { desk })
  const card = await screen.findByRole('article', { name: /jawaban unit/ })
  await user.click(within(card).getByRole('button', { name: 'Tulis nilai lain' }))
  await user.selectOptions(within(card).getByLabelText('Nilai lain'), 'C')
  await user.click(within(card).getByRole('button', { name: 'Tetapkan' }))
  expect(backend.called('decide_conflict')[0]?.choice).toEqual({ value: 'C' })
  const file = screen.getByRole('article', { name: /SK Tim/ })
  expect(within(file).queryByRole('button', { name: 'Tulis nilai lain' })).toBeNull()
  within(file).getByText('dikosongkan')
})

test('without conflicts the page says where they come from', async () => {
  fake({ list_conflicts: () => [] })
  render(Conflicts, { desk: deskOf() })
  await screen.findByText('Tidak ada konflik')
})
