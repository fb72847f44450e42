import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { OverviewView, SearchHit } from '$lib/api/types'
import { router } from '$lib/desk/router.svelte'
import { blank, deskOf, fake } from '../../testing/fake'
import GatePanel from './GatePanel.svelte'
import SearchBox from './SearchBox.svelte'

const HITS: SearchHit[] = [
  {
    kind: 'note',
    code: 'A.II.1.i.a.2',
    soal_id: 1,
    document: null,
    layer: 'at',
    title: 'Agen perubahan',
    excerpt: 'rapat',
  },
  { kind: 'document', code: null, soal_id: null, document: 'd1', layer: null, title: 'Notulen', excerpt: 'rapat' },
]

test('a hit leads to its question or its document', async () => {
  const backend = fake({ search: () => HITS })
  const user = userEvent.setup()
  render(SearchBox, { desk: deskOf() })
  const box = screen.getByRole('combobox')
  await user.type(box, 'r')
  expect(backend.called('search')).toHaveLength(0)
  await user.type(box, 'apat')
  await screen.findByText('A.II.1.i.a.2, catatan Anggota Tim: rapat')
  await user.keyboard('{Enter}')
  expect(location.hash).toBe('#/lembar/manajemen-perubahan?A.II.1.i.a')
  await user.type(box, 'rapat')
  await user.keyboard('{ArrowDown}{Enter}')
  expect(location.hash).toBe('#/bukti?d1')
  router.go('ringkasan')
})

test('an unmet gate names the questions that close it', async () => {
  const desk = deskOf(blank())
  const gains = [{ code: 'B.I.a', title: 'Survei', area: 'hasil', soal_id: 125, points: 17.5 }]
  fake({
    overview: () =>
      ({ gaps: [{ target: 'wbk', key: 'total', gap: 75, points: 75, gains, enough: 1 }] }) as unknown as OverviewView,
  })
  render(GatePanel, { desk, onclose: () => {} })
  const link = await screen.findByText('B.I.a Survei')
  expect(link.getAttribute('href')).toBe('#/lembar/hasil?B.I.a')
  // Questions that are answered, but not in full, are among them.
  screen.getByText('Pertanyaan yang belum bernilai penuh')
  screen.getByText('+17,50')
  screen.getByText('Yang teratas cukup menutup kekurangannya bila bernilai penuh.')
})
