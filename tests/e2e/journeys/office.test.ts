/** The seven tasks of a new office, by the steps of docs/panduan, from page to page by the names in the navigation. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { answer, choose, endNote, identify, noteIsOpen, save, takeIn } from '../support/acts'
import { pilar, show } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

const UNIT = 'Kantor Pertanahan Kota Uji'
const AREA = 'manajemen-perubahan'

test('an office that knows only the guide works through its seven tasks', async () => {
  const [coordinator, pokja, tpi] = ['koordinator', 'pokja', 'tpi'].map((name) => scratch(`office-${name}`)) as [
    string,
    string,
    string,
  ]
  const out = scratch('office-files')
  const file = (name: string) => join(out, name)

  // 01-mulai: Membuat penilaian. 02-bekerja-bersama: mengirim paket awal.
  await at(coordinator, async (window) => {
    await window.fill('Nama unit kerja atau satker', UNIT)
    await window.fill('Nama instansi', 'Kementerian Uji')
    await window.press('Lanjut')
    await window.reads('Target predikat')
    await window.reads('Ketentuan penilaian instansi')
    await window.press('Lanjut')
    await window.fill('Nama pengisi', 'Ratna Puspita')
    await choose(window, 'Peran', 'koordinator')
    await look(window, '01-buat')
    await window.press('Buat penilaian')
    await window.reads('0 / 127')
    await open(window, 'Atur', 'Pengaturan')
    await window.fill('Tenggat pengusulan', '31 Mei 2026\t')
    await window.reads('31 Mei 2026')
    await look(window, '02-pengaturan')
    await open(window, 'Serahkan', 'Ekspor')
    await window.see('option[value="manajemen-perubahan"]')
    await look(window, '02-paket')
    window.answerDialogs([[file('awal.zip')]])
    await save(window, 'Paket')
    await window.reads('Tersimpan dan terverifikasi')
  })

  // 01-mulai: Memulai dari paket yang diterima. 11-bukti-dukung: Melampirkan satu folder sekaligus.
  const folder = join(scratch('office-tree'), 'Bukti Area I')
  mkdirSync(folder, { recursive: true })
  for (const name of ['A.I.1.i.a SK Tim Kerja ZI 2026.pdf', 'A.I.1.i.b Notulen pemilihan tim 2026.pdf']) {
    writeFileSync(join(folder, name), name)
  }
  const id = only(coordinator)
  await at(pokja, async (window) => {
    await begin(window, 'Impor buku kerja, JSON, atau paket')
    await receive(window, file('awal.zip'))
    await window.reads('0 / 127')
    await identify(window, 'Budi Santoso', 'pokja')
    await open(window, 'Bukti', 'Bukti Dukung')
    window.answerDialogs([[folder]])
    await window.press('Tambah folder…')
    await window.reads('Pasti')
    await look(window, '03-folder')
    await window.press('Lampirkan 2 berkas')
    await window.reads('2 berkas dilampirkan')
    await answer(window, AREA, 'A.I.1.i.a', 'y')
    await answer(window, AREA, 'A.I.1.i.b', 'b')
    await open(window, 'Serahkan', 'Ekspor')
    await (await window.see('option[value="manajemen-perubahan"]')).click()
    window.answerDialogs([[file('pokja.zip')]])
    await save(window, 'Paket')
    await window.reads('Tersimpan dan terverifikasi')
  })

  // 02-bekerja-bersama: menggabungkan. 03-reviu: Unit: menyerahkan.
  await at(coordinator, async (window) => {
    await open(window, 'Bukti', 'Impor')
    await receive(window, file('pokja.zip'))
    await window.reads('Impor selesai')
    await hand(window, 'Serahkan dan tulis paket', file('ke-tpi.zip'), '04-serah')
  })
  expect(show(coordinator, id).evidence).toHaveLength(2)

  // 03-reviu: TPI: menerima dan mereviu, mengembalikan.
  await at(tpi, async (window) => {
    await begin(window, 'Impor buku kerja, JSON, atau paket')
    await receive(window, file('ke-tpi.zip'))
    await window.reads('2 / 127')
    await identify(window, 'Rahmat Hidayat', 'dalnis')
    await open(window, 'Reviu', 'Reviu')
    await window.reads('Tim pembangunan ZI di unit kerja')
    await window.press('Revisi R')
    await noteIsOpen(window)
    await window.type('SK belum memuat uraian tugas.')
    await endNote(window)
    await window.reads('1 dari 127 direviu')
    await window.press('Tulis rekomendasi')
    await window.fill('Rekomendasi', 'Lengkapi SK dengan uraian tugas')
    await window.press('Simpan')
    await window.reads('Rekomendasi tersimpan')
    await look(window, '05-reviu')
    await hand(window, 'Kembalikan dan tulis paket', file('kembali.zip'))
  })

  // 03-reviu: Unit: memperbaiki setelah dikembalikan. 04-cadangan: Kebiasaan mingguan.
  await at(coordinator, async (window) => {
    await open(window, 'Bukti', 'Impor')
    await receive(window, file('kembali.zip'))
    await window.reads('1 revisi, 1 rekomendasi')
    await window.press('Kerjakan satu per satu')
    await look(window, '05-dikembalikan')
    await answer(window, AREA, 'A.I.1.i.a', 't')
    await window.reads('Ditindaklanjuti')
    await window.go('#/reviu/rekomendasi')
    await window.press('Isi tindak lanjut')
    await window.fill('Yang sudah dilakukan', 'SK dilengkapi')
    await choose(window, 'Status', 'selesai')
    await window.fill('Tanggal', '20 November 2026')
    await window.press('Simpan')
    await window.reads('Tindak lanjut tersimpan')
    // 04-cadangan: Memulihkan setelah salah mengubah.
    await open(window, 'Atur', 'Pengaturan')
    await window.press('Cadangkan sekarang')
    await window.reads('Cadangan dibuat')
    await window.fill('Nama unit kerja atau satker', `${UNIT} (keliru)`)
    await window.type(Key.TAB)
    await window.driver.wait(() => pilar(coordinator, 'list').includes('keliru'), SLOW, 'not renamed')
    await window.saved()
    await window.putNoticesAway()
    await window.press('Pulihkan')
    await window.reads('Pulihkan cadangan ini?')
    await look(window, '06-pulihkan')
    await window.driver.executeScript(
      `[...document.querySelectorAll('dialog[open] button')].find((one) => one.innerText.trim() === 'Pulihkan').click()`,
    )
    await window.reads('Cadangan dipulihkan')
    await window.driver.wait(() => !pilar(coordinator, 'list').includes('keliru'), SLOW, 'not restored')
    await hand(window, 'Serahkan dan tulis paket', file('putaran-2.zip'))
    await backUp(window, file('lengkap.pilar-lengkap'))
  })
  const before = show(coordinator, id)

  // 04-cadangan: Pindah ke komputer lain.
  const fresh = scratch('office-baru')
  const place = join(scratch('office-dokumen'), 'Data Pilar')
  mkdirSync(place, { recursive: true })
  await at(fresh, async (window) => {
    await look(window, '07-mulai')
    window.answerDialogs([[file('lengkap.pilar-lengkap')], [place]])
    await begin(window, 'Buka dari cadangan lengkap…')
    await window.reads('Cadangan lengkap dipulihkan')
    await window.reads(UNIT)
    await window.reads('2 / 127')
    await open(window, 'Atur', 'Pengaturan')
    await window.press('Periksa menyeluruh')
    await window.reads('Tidak ditemukan masalah.')
    await window.reads(place)
    await look(window, '07-pindah')
  })
  const moved = show(place, id)
  expect(moved.inputs).toEqual(before.inputs)
  expect(moved.evidence).toEqual(before.evidence)
  expect(existsSync(join(place, 'evidence.db'))).toBe(true)
  expect(readdirSync(out).sort()).toEqual(
    ['awal.zip', 'kembali.zip', 'ke-tpi.zip', 'lengkap.pilar-lengkap', 'pokja.zip', 'putaran-2.zip'].sort(),
  )
})

/** Works in the window of one computer. */
async function at(workspace: string, work: (window: Window) => Promise<void>) {
  const window = await Window.start({ workspace })
  try {
    await work(window)
    await window.saved()
  } finally {
    await window.close()
  }
}

/** A picture for whoever walks the guide, where `PILAR_LOOK` names a folder. */
async function look(window: Window, name: string) {
  const folder = process.env.PILAR_LOOK
  if (folder) await window.picture(join(folder, `${name}.png`))
}

/** Goes to a page by its group and its name in the navigation, as the guide's first chapter tells where it is. */
async function open(window: Window, ...names: [group: string, page: string]) {
  for (const name of names) {
    await window.driver.wait(
      () =>
        window.driver.executeScript(
          `const links = [...document.querySelectorAll('nav a')].filter((one) => one.querySelector('.name')?.innerText.trim() === arguments[0])
           links.at(-1)?.click()
           return links.length > 0`,
          name,
        ),
      SLOW,
      `no ${name} in the navigation`,
    )
  }
}

/** Begins with what there is already, at the first start. */
async function begin(window: Window, name: string) {
  await window.driver.wait(
    () =>
      window.driver.executeScript(
        `const way = [...document.querySelectorAll('button.way')].find((one) => one.innerText.includes(arguments[0]))
         way?.click()
         return way !== undefined`,
        name,
      ),
    SLOW,
    `no way named ${name}`,
  )
}

/** Chooses a package on the import page, reads its plan and takes it in. */
async function receive(window: Window, path: string) {
  window.answerDialogs([[path]])
  await window.press('Pilih berkas')
  await takeIn(window)
}

/** Takes a step of the review where the navigation leads. */
async function hand(window: Window, button: string, path: string, name?: string) {
  await open(window, 'Serahkan', 'Siap serah')
  await window.reads('Yang menghalangi')
  if (name) await look(window, name)
  window.answerDialogs([[path]])
  await window.press(button)
  await window.reads('paketnya tersimpan')
}

/** Saves a full backup from the settings. */
async function backUp(window: Window, path: string) {
  await open(window, 'Atur', 'Pengaturan')
  window.answerDialogs([[path]])
  await window.press('Simpan cadangan lengkap…')
  await window.reads('Cadangan lengkap tersimpan dan diperiksa')
  await look(window, '06-cadangan')
}

/** The only assessment of a workspace. */
function only(workspace: string): string {
  return pilar(workspace, 'list').split(/\s/)[0]!
}
