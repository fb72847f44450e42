import { expect, test } from 'vitest'
import { pastedFiles } from './pasted'

/** A paste of these into an element. */
function paste(target: Element, types: string[], ...names: string[]): ClipboardEvent {
  const event = new Event('paste')
  const clipboardData = { types, files: names.map((name) => new File(['isi'], name)) }
  Object.defineProperties(event, { target: { value: target }, clipboardData: { value: clipboardData } })
  return event as ClipboardEvent
}

const names = (event: ClipboardEvent) => pastedFiles(event).map((file) => file.name)

test('pictures and files are taken, and text that goes into a field is left to it', () => {
  const [card, note] = [document.createElement('article'), document.createElement('textarea')]
  expect(names(paste(card, ['Files'], 'SK.pdf', 'foto.png'))).toEqual(['SK.pdf', 'foto.png'])
  // Cells of a spreadsheet come with a picture of them.
  expect(names(paste(note, ['text/plain', 'text/html', 'Files'], 'image.png'))).toEqual([])
  expect(names(paste(card, ['text/plain', 'Files'], 'image.png'))).toEqual(['image.png'])
  // A picture alone is evidence wherever the focus is.
  expect(names(paste(note, ['Files'], 'layar.png'))).toEqual(['layar.png'])
  expect(names(paste(card, ['text/plain']))).toEqual([])
})
