import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { deskOf, example, fake } from '../../testing/fake'
import RequiredDocuments from './RequiredDocuments.svelte'

const CODE = 'A.I.1.i.a'

test('what only one option needs, or is wanted if there is one, does not count', async () => {
  const opened = example()
  const question = opened.guide.questions.find((one) => one.code === CODE)!
  question.documents = [
    { name: 'SK', counts: true },
    { name: 'Foto (bila ada)', counts: false },
    { name: 'Inovasi (pilihan A)', counts: false },
    { name: 'Laporan', counts: true },
  ]
  const document = opened.view.inputs.flatMap((input) => input.evidence)[0]!
  const input = opened.view.inputs.find((one) => one.code === CODE)!
  input.fulfilled = [[document], [document], [], []]
  fake()
  const desk = deskOf(opened)
  render(RequiredDocuments, { desk, question: desk.questions.get(CODE)! })
  screen.getByText('1 dari 2 dokumen terpenuhi')
  expect(screen.queryAllByRole('listitem', { hidden: true })).toEqual([])
  await userEvent.setup().click(screen.getByText('Dokumen yang biasanya diminta'))
  const names = (await screen.findAllByRole('listitem')).map((item) => item.querySelector('.name')!.textContent)
  expect(names).toEqual(question.documents.map((one) => one.name))
})
