import { expect, test } from 'vitest'
import { likeness, suggestions } from './suggest'
import { deskOf } from '../../testing/fake'

test('a name fits a line by the words they share', () => {
  expect(likeness('SK pembentukan tim ZI', { title: '1.i.a SK Pembentukan Tim ZI 2026', name: 'a.pdf' })).toBe(1)
  expect(likeness('SK pembentukan tim ZI', { title: 'Notulen rapat', name: 'notulen.pdf' })).toBe(0)
  expect(likeness('Daftar hadir', { title: 'IMG', name: 'daftar_hadir-rapat.jpg' })).toBe(1)
})

test('each open line is offered the document that fits best, and no document twice', () => {
  const [one, two, three] = deskOf().evidence
  const documents = [
    { ...one!, title: 'Notulen rapat pemilihan', name: 'x.pdf' },
    { ...two!, title: 'Undangan rapat', name: 'y.pdf' },
    { ...three!, title: 'Foto', name: 'foto.jpg' },
  ]
  const lines = ['Undangan rapat', 'Notulen rapat', 'SK tim', 'Foto kegiatan']
  const found = suggestions(lines, [[], [], [], []], documents)
  expect(found.map(({ n, document }) => [n, document.id])).toEqual([
    [1, two!.id],
    [2, one!.id],
    [4, three!.id],
  ])
  // What is filled, and what fills it, is left alone.
  expect(suggestions(lines, [[two!.id], [], [], []], documents).map(({ n }) => n)).toEqual([2, 4])
})
