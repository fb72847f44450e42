/** The first tasks of a new office, by the steps of docs/panduan, from page to page by the names in the navigation. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { answer, choose, identify, save, takeIn } from '../support/acts'
import { pilar, show } from '../support/pilar'
import { scratch, Window } from '../support/window'

const UNIT = 'Kantor Pertanahan Kota Uji'
const AREA = 'manajemen-perubahan'

test(
  'an office that knows only the guide makes a unit, shares it, attaches a folder and hands in',
  { timeout: 600_000 },
  async () => {
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
      await window.reads('Tersimpan dan terverifikasi', 30_000)
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
      await window.reads('Tersimpan dan terverifikasi', 30_000)
    })

    // 02-bekerja-bersama: menggabungkan. 03-reviu: Unit: menyerahkan.
    await at(coordinator, async (window) => {
      await open(window, 'Bukti', 'Impor')
      await receive(window, file('pokja.zip'))
      await window.reads('Impor selesai')
      await hand(window, 'Serahkan dan tulis paket', file('ke-tpi.zip'), '04-serah')
    })
    expect(show(coordinator, id).evidence).toHaveLength(2)

    // 03-reviu: TPI: menerima dan mereviu.
    await at(tpi, async (window) => {
      await begin(window, 'Impor buku kerja, JSON, atau paket')
      await receive(window, file('ke-tpi.zip'))
      await window.reads('2 / 127')
      await identify(window, 'Rahmat Hidayat', 'dalnis')
      await open(window, 'Reviu', 'Reviu')
      await window.reads('Tim pembangunan ZI di unit kerja')
      await look(window, '05-reviu')
    })
  },
)

/** Works in the window of one computer. */
async function at(workspace: string, work: (window: Window) => Promise<void>) {
  const window = await Window.start({ workspace })
  try {
    await work(window)
    await window.driver.wait(async () => (await window.text('footer')).includes('Tersimpan pukul'), 10_000)
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
      20_000,
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
    20_000,
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
  await window.reads('paketnya tersimpan', 30_000)
}

/** The only assessment of a workspace. */
function only(workspace: string): string {
  return pilar(workspace, 'list').split(/\s/)[0]!
}
