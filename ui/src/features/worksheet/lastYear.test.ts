import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { LastYearView } from '$lib/api/types'
import { notices } from '$lib/desk/notices.svelte'
import { changed, deskOf, example, fake } from '../../testing/fake'
import LastYearBulk from './LastYearBulk.svelte'

const said = (some: Partial<LastYearView>): LastYearView => ({
  year: 2025,
  answer: null,
  claimed: null,
  note: '',
  evidence_text: '',
  documents: [],
  ...some,
})

/** The example with two inputs that last year said something of: one is blank, one is answered. */
function carried() {
  const opened = example()
  const [blank, answered] = opened.view.inputs
  blank!.answers = {}
  blank!.last_year = said({ answer: 'A' })
  answered!.last_year = said({ answer: 'B', documents: [opened.view.evidence[0]!.id] })
  return { opened, blank: blank!.code, answered: answered!.code }
}

test('answers are taken for what is blank alone, evidence for what waits, each at once', async () => {
  const { opened, blank, answered } = carried()
  const desk = deskOf(opened)
  const backend = fake({ confirm_last_year: () => changed(desk, { answers: 1, documents: 0 }) })
  notices.list = []
  render(LastYearBulk, { desk, questions: desk.guide.questions })
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Pakai 1 jawaban' }))
  await user.click(screen.getByRole('button', { name: 'Pakai bukti dukung 1 isian' }))
  expect(backend.called('confirm_last_year')).toEqual([
    { id: desk.id, codes: [blank], part: 'answer' },
    { id: desk.id, codes: [answered], part: 'evidence' },
  ])
  expect(notices.list.at(-1)?.text).toContain('1 jawaban dan 0 bukti dukung')
})

test('it is not there on other sheets, without last year, or while the sheet is with the reviewers', () => {
  fake()
  const { opened } = carried()
  const desk = deskOf(opened)
  const { unmount } = render(LastYearBulk, { desk, questions: desk.guide.questions.slice(20) })
  expect(screen.queryByRole('complementary')).toBeNull()
  unmount()
  opened.view.review.stage = 'submitted'
  render(LastYearBulk, { desk: deskOf(opened), questions: desk.guide.questions })
  expect(screen.queryByRole('complementary')).toBeNull()
})
