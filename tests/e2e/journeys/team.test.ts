import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { choose, importFile, pasteLines, takeIn } from '../support/acts'
import { ENGINE } from '../support/engine'
import { example, pilar } from '../support/pilar'
import { base, scratch, SLOW } from '../support/process'
import { Stored } from '../support/stored'
import { inBothThemes } from '../support/themes'
import { Window } from '../support/window'

const LIST = [
  'Nama\tNIP\tJabatan\tPokja\tPeran\tKontak',
  'Sari Utami, S.E.\t198001012005012001\tAnalis\t\tAnggota\t0812-0001',
  'Budi Santoso\t\tPranata Komputer\t2\tKetua Pokja\t',
]

interface Input {
  code: string
  answers: { unit?: string | number }
  notes: { unit?: string }
}

const input = (workspace: string, id: string, code: string) =>
  (JSON.parse(pilar(workspace, '--json', 'show', id)) as { inputs: Input[] }).inputs.find((one) => one.code === code)!

test('a team from a pasted list: assigned, followed, and a package for one that comes back', async () => {
  const [ours, theirs, out] = [scratch('team'), scratch('team-home'), scratch('team-out')]
  const id = example(ours)
  pilar(ours, 'identity', 'Sri Wahyuni', '--role', 'koordinator')
  const [there, back, sheets] = ['Paket Sari.zip', 'Kembali.zip', 'Tim.xlsx'].map((name) => join(out, name)) as [
    string,
    string,
    string,
  ]
  const { people: team } = new Stored(ours, id)
  const sari = () => team().find(({ name }) => name.startsWith('Sari'))!
  const found: string[] = []
  let window = await Window.start({ workspace: ours })
  const until = (what: string, holds: () => boolean) => window.driver.wait(holds, SLOW, what)
  const look = async (name: string) => {
    const picture = (theme: string) => join(base, 'pictures', ENGINE, `tim-${name}-${theme}.png`)
    found.push(...(await inBothThemes(window, name, picture)))
  }
  try {
    // The register: empty, a list with rows that cannot be used, then one that is kept.
    await window.press('Rencana')
    await window.press('Tim')
    await window.reads('Belum ada orang di tim')
    await look('kosong')
    await window.press('Tempel daftar…')
    await pasteLines(window, [...LIST, 'BUDI  SANTOSO', 'Wati\t123', '=1+1'])
    await window.press('Periksa daftar')
    await window.reads('3 baris tidak dapat dipakai')
    await window.reads('NIP "123" tidak terdiri atas 18 angka')
    await window.reads('berawalan tanda rumus')
    await look('daftar-ditolak')
    await pasteLines(window, LIST)
    await window.press('Periksa daftar')
    await window.reads('2 baru, 0 berubah, 0 tetap, 0 ditolak')
    await look('daftar')
    await window.press('Simpan 2 orang')
    await until('the list is stored', () => team().length === 2)
    expect(sari()).toMatchObject({ duty: 'anggota', contact: '0812-0001', assigned: [] })
    await window.reads('Sari Utami, S.E. tidak berada di Pokja mana pun')
    await look('orang')

    // Assigned by a sub-area and by a question, by keyboard.
    await window.go(`#/tim/tugas?${sari().id}`)
    await window.reads('isian belum ada yang mengerjakan')
    await window.driver.executeScript(`document.querySelector('[data-area] summary').focus()`)
    await window.type(Key.ENTER)
    const question = await window.see('[data-area] ul input[type=checkbox]')
    await window.driver.executeScript(`arguments[0].focus()`, question)
    await window.type(Key.SPACE)
    await window.reads('isian ditugaskan kepada Sari Utami, S.E.')
    await until('a question is given', () => sari().assigned.length > 0)
    await look('tugas')

    // How far everybody is, and the sheets, with contacts only where they are ticked.
    await window.press('Kemajuan')
    await (await window.see('[aria-label="Kemajuan menurut"] button:last-of-type')).click()
    await window.see('[data-work^="Sari Utami"]')
    await look('kemajuan')
    window.answerDialogs([[sheets]])
    await window.press('Simpan buku kerja…')
    await window.reads('Tim.xlsx')
    expect(existsSync(sheets)).toBe(true)

    // A package for one.
    await window.putNoticesAway()
    await window.go('#/tim')
    await choose(window, 'Untuk', sari().id)
    window.answerDialogs([[there]])
    await window.press('Simpan paket…')
    await window.reads('Paket Sari.zip')
    expect(existsSync(there)).toBe(true)
  } finally {
    await window.close()
  }

  // At her own desk: what is hers is shown, filled in, and sent back.
  const code = sari().inputs[0]!
  pilar(theirs, 'identity', 'sari utami, S.E.', '--role', 'pokja')
  window = await Window.start({ workspace: theirs })
  try {
    const way = `const way = [...document.querySelectorAll('button.way')].find((one) => one.innerText.includes('atau paket'))
      way?.click()
      return way !== undefined`
    await window.driver.wait(() => window.driver.executeScript(way), SLOW, 'no way to begin with a package')
    window.answerDialogs([[there]])
    await window.press('Pilih berkas')
    await window.reads('Sari Utami, S.E.')
    await takeIn(window)
    await window.see('[data-testid=answered]')
    await window.go('#/pekerjaan')
    await window.reads('Anda di tim ini: Sari Utami, S.E.')
    await look('tugas-saya')
    await window.go('#/lembar/~saya')
    await window.see('article[data-question]')
    await window.driver.wait(
      () => window.driver.executeScript(`return document.querySelectorAll('article[data-question]').length === 1`),
      SLOW,
      'not only what is hers is shown',
    )
    await look('saringan')
    const value = input(theirs, id, code).answers.unit
    pilar(theirs, 'answer', id, code, String(value), '--note', 'Diisi di rumah')
    pilar(theirs, 'export', id, '--format', 'package', '--for', 'Sari Utami, S.E.', '-o', back)
  } finally {
    await window.close()
  }

  window = await Window.start({ workspace: ours })
  try {
    await importFile(window, back)
    expect(input(ours, id, code).notes.unit).toBe('Diisi di rumah')
    expect(sari().contact).toBe('0812-0001')
  } finally {
    await window.close()
  }
  expect(found).toEqual([])
})
