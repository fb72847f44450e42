import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { choose, typeInto } from '../support/acts'
import { ENGINE } from '../support/engine'
import { example, pilar } from '../support/pilar'
import { base, scratch, SLOW } from '../support/process'
import { Stored } from '../support/stored'
import { inBothThemes } from '../support/themes'
import { Window } from '../support/window'

test('a unit is proposed: values, files, letters, the complete kit, stages and an objection', async () => {
  const workspace = scratch('proposing')
  const id = example(workspace)
  const head = ['--nip', '198001012005011001', '--position', 'Kepala Kantor', '--duty', 'pimpinan']
  pilar(workspace, 'people', id, '--add', 'Hadi Kepala', ...head)
  pilar(workspace, 'identity', 'Sri Wahyuni', '--role', 'koordinator')
  const files = scratch('proposing-files')
  const [report, usual, proof, zip] = ['Laporan survei.pdf', 'LHE.pdf', 'Keterangan.pdf', 'Usulan.zip'].map((name) =>
    join(files, name),
  ) as [string, string, string, string]
  for (const path of [report, usual, proof]) writeFileSync(path, `%PDF-1.7 ${path}`)
  const { item, condition, stage, appeals } = new Stored(workspace, id)
  const found: string[] = []
  const window = await Window.start({ workspace })
  const until = (what: string, holds: () => boolean) => window.driver.wait(holds, SLOW, what)
  const look = async (name: string) => {
    const picture = (theme: string) => join(base, 'pictures', ENGINE, `pengusulan-${name}-${theme}.png`)
    found.push(...(await inBothThemes(window, name, picture)))
  }
  try {
    // Conditions: nothing known, then a value with its source, one that is none, and one that is not enough.
    await window.press('Serahkan')
    await window.press('Pengusulan')
    await window.reads('Diusulkan menuju')
    await look('kosong')
    await typeInto(window, 'Nilai: Maturitas SPIP paling rendah level 3', '3')
    await typeInto(window, 'Sumber nilai: Maturitas SPIP paling rendah level 3', 'LHE BPKP 3/2026')
    await until('the source is stored', () => condition('spip').source === 'LHE BPKP 3/2026')
    expect(condition('spip')).toMatchObject({ value: '3', judgement: 'terpenuhi' })
    await typeInto(window, 'Nilai: TLHP diselesaikan 100%', 'banyak')
    await window.reads('tidak sah')
    await look('nilai-ditolak')
    await typeInto(window, 'Nilai: TLHP diselesaikan 100%', '98')
    await until('the value is stored', () => condition('tlhp').value === '98')
    await window.reads('1 persyaratan belum terpenuhi')
    await choose(window, 'Jenis instansi', 'pemda')
    await window.reads('CC (pemerintah daerah)')

    // Two files, one of them looked at; its original changes and then is gone.
    await window.press('Berkas')
    window.answerDialogs([[report], [usual]])
    await window.press('Pilih berkas: Laporan survei persepsi antikorupsi dan kualitas pelayanan')
    await window.reads('Laporan survei.pdf')
    await window.press('Pilih berkas: Laporan hasil evaluasi TPI (LHE)')
    await window.reads('LHE.pdf')
    await window.putNoticesAway()
    await (await window.see('[data-item=lhe] input[type=checkbox]')).click()
    await until('the file is checked', () => item('lhe').state === 'diperiksa')
    expect(item('laporan-survei').state).toBe('ada')
    expect(item('lhe')).toMatchObject({ put_by: 'Sri Wahyuni', checked_by: 'Sri Wahyuni' })
    writeFileSync(usual, '%PDF-1.7 isi yang lain')
    rmSync(report)
    // What changes outside of Pilar is seen when the page is opened again.
    await window.go('#/ekspor')
    await window.see('h1')
    await window.go('#/pengusulan/berkas')
    await window.reads('berubah sejak dimasukkan')
    await window.reads('tidak ada lagi; salinannya aman')
    await look('berkas')

    // A letter: what is missing refuses it, then it goes into the kit.
    await window.press('Surat')
    await window.reads('dari tim, pimpinan unit')
    await look('surat-kurang')
    await window.driver.executeScript(
      `document.querySelector('[data-letter=sptjm] .buttons button:last-of-type').click()`,
    )
    await window.reads('belum lengkap dan tidak dimasukkan')
    expect(item('sptjm').state).toBe('belum')
    await window.putNoticesAway()
    await window.fill('Tempat surat', 'Kota Uji')
    await window.type(Key.TAB)
    const date = await window.see('[data-letter=sptjm] .fields input')
    await date.sendKeys('20 Mei 2026', Key.TAB)
    await window.driver.wait(
      async () => (await window.text('[data-letter=sptjm] .state')).includes('Semua kolom terisi'),
      SLOW,
      'the letter is not complete',
    )
    await window.driver.executeScript(
      `document.querySelector('[data-letter=sptjm] .buttons button:last-of-type').click()`,
    )
    await window.reads('dimasukkan ke berkas, belum ditandatangani')
    expect(item('sptjm').state).toBe('ada')
    await window.reads('Urungkan: Masukkan surat ke berkas pengusulan')
    await look('surat')

    // The kit, with what it lacks told before.
    window.answerDialogs([[zip], [join(files, 'usulan')]])
    await window.press('Susun berkas lengkap…')
    await window.reads('Surat usulan unit: belum ada')
    await look('susun')
    await window.press('Simpan sebagai zip…')
    await window.reads('Usulan.zip')
    expect(readFileSync(zip).subarray(0, 2).toString()).toBe('PK')
    await window.press('Susun berkas lengkap…')
    await window.press('Susun ke folder…')
    await window.driver.wait(() => existsSync(join(files, 'usulan')), SLOW, 'no folder')
    expect(readdirSync(join(files, 'usulan'))[0]).toBe('00 Daftar Isi.pdf')

    // A stage and an objection.
    await window.press('Tahap')
    await typeInto(window, 'Tanggal: Seleksi administrasi', '1 Juli 2026')
    await choose(window, 'Hasil: Seleksi administrasi', 'tidak-lulus')
    await until('the stage is stored', () => {
      const { outcome, on } = stage('administrasi')
      return outcome === 'tidak-lulus' && on === '2026-07-01'
    })
    await look('tahap')
    await window.press('Sanggah')
    await window.reads('Belum ada sanggah')
    await choose(window, 'Butir yang disanggah', 'tlhp')
    await window.fill('Alasan', 'Selesai sebelum batas waktu')
    await window.press('Sanggah butir ini')
    await window.see('[data-appeal=tlhp]')
    window.answerDialogs([[proof], [join(files, 'Sanggah.docx')]])
    await window.press('Pilih bukti: Surat keterangan APIP tentang penyelesaian TLHP')
    await window.reads('Keterangan.pdf')
    await window.reads('dari tahap Seleksi administrasi')
    await look('sanggah')
    await window.press('Simpan DOCX: Surat sanggahan')
    await window.reads('Sanggah.docx')
    expect(existsSync(join(files, 'Sanggah.docx'))).toBe(true)
    expect(appeals()).toMatchObject([{ item: 'tlhp', proof: 'Keterangan.pdf' }])
    // Undo takes the last step back.
    await window.driver.executeScript(`document.activeElement.blur()`)
    await window.press('Cabut sanggah: Surat keterangan APIP tentang penyelesaian TLHP')
    await window.reads('Belum ada sanggah')
    await window.press('Urungkan: Cabut sanggah')
    await window.see('[data-appeal=tlhp]')
  } finally {
    await window.close()
  }
  expect(found).toEqual([])
})

test('two people who set one value otherwise decide in the list of conflicts', async () => {
  const [ours, theirs, out] = [scratch('proposing-ours'), scratch('proposing-theirs'), scratch('proposing-out')]
  const id = example(ours)
  const [there, back] = [join(out, 'pergi.zip'), join(out, 'pulang.zip')]
  pilar(ours, 'export', id, '--format', 'package', '-o', there)
  pilar(theirs, 'import', there)
  pilar(ours, 'kit', id, '--value', 'spip=3', '--source', 'LHE BPKP')
  pilar(theirs, 'kit', id, '--value', 'spip=2', '--author', 'Budi Santoso')
  pilar(theirs, 'export', id, '--format', 'package', '-o', back)
  pilar(ours, 'import', back)
  const window = await Window.start({ workspace: ours })
  try {
    await window.go('#/pengusulan')
    await window.reads('Diisi berbeda di dua tempat')
    await window.picture(join(base, 'pictures', ENGINE, 'pengusulan-konflik.png'))
    await window.press('Putuskan konflik')
    await window.reads('Maturitas SPIP paling rendah level 3')
    await window.reads('3, LHE BPKP')
    await window.picture(join(base, 'pictures', ENGINE, 'pengusulan-putuskan.png'))
    await window.press('Pakai ini: nilai dari Dewi Lestari')
    await window.go('#/pengusulan')
    await window.driver.wait(
      async () => (await window.text('[data-condition=spip] .chip')) === 'Terpenuhi',
      SLOW,
      'it is not decided',
    )
  } finally {
    await window.close()
  }
})
