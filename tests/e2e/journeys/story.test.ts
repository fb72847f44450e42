import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answer, choose, endNote, handOver, identify, importFile, keys, noteIsOpen, save } from '../support/acts'
import { agreed, example, pilar, show } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

/** An input of each Pokja, and one that both answer without knowing of each other. */
const [MINE, THEIRS, BOTH] = ['A.I.1.i.a', 'A.I.2.i.a', 'A.I.1.i.b']

test('two Pokja, a coordinator and three reviewers bring a unit through two rounds to its LHE', async () => {
  const [coordinator, first, second, member, lead, technical] = [
    'coordinator',
    'pokja-1',
    'pokja-2',
    'at',
    'kt',
    'dalnis',
  ].map((name) => scratch(`story-${name}`)) as [string, string, string, string, string, string]
  const out = scratch('story-files')
  const file = (name: string) => join(out, name)
  const id = example(coordinator)
  /** Hands the assessment from one desktop to another, as the command does it. */
  const hand = (from: string, to: string, name: string) => {
    pilar(from, 'export', id, '--format', 'package', '-o', file(name))
    pilar(to, 'import', file(name))
  }
  pilar(coordinator, 'export', id, '--format', 'package', '-o', file('awal.zip'))
  for (const [desk, name, role] of [
    [coordinator, 'Ratna Koordinator', 'koordinator'],
    [first, 'Budi Santoso', 'pokja'],
    [second, 'Citra Ayu', 'pokja'],
  ] as const) {
    if (desk !== coordinator) pilar(desk, 'import', file('awal.zip'))
    pilar(desk, 'identity', name, '--role', role)
  }

  // Each Pokja answers in its own window and sends its part.
  await at(first, async (window) => {
    await answer(window, 'manajemen-perubahan', MINE, 't')
    await answer(window, 'manajemen-perubahan', BOTH, 'c')
    await pack(window, file('pokja-1.zip'), 'manajemen-perubahan')
  })
  await at(second, async (window) => {
    await answer(window, 'penataan-tatalaksana', THEIRS, 'c')
    await answer(window, 'manajemen-perubahan', BOTH, 'a')
    await pack(window, file('pokja-2.zip'))
  })

  // The coordinator takes both in, decides where they differ, and hands in.
  await at(coordinator, async (window) => {
    await importFile(window, file('pokja-1.zip'))
    await window.press('Lihat ringkasan')
    await window.reads('Capaian per area')
    await importFile(window, file('pokja-2.zip'))
    await window.go('#/konflik')
    await window.press('Pakai ini: nilai dari Citra Ayu')
    await window.reads('Ditetapkan')
    expect(answers(coordinator, id)).toEqual(['Tidak', 'C', 'A'])
    // Handing in is a page that says what is missing, and one press that writes the package as well.
    await handOver(window, 'Serahkan dan tulis paket', file('ke-at.zip'))
    await window.reads('Kirim berkas ini kepada TPI.')
    // From here on the cards are locked.
    await window.go(`#/lembar/manajemen-perubahan?${BOTH}`)
    await window.reads('Sedang direviu, putaran 1')
    await keys(window, 'c')
    // The page reads the same.
    await window.tells('terkunci sampai TPI mengembalikannya')
    expect(answers(coordinator, id)).toEqual(['Tidak', 'C', 'A'])
  })
  pilar(member, 'import', file('ke-at.zip'))

  // Three layers, each on its own desktop.
  await at(member, async (window) => {
    await identify(window, 'Sri Wahyuni', 'at')
    await window.go(`#/reviu?${BOTH}`)
    await window.reads('Mereviu sebagai Anggota Tim')
    await window.reads('Cara memilih anggota tim ZI')
    await keys(window, 'b', '1', 'r')
    await noteIsOpen(window)
    await window.type('Seleksi belum terbuka untuk semua unsur.')
    await endNote(window)
    await window.press('Tulis rekomendasi')
    await window.fill('Rekomendasi', 'Lengkapi berita acara seleksi')
    await window.press('Simpan')
    await window.reads('Rekomendasi tersimpan')
    await window.reads('1 dari 127 direviu')
  })
  hand(member, lead, 'ke-kt.zip')
  pilar(lead, 'identity', 'Dedi Kurnia', '--role', 'kt')
  await at(lead, async (window) => {
    await window.go(`#/reviu?${BOTH}`)
    await window.reads('Seleksi belum terbuka untuk semua unsur.')
    await keys(window, '2', 'r')
    await window.reads('1 dari 127 direviu')
  })
  hand(lead, technical, 'ke-dalnis.zip')
  pilar(technical, 'identity', 'Rahmat Hidayat', '--role', 'dalnis')
  await at(technical, async (window) => {
    await window.go(`#/reviu?${BOTH}`)
    await window.reads('Mereviu sebagai Pengendali Teknis')
    await window.reads('Cara memilih anggota tim ZI')
    await keys(window, '3', 'r')
    await window.reads('1 dari 127 direviu')
    await window.go('#/serah')
    await window.reads('126 dari 127 isian belum direviu')
    await handOver(window, 'Kembalikan dan tulis paket', file('kembali.zip'))
  })
  expect(answers(technical, id)).toEqual(['Tidak', 'C', 'A'])
  pilar(coordinator, 'import', file('kembali.zip'))

  // Round two: the unit answers the recommendation, mends its answer and hands in again.
  await at(coordinator, async (window) => {
    await window.reads('TPI mengembalikan: 1 revisi, 1 rekomendasi.')
    await window.go('#/pekerjaan')
    await window.reads('Seleksi belum terbuka untuk semua unsur.')
    await window.go(`#/lembar/manajemen-perubahan?${BOTH}`)
    await window.reads('Hasil reviu putaran 1')
    await window.reads('Belum ditindaklanjuti')
    await window.go('#/reviu/rekomendasi')
    await window.reads('Lengkapi berita acara seleksi')
    await window.press('Isi tindak lanjut')
    await window.fill('Yang sudah dilakukan', 'Berita acara dilengkapi dan ditandatangani')
    await choose(window, 'Status', 'selesai')
    await window.fill('Tanggal', '20-11-2026')
    await window.press('Simpan')
    await window.reads('Tindak lanjut tersimpan')
    await window.reads('Berita acara dilengkapi dan ditandatangani')
    await window.reads('20 November 2026')
    await answer(window, 'manajemen-perubahan', BOTH, 'b')
    await window.reads('Semuanya sudah ditindaklanjuti.')
    await handOver(window, 'Serahkan dan tulis paket', file('putaran-2.zip'))
  })
  const [followed] = JSON.parse(pilar(coordinator, '--json', 'recommendations', id)) as {
    follow_up: { status: string; date: string }
  }[]
  expect(followed!.follow_up).toMatchObject({ status: 'selesai', date: '2026-11-20' })
  pilar(technical, 'import', file('putaran-2.zip'))

  // What changed is reviewed once more, approved, and written down.
  await at(technical, async (window) => {
    await window.go('#/reviu')
    await choose(window, 'Status', 'berubah')
    await window.reads('Jawaban unit berubah sejak putaran 1')
    await keys(window, 's')
    await window.driver.wait(() => agreed(technical, id) === 1, SLOW, 'it is not Sesuai')
    await handOver(window, 'Setujui dan tulis paket', file('disetujui.zip'))
    await window.go('#/lhe')
    for (const [button, name] of [
      ['Simpan DOCX', 'LHE.docx'],
      ['Simpan PDF', 'LHE.pdf'],
    ] as const) {
      window.answerDialogs([[file(name)]])
      await window.press(button)
      await window.driver.wait(() => existsSync(file(name)), SLOW, `no ${name}`)
    }
    await window.go('#/portofolio')
    await window.reads('1 penilaian')
    await window.reads('Disetujui')
  })
  expect(readFileSync(file('LHE.docx')).subarray(0, 2).toString()).toBe('PK')
  expect(readFileSync(file('LHE.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
  expect(answers(technical, id)).toEqual(['Tidak', 'C', 'B'])
})

/** Works in the window of one desktop. */
async function at(workspace: string, work: (window: Window) => Promise<void>) {
  const window = await Window.start({ workspace })
  try {
    await work(window)
    // Nothing of it is on its way when the window closes.
    await window.saved()
  } finally {
    await window.close()
  }
}

/** Saves a package from the page of exports, of everything or of one part. */
async function pack(window: Window, path: string, part?: string) {
  window.answerDialogs([[path]])
  await window.go('#/ekspor')
  if (part) await (await window.see(`option[value="${part}"]`)).click()
  await save(window, 'Paket')
  await window.reads('Tersimpan dan terverifikasi')
  expect(existsSync(path)).toBe(true)
}

/** The unit's answers the story is about. */
function answers(workspace: string, id: string): unknown[] {
  const { inputs } = show(workspace, id)
  return [MINE, THEIRS, BOTH].map((code) => inputs.find((input) => input.code === code)?.answers.unit)
}
