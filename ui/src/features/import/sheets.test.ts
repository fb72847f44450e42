import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import type { ColumnMap } from '$lib/api/types'
import { fake, fault, type Handlers } from '../../testing/fake'
import { importOf } from '../../testing/imports'
import ImportFlow from './ImportFlow.svelte'

/** The map of a sheet, with the answers in a column of its own. */
function of(sheet: string, answer: string): ColumnMap {
  const lists = { evidence: [], review: [], extra: [] }
  return { format: 1, name: '', sheet, heading_row: 1, answer, ...lists, headings: { [answer]: 'Jawaban' } }
}

/** The same as one of several. */
function said({ sheet, heading_row, answer, evidence, review, extra, headings }: ColumnMap) {
  return { sheet, heading_row, answer, evidence, review, extra, headings }
}

async function show(handlers: Handlers) {
  const backend = fake({
    pick_file: () => '/tmp/LKE.xlsx',
    import_kind: () => 'answers' as const,
    preview_sheet: () => ({
      columns: ['A', 'B', 'C'].map((letters) => ({ letters, heading: '' })),
      rows: [{ number: 2, cells: ['Tim kerja', 'Ya', 'ada'] }],
    }),
    column_maps: () => [],
    ...handlers,
  })
  render(ImportFlow, { into: null, readOnly: false, ondone: () => {} })
  const user = userEvent.setup()
  await user.click(screen.getByRole('button', { name: 'Pilih berkas' }))
  return { backend, user }
}

const used = 'Baca dengan kolom ini'

test('what is changed of one sheet among several goes with the columns of the others', async () => {
  const [first, second] = [of('Area I', 'B'), of('Area II', 'C')]
  const { backend, user } = await show({
    import_file: () => importOf({ kind: 'workbook', maps: [first, second], joined: true }),
  })
  expect(await screen.findByText('Kolom lembar Area I')).toBeDefined()
  await user.click(screen.getAllByText('Ganti kolom').at(-1)!)
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Kegunaan kolom B' }), 'note')
  await user.click(screen.getByRole('button', { name: used }))
  const changed = { ...said(second), note: 'B' }
  const none = { heading_row: 0, answer: '', evidence: [], review: [], extra: [], headings: {} }
  expect(backend.called('import_file').at(-1)?.map).toEqual({
    kind: 'given',
    of: { format: 2, name: '', ...none, sheets: [said(first), changed] },
  })
})

test('of two sheets that both hold the whole worksheet a changed one goes alone', async () => {
  const { backend, user } = await show({
    import_file: () => importOf({ kind: 'workbook', maps: [of('LKE ZI', 'B'), of('Jawaban', 'B')] }),
  })
  expect(await screen.findByText('Kolom lembar LKE ZI')).toBeDefined()
  expect(screen.getByText('Kolom lembar Jawaban')).toBeDefined()
  await user.click(screen.getAllByText('Ganti kolom')[0]!)
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Kegunaan kolom C' }), 'note')
  await user.click(screen.getByRole('button', { name: used }))
  expect(backend.called('import_file').at(-1)?.map).toEqual({
    kind: 'given',
    of: { ...of('LKE ZI', 'B'), note: 'C' },
  })
})

test('columns of a sheet that were not found are said beside those of the sheets that were', async () => {
  const known = of('Area I', 'B')
  const { backend, user } = await show({
    import_file: ({ map }) => {
      if (map) return importOf({ kind: 'workbook', maps: [] })
      throw fault('instrumen_berbeda', 'baris judul tidak ditemukan', {
        case: 'columns',
        sheet: { sheet: 'Area II', heading_row: 1, beside: [known] },
      })
    },
  })
  await user.click(await screen.findByText('Ganti kolom'))
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Kegunaan kolom C' }), 'answer')
  await user.click(screen.getByRole('button', { name: used }))
  expect(backend.called('import_file').at(-1)).toMatchObject({
    map: {
      kind: 'given',
      of: { answer: '', sheets: [said(known), { sheet: 'Area II', heading_row: 1, answer: 'C' }] },
    },
  })
})
