import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { beforeEach, expect, test } from 'vitest'
import type { EvidenceView } from '$lib/api/types'
import { unsaved } from '$lib/ui/Draft.svelte'
import { changed, deskOf, fake } from '../../testing/fake'
import DocumentForm from './DocumentForm.svelte'

beforeEach(() => unsaved.clear())

/** A document of the example, with a backend that stores what is said of it and takes its time. */
function shown() {
  const desk = deskOf()
  const document = desk.evidence[0]!
  const backend = fake({
    describe_evidence: async ({ document: id, details }) => {
      await new Promise((done) => setTimeout(done, 5))
      const evidence = desk.evidence.map((one): EvidenceView => (one.id === id ? { ...one, ...details } : one))
      return changed(desk, true, { evidence })
    },
  })
  const view = render(DocumentForm, { desk, document, shown: document.sha256 })
  return { desk, document, backend, view, stored: () => desk.documents.get(document.id) }
}

test('title, note and year that are stored at once do not undo each other', async () => {
  const { document, backend, view, stored } = shown()
  const title = screen.getByLabelText('Judul')
  const note = screen.getByLabelText('Catatan dokumen')
  await fireEvent.input(title, { target: { value: ' SK tim 2026 ' } })
  await fireEvent.input(note, { target: { value: 'Ditandatangani' } })
  await fireEvent.change(screen.getByLabelText('Triwulan'), { target: { value: '2' } })
  await fireEvent.blur(title)
  view.unmount()
  await waitFor(() => expect(backend.called('describe_evidence')).toHaveLength(3))
  const said = { title: 'SK tim 2026', note: 'Ditandatangani', triwulan: 2, year: document.year }
  await waitFor(() => expect(stored()).toMatchObject(said))
  expect(unsaved.size).toBe(0)
})

test('a title that was cleared goes back to the one it has', async () => {
  const { desk, document, view, stored } = shown()
  const title = screen.getByLabelText<HTMLInputElement>('Judul')
  await fireEvent.input(title, { target: { value: ' ' } })
  await fireEvent.blur(title)
  expect(title.value).toBe(document.title)
  await waitFor(() => expect(desk.pending).toBe(0))
  view.unmount()
  expect([stored()?.title, unsaved.size]).toEqual([document.title, 0])
})
