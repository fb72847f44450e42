import { expect, test } from 'vitest'
import { asFault, worded } from './faults'

test('a sentence is parted into what happened and what to do', () => {
  expect(worded({ code: 'berkas_kosong', message: 'berkas a.pdf kosong (0 byte); periksa berkas aslinya' })).toEqual({
    code: 'berkas_kosong',
    what: 'Berkas a.pdf kosong (0 byte).',
    hint: 'Periksa berkas aslinya.',
  })
})

test('advice for the command line is replaced by advice for the window', () => {
  const shown = worded({
    code: 'penilaian_tidak_ada',
    message: 'penilaian x tidak ditemukan; lihat daftarnya dengan perintah list',
  })
  expect(shown.hint).toBe('Pilih penilaian lain dari daftar unit.')
})

test('whatever is thrown can be shown', () => {
  expect(asFault(new TypeError('x is undefined')).code).toBe('kesalahan_program')
  expect(asFault('command foo not found').message).toContain('foo')
})
