import { expect, test } from 'vitest'
import { missing, NOBODY, readField, SECTIONS, writeField, writeMember, type LheField } from './fields'
import { blankLetter } from '../../testing/letter'

const fields = SECTIONS.flatMap((section): readonly LheField[] => section.fields)

test('every part of the form has a field, and each is read back as it was written', () => {
  const named = new Set(fields.map((field) => field.name.split('.')[0]))
  expect([...named, 'tim'].sort()).toEqual(Object.keys(blankLetter).sort())
  let form = blankLetter
  for (const field of fields) form = writeField(form, field, `isi ${field.name}`)
  for (const field of fields) expect(readField(form, field)).toBe(`isi ${field.name}`)
  expect(missing(writeMember(form, 0, { ...NOBODY, nama: 'Sri' }))).toEqual([])
})

test('a list has an entry for each line that says something', () => {
  const copies = fields.find((field) => field.name === 'tembusan')!
  const form = writeField(blankLetter, copies, ' Sekretaris Daerah \n\n Inspektur')
  expect(form.tembusan).toEqual(['Sekretaris Daerah', 'Inspektur'])
  expect(readField(form, copies)).toBe('Sekretaris Daerah\nInspektur')
  expect(writeField(form, copies, ' \n ').tembusan).toEqual([])
})

test('members are added, changed, and left out when nothing is left of them', () => {
  let form = writeMember(blankLetter, 0, { ...NOBODY, nama: ' Sri ' })
  form = writeMember(form, 1, { ...NOBODY, nama: 'Adi', peran: 'Anggota' })
  expect(form.tim.map((one) => one.nama)).toEqual(['Sri', 'Adi'])
  form = writeMember(form, 0, { nama: '  ' })
  expect(form.tim).toEqual([{ nama: 'Adi', nip: '', peran: 'Anggota' }])
  form = writeMember(form, 0, { nip: ' 1980 ' })
  expect(form.tim).toEqual([{ nama: 'Adi', nip: '1980', peran: 'Anggota' }])
})

test('what is left blank is missed, except what a letter can do without', () => {
  expect(missing(blankLetter)).toContain('tim')
  expect(missing(blankLetter)).toContain('penanda_tangan.nip')
  expect(missing(blankLetter)).not.toContain('paragraf')
  expect(missing(blankLetter)).not.toContain('dasar_hukum')
  expect(missing(blankLetter)).toHaveLength(fields.length - 2 + 1)
})

test('fields of a newer version survive', () => {
  const newer = { ...blankLetter, segel: 'x' }
  expect(writeField(newer, fields[0]!, 'Inspektorat')).toMatchObject({ segel: 'x', penerbit: 'Inspektorat' })
})
