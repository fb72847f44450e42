import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { example, pilar, show } from '../support/pilar'
import { base, scratch } from '../support/process'
import { inBothThemes } from '../support/themes'
import { Window } from '../support/window'

const NAME = 'Responden Rahasia'

/** Responses of ten people to five statements, and a row with what is no answer. */
function responses(path: string) {
  const heads = ['Timestamp', 'Nama', 'Jenis kelamin', '1. Jelas', '2. Mudah', '3. Cepat', '4. Ramah', '5. Adil']
  const row = (at: number) => [
    `0${(at % 9) + 1}/03/2026 08.15.00`,
    `${NAME} ${at}`,
    at % 3 ? 'Perempuan' : 'Laki-laki',
    ...[0, 1, 2, 3, 4].map((statement) => String(((at * 7 + statement * 3) % 3) + 2)),
  ]
  const rows = [heads, ...Array.from({ length: 10 }, (_, at) => row(at)), [...row(10).slice(0, 7), '5']]
  writeFileSync(path, rows.map((cells) => cells.join(';')).join('\r\n'))
}

test('a survey gives its answer and evidence, complaints are added up, and people are forgotten', async () => {
  const workspace = scratch('feeding')
  const id = example(workspace)
  const files = scratch('feeding-files')
  const [table, register] = [join(files, 'SPAK 2026.csv'), join(files, 'LAPOR 2026.csv')]
  responses(table)
  writeFileSync(
    register,
    'ID;Tanggal;Kategori;Isi;Status;Tanggal selesai\n1;3/3/2026;Antrean;Lama;Selesai;5/3/2026\n2;4 April 2026;Biaya;Mahal;Baru;\n',
  )
  const answer = () => show(workspace, id).inputs.find(({ code }) => code === 'B.I.a')?.answers.unit
  const before = answer()
  const found: string[] = []
  const window = await Window.start({ workspace })
  const look = async (name: string) => {
    const picture = (theme: string) => join(base, 'pictures', `survei-${name}-${theme}.png`)
    found.push(...(await inBothThemes(window, name, picture)))
  }
  try {
    await window.go('#/survei')
    await window.reads('Belum ada tanggapan')
    window.answerDialogs([[table]])
    await window.press('Pilih berkas tanggapan…')
    await window.reads('Hasil SPAK 2026.csv, belum disimpan')
    await window.reads('1 baris tidak dihitung')
    expect(answer()).toEqual(before)
    await window.see('canvas')
    await look('baru')
    const use = await window.see('.buttons .primary')
    const said = /Pakai ([\d,]+) sebagai jawaban/.exec(await use.getText())?.[1]
    await use.click()
    await window.reads(`sekarang ${said}.`)
    expect(Number(answer())).toBe(Number(said?.replace(',', '.')))
    await window.reads('Tanggapan yang tersimpan')
    await window.putNoticesAway()
    await window.press('Lampirkan sebagai bukti')
    await window.reads('2 dokumen dilampirkan pada B.I.a')
    await look('dipakai')

    await window.go('#/survei/pengaduan')
    window.answerDialogs([[register]])
    await window.fill('Kanal', 'LAPOR')
    await window.press('Impor daftar pengaduan…')
    await window.reads('2 pengaduan, 2 baru, 0 sudah ada')
    await window.reads('median 2,00 hari')
    await look('pengaduan')
    await window.press('Pakai sebagai jawaban')
    await window.tells('A.II.5.ii.a')

    await window.go('#/survei/data-pribadi')
    await window.reads('SPAK 2026.csv (IPAK')
    await window.press('Hapus data pribadi…')
    await window.reads('tidak dapat dikembalikan')
    await look('hapus')
    await window.press('Hapus untuk selamanya')
    await window.reads('2 berkas data pribadi dihapus untuk selamanya')
    await window.reads('Tidak ada data pribadi yang tersimpan')
    await window.go('#/survei')
    await window.reads('datanya tidak ada di ruang kerja ini')
  } finally {
    await window.close()
  }
  expect(found).toEqual([])
  expect(existsSync(join(workspace, 'personal.db'))).toBe(false)
  for (const database of ['pilar.db', 'evidence.db']) {
    expect(readFileSync(join(workspace, database)).includes(NAME), database).toBe(false)
  }
  expect(pilar(workspace, 'history', id)).not.toContain(NAME)
})
