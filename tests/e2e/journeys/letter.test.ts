import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pilar, example } from '../support/pilar'
import { base, scratch, SLOW } from '../support/process'
import { Window } from '../support/window'

test('an LHE is filled from the review and from the letter before, beside the page it will be', async () => {
  const workspace = scratch('letter')
  const id = example(workspace)
  // The letter of another unit, written before.
  const before = example(workspace)
  pilar(workspace, '--role', 'koordinator', 'round', before, 'submit')
  const set = (name: string, value: string) => ['--set', `${name}=${value}`]
  pilar(
    workspace,
    ...['--role', 'dalnis', 'lhe', before],
    ...set('penerbit', 'Inspektorat Kota Uji'),
    ...set('tempat', 'Kota Uji'),
    ...set('tembusan', 'Sekretaris Daerah'),
    ...set('penanda_tangan.nama', 'Ratna Dewi'),
  )
  pilar(workspace, '--role', 'koordinator', 'round', id, 'submit')
  pilar(workspace, '--role', 'dalnis', 'review', id, 'A.I.1.i.a', '--verdict', 'sesuai')
  pilar(workspace, 'identity', 'Rahmat Hidayat', '--role', 'dalnis')

  const window = await Window.start({ workspace })
  try {
    await window.go('#/lhe')
    await window.reads('dapat diisi dari penilaian ini dan dari LHE')
    await window.see('.preview canvas')
    const offer = await window.see('.offer button')
    const count = Number(/\d+/.exec(await offer.getText())?.[0])
    expect(count).toBeGreaterThan(6)
    await offer.click()
    await window.reads(`${count} kolom LHE diisi`)
    const value = (name: string) =>
      window.driver.executeScript<string>(
        `return document.querySelector('[data-field="' + arguments[0] + '"] :is(input, textarea)').value`,
        name,
      )
    await window.driver.wait(async () => (await value('penerbit')) === 'Inspektorat Kota Uji', SLOW, 'not filled')
    expect(await value('tembusan')).toBe('Sekretaris Daerah')
    expect(await value('hal')).toContain('Laporan Hasil Evaluasi Zona Integritas')
    expect(await value('mulai')).not.toBe('')
    expect(await value('nomor')).toBe('')
    expect(await window.driver.executeScript(`return document.querySelector('[data-field="tim"] input').value`)).toBe(
      'Dewi Lestari',
    )
    // One step, which undo takes back.
    await window.picture(join(base, 'letter-filled.png'))
    const form = JSON.parse(pilar(workspace, '--json', 'lhe', id)) as Record<string, unknown>
    expect(JSON.stringify(form)).toContain('Ratna Dewi')
  } finally {
    await window.close()
  }
})
