import { expect, test } from 'vitest'
import { deskOf, difference, fake } from '../../testing/fake'
import { Watch } from './watch'

test('what another program stored is shown, and asked for from there on', async () => {
  const desk = deskOf()
  const [input] = [...desk.inputs.values()]
  const answers = { ...input!.answers, unit: 'Tidak' }
  const backend = fake({
    news: ({ since }) =>
      since === desk.row
        ? { row: since + 1, changed: difference(desk, { inputs: [{ ...input!, answers }] }) }
        : { row: since, changed: null },
  })
  const watch = new Watch(desk)
  await watch.look()
  expect(desk.input(input!.code).answers.unit).toBe('Tidak')
  await watch.look()
  expect(backend.called('news').map((asked) => asked.since)).toEqual([desk.row, desk.row + 1])
})

test('an answer on its way is newer than what is told, which is asked for again', async () => {
  const desk = deskOf()
  const backend = fake({
    news: ({ since }) => {
      desk.pending = 1
      return { row: since + 5, changed: difference(desk, { undo: 'dari luar' }) }
    },
  })
  const watch = new Watch(desk)
  const before = desk.undoName
  await watch.look()
  expect(desk.undoName).toBe(before)
  await watch.look()
  expect(backend.called('news')).toHaveLength(1)
  desk.pending = 0
  await watch.look()
  expect(backend.called('news').map((asked) => asked.since)).toEqual([desk.row, desk.row])
})
