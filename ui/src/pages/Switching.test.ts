import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import type { Component } from 'svelte'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Name } from '$lib/api/commands'
import type { Desk } from '$lib/desk/desk.svelte'
import { notices } from '$lib/desk/notices.svelte'
import { program } from '$lib/desk/program.svelte'
import { router } from '$lib/desk/router.svelte'
import { m } from '$lib/i18n'
import { unsaved } from '$lib/ui/Draft.svelte'
import { openedAt } from '$lib/ui/workspace'
import { changed, deskOf, example, fake, fault, type Handlers } from '../testing/fake'
import Keyed from '../testing/Keyed.svelte'
import { blankLetter } from '../testing/letter'
import { periodsOf, taskOf, viewOf } from '../testing/monev'
import { proposalOf } from '../testing/proposal'
import { reviewing } from '../testing/review'
import { storing } from '../testing/worksheet'
import Lhe from './Lhe.svelte'
import Planning from './Planning.svelte'
import Proposal from './Proposal.svelte'
import Review from './Review.svelte'
import Worksheet from './Worksheet.svelte'

vi.mock('../features/evidence/PdfPreview.svelte', () => ({ default: () => {} }))
vi.mock('../features/planning/Curve.svelte', () => ({ default: () => {} }))
vi.mock('../features/monev/PeriodCourse.svelte', () => ({ default: () => {} }))

const TEXT = 'Ketikan unit pertama'
const QUESTION = 'A.I.1.i.a'
const LATER = { timeout: 5000 }

afterEach(() => {
  program.desk = null
})

beforeEach(() => {
  notices.list = []
  unsaved.clear()
  program.identity = { name: 'Sri Wahyuni', nip: '', role: 'koordinator' }
  Element.prototype.scrollIntoView = () => {}
})

/** Two assessments of which the first is open; `of` says how the backend stores what is typed in them. */
function opened(page: Component<{ desk: Desk }>, name: Name, of: (desk: Desk) => Handlers) {
  const first = deskOf()
  const other = example()
  other.view.id = 'unit-kedua'
  const second = deskOf(other)
  let full = true
  const handlers = of(first)
  const store = handlers[name] as (args: unknown) => unknown
  const guarded = (args: unknown) => {
    if (full) throw fault('disk_penuh', 'ruang disk tidak cukup')
    return store(args)
  }
  const backend = fake({
    ...handlers,
    set_tags: () => {
      if (full) throw fault('disk_penuh', 'ruang disk tidak cukup')
      return changed(second, true)
    },
    [name]: guarded,
  })
  program.desk = first
  const shown = render(Keyed, { desk: first, page })
  const tags = { assessment: second.id, tags: {} }
  return {
    first,
    second,
    /** What was sent to be stored: for whom, and all of it. */
    sent: () =>
      backend.called(name).map((args) => {
        const { id, assessment } = args as { id?: string; assessment?: string }
        return { of: id ?? assessment, all: JSON.stringify(args) }
      }),
    /** Opens the second one, in which something is refused and then stored. */
    async open() {
      program.desk = second
      await shown.rerender({ desk: second, page })
      await second.change('set_tags', tags)
      full = false
      expect(await second.change('set_tags', tags)).toBe(true)
    },
  }
}

/** Types in a field, leaves it, and waits until that was refused. */
async function refuse(field: HTMLElement, text = TEXT) {
  await userEvent.clear(field)
  await userEvent.type(field, text)
  await fireEvent.blur(field)
  await waitFor(() => expect(unsaved.size).toBe(1), LATER)
}

type Shown = ReturnType<typeof opened>

/** What was typed for the first was sent for it, and for nobody else. */
async function expectOwn({ first, sent }: Shown, text = TEXT) {
  await waitFor(() => expect(unsaved.size).toBe(0), LATER)
  expect(new Set(sent().map((one) => one.of))).toEqual(new Set([first.id]))
  expect(sent().at(-1)?.all).toContain(text)
}

test('a refused note of the worksheet is stored in its own assessment after another was opened', async () => {
  router.route = { page: 'lembar', part: 'manajemen-perubahan', at: null }
  const shown = opened(Worksheet, 'set_note', storing)
  const card = document.getElementById(`q-${QUESTION}`)!
  const opener = within(card).queryByRole('button', { name: m.worksheet.noteShow })
  if (opener) await userEvent.click(opener)
  await refuse(within(card).getByLabelText(m.worksheet.note))
  await shown.open()
  await expectOwn(shown)
})

test('so is a refused number', async () => {
  const { code, area } = deskOf().guide.questions.find((one) => one.kind !== 'choice')!
  router.route = { page: 'lembar', part: area, at: code }
  const shown = opened(Worksheet, 'answer_input', storing)
  const card = await waitFor(() => document.getElementById(`q-${code}`) ?? Promise.reject(new Error()), LATER)
  await refuse(card.querySelector<HTMLElement>('[data-input]')!, '37')
  await shown.open()
  await expectOwn(shown, '37')
})

test('so is a refused note of a reviewer', async () => {
  router.route = { page: 'reviu', part: null, at: null }
  program.identity = { name: 'Sri Wahyuni', nip: '', role: 'at' }
  const shown = opened(Review, 'review_input', (desk) => reviewing(desk, 'at'))
  await refuse(await screen.findByLabelText(m.review.note(m.worksheet.layerNames.at)))
  await shown.open()
  await expectOwn(shown)
})

test('so is a refused field of the letter', async () => {
  const shown = opened(Lhe, 'set_lhe_form', (desk) => ({
    lhe_form: () => blankLetter,
    set_lhe_form: () => changed(desk, true),
    preview_lhe: () => new Promise<number[]>(() => {}),
    course: () => ({ weeks: [], of: 127, questions: 113, steps: [], earlier: null }),
    history: () => [],
    list_assessments: () => [],
  }))
  await refuse(await screen.findByLabelText('Nomor'))
  await shown.open()
  await expectOwn(shown)
})

test('so is a refused note of a period', async () => {
  router.route = { page: 'rencana', part: 'monev', at: null }
  const view = viewOf('B06', [taskOf('Susun SK')])
  const shown = opened(Planning, 'set_monev', (desk) => ({
    monev_periods: () => periodsOf(),
    show_monev: () => view,
    set_monev: () => changed(desk, view),
  }))
  await refuse(await screen.findByLabelText(m.monev.note))
  await shown.open()
  await expectOwn(shown)
})

test('so is a refused field of the proposal', async () => {
  router.route = { page: 'pengusulan', part: null, at: null }
  const shown = opened(Proposal, 'change_kit', (desk) => ({
    show_proposal: () => proposalOf(),
    change_kit: () => changed(desk, proposalOf().kit),
  }))
  await refuse(await screen.findByLabelText('Nilai: Maturitas SPIP paling rendah level 3'), '3')
  await shown.open()
  await expectOwn(shown, '3')
})

test('a refused note is neither shown nor stored at the same input of a copy of the folder', async () => {
  router.route = { page: 'lembar', part: 'manajemen-perubahan', at: null }
  const desk = deskOf()
  let full = true
  const stored = storing(desk).set_note!
  const backend = fake({
    ...storing(desk),
    set_note: (args) => {
      if (full) throw fault('disk_penuh', 'ruang disk tidak cukup')
      return stored(args)
    },
  })
  const shown = render(Keyed, { desk, page: Worksheet })
  const note = async () => {
    const card = document.getElementById(`q-${QUESTION}`)!
    const opener = within(card).queryByRole('button', { name: m.worksheet.noteShow })
    if (opener) await userEvent.click(opener)
    return within(card).getByLabelText<HTMLTextAreaElement>(m.worksheet.note)
  }
  await refuse(await note())
  const sent = backend.called('set_note').length
  full = false
  openedAt('/salinan', 'satu')
  await shown.rerender({ desk: deskOf(), page: Worksheet })
  expect((await note()).value).not.toBe(TEXT)
  expect(backend.called('set_note')).toHaveLength(sent)
  // It is told when the window closes.
  expect(unsaved.size).toBe(1)
})
