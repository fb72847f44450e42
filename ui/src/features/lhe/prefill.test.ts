import { expect, test } from 'vitest'
import type { CourseStepView } from '$lib/api/types'
import { fromData, prefilled, teamOf } from './prefill'
import { blankLetter } from '../../testing/letter'

const step = (stage: CourseStepView['stage'], day: number): CourseStepView => ({
  time: `2026-05-${String(day).padStart(2, '0')}T10:00:00+07:00`,
  week: '',
  stage,
  back: false,
  round: 1,
  author: '',
})
const profile = { unit: 'Balai Uji', year: 2026 }
const before = {
  unit: 'Balai Lain',
  year: 2025,
  form: {
    ...blankLetter,
    penerbit: 'Inspektorat',
    nomor: '700/1',
    hal: 'Hal lama',
    surat_tugas_nomor: 'ST-1',
    tembusan: ['Sekretaris'],
    tim: [
      { nama: 'Sri', nip: '19', peran: 'Ketua Tim' },
      { nama: 'Adi', nip: '20', peran: 'Anggota Tim' },
    ],
  },
}

test('the assessment tells whom it is about, when it was reviewed and by whom', () => {
  const changes = [
    { author: 'Sri', role: 'dalnis' },
    { author: 'Budi', role: 'at' },
    { author: 'Sri', role: 'at' },
    { author: 'Wati', role: 'pokja' },
  ]
  const team = teamOf(changes)
  expect(team.map((one) => [one.nama, one.peran])).toEqual([
    ['Sri', 'Pengendali Teknis'],
    ['Budi', 'Anggota Tim'],
  ])
  const known = fromData(profile, [step('submitted', 2), step('returned', 9), step('submitted', 12)], team)
  expect(known.texts).toMatchObject({ yth: 'Pimpinan Balai Uji', mulai: '2 Mei 2026', selesai: '9 Mei 2026' })
  expect(fromData(profile, [], []).texts['mulai']).toBeUndefined()
})

test('blanks are filled from the data, then from the letter before; what is filled and what belongs to one letter stays', () => {
  const known = fromData(profile, [], [{ nama: 'Sri', nip: '', peran: 'Pengendali Teknis' }])
  const { form, filled } = prefilled({ ...blankLetter, yth: 'Kepala Balai' }, known, before, 2026)
  expect(form).toMatchObject({ penerbit: 'Inspektorat', yth: 'Kepala Balai', tembusan: ['Sekretaris'], nomor: '' })
  expect(form.hal).toContain('Balai Uji')
  expect(form.surat_tugas_nomor).toBe('')
  // Who was in the team before has a NIP already.
  expect(form.tim).toEqual([{ nama: 'Sri', nip: '19', peran: 'Pengendali Teknis' }])
  expect(filled.sort()).toEqual(['hal', 'penerbit', 'tembusan', 'tim'])
  // Letters of one year share the assignment.
  expect(prefilled(blankLetter, known, before, 2025).form.surat_tugas_nomor).toBe('ST-1')
  expect(prefilled(form, known, before, 2026).filled).toEqual([])
})
