import { render, screen, waitFor, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { beforeEach, expect, test, vi } from 'vitest'
import type { PortfolioFilter, PortfolioRow } from '$lib/api/types'
import { notices } from '$lib/desk/notices.svelte'
import { router } from '$lib/desk/router.svelte'
import { deskOf, fake } from '../testing/fake'
import { later } from '../testing/later'
import Portfolio from './Portfolio.svelte'

vi.mock('../features/portfolio/chart', () => ({ drawSpread: () => ({ destroy: () => {} }) }))

beforeEach(() => {
  notices.list = []
  router.route = { page: 'portofolio', part: null, at: null }
})

const row = (n: number): PortfolioRow => ({
  id: `u${n}`,
  unit: `Kantor ${n}`,
  instansi: 'Pemerintah Kota',
  year: 2026,
  target: 'wbk',
  total: n / 10,
  floor: n / 10,
  headlines: { pengungkit: 50, hasil: 30 },
  evaluated: null,
  gates_met: 1,
  gates: 6,
  met: false,
  answered: 100,
  of: 127,
  progress: 78.7,
  state: 'Draf',
  round: 1,
  deadline: '2026-05-31',
  days_left: 12,
  areas: [],
  tags: {},
  changed: '',
})
const thousand = Array.from({ length: 1000 }, (_, n) => row(n))
// By selectors, as roles are slow to find among so many cells.
const units = () => [...screen.getByTestId('units').querySelectorAll('tbody th button')].map((one) => one.textContent)
const heading = (name: string) =>
  [...screen.getByTestId('units').querySelectorAll('thead th')].find((one) => one.textContent?.trim() === name)!

test('of a thousand units only those in sight are drawn, the best first', async () => {
  fake({ known_tags: () => [], portfolio: () => ({ rows: thousand, areas: [] }) })
  render(Portfolio, { desk: deskOf() })
  await screen.findByText('1.000 penilaian')
  expect(units().length).toBeLessThan(80)
  expect(units()[0]).toBe('Kantor 999')
  await userEvent.click(heading('Unit').querySelector('button')!)
  expect(units()[0]).toBe('Kantor 0')
  expect(heading('Unit').getAttribute('aria-sort')).toBe('ascending')
})

test('the filter asks the backend anew, and the export writes what is shown', async () => {
  const asked: PortfolioFilter[] = []
  const path = later<string>()
  const backend = fake({
    known_tags: () => [],
    portfolio: ({ filter }) => {
      asked.push(filter)
      return { rows: thousand.slice(0, 30).filter((one) => !filter.text || one.unit.includes(filter.text)), areas: [] }
    },
    save_as: path.answer,
    export_portfolio: ({ path }) => ({ path, size: 1, notices: [] }),
  })
  const user = userEvent.setup()
  render(Portfolio, { desk: deskOf() })
  await screen.findByText('30 penilaian')
  await user.type(screen.getByRole('searchbox'), 'Kantor 2')
  await screen.findByText('11 penilaian')
  expect(asked.at(-1)).toEqual({ year: null, target: null, text: 'Kantor 2', state: null, tags: {} })
  await user.click(screen.getByRole('button', { name: 'Simpan sebagai xlsx' }))
  await waitFor(() => expect(backend.called('save_as')).toHaveLength(1))
  // Another filter is for the next one.
  await user.clear(screen.getByRole('searchbox'))
  path.give('/tmp/Portofolio.xlsx')
  await waitFor(() => expect(backend.called('export_portfolio')[0]?.filter.text).toBe('Kantor 2'))
})

test('two chosen units are compared, the widest area marked', async () => {
  const backend = fake({
    known_tags: () => [],
    portfolio: () => ({ rows: thousand.slice(0, 3), areas: [] }),
    compare: ({ ids }) => ({
      columns: ids.map((id) => ({ id, unit: id, year: 2026, target: 'wbk' })),
      rows: [
        { key: 'total', name: 'Nilai total', kind: 'total', values: [70, 80], spread: 10 },
        { key: 'a', name: 'Manajemen Perubahan', kind: 'area', values: [4, 6], spread: 2 },
        { key: 'A.I.1', name: 'Pemenuhan', kind: 'node', values: [null, 3], spread: 0 },
      ],
    }),
  })
  const user = userEvent.setup()
  render(Portfolio, { desk: deskOf() })
  await user.click(await screen.findByRole('checkbox', { name: 'Pilih Kantor 2 2026 untuk dibandingkan' }))
  expect(screen.queryByRole('button', { name: /^Bandingkan/ })).toBeNull()
  await user.click(screen.getByRole('checkbox', { name: 'Pilih Kantor 0 2026 untuk dibandingkan' }))
  await user.click(screen.getByRole('button', { name: 'Bandingkan (2)' }))
  expect(backend.called('compare')).toEqual([{ ids: ['u2', 'u0'] }])
  router.route = { page: 'portofolio', part: 'bandingkan', at: null }
  const area = await screen.findByRole('row', { name: /Manajemen Perubahan/ })
  expect(area.className).toContain('widest')
  expect(screen.queryByRole('row', { name: /Pemenuhan/ })).toBeNull()
  await user.click(screen.getByRole('checkbox', { name: 'Tampilkan subarea' }))
  expect(within(screen.getByRole('row', { name: /Pemenuhan/ })).getAllByRole('cell')[0]?.textContent).toBe('–')
})

test('nothing that fits leaves a way back', async () => {
  fake({
    known_tags: () => [],
    portfolio: ({ filter }) => ({ rows: filter.state ? [] : thousand.slice(0, 2), areas: [] }),
  })
  render(Portfolio, { desk: deskOf() })
  await userEvent.selectOptions(await screen.findByLabelText('Status reviu'), 'Disetujui')
  await userEvent.click(await screen.findByRole('button', { name: 'Kosongkan saringan' }))
  await screen.findByText('2 penilaian')
})
