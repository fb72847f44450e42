import { join } from 'node:path'
import { expect, test } from 'vitest'
import { example, pilar } from '../support/pilar'
import { scratch, Window } from '../support/window'

test('what two desks filled in is put together, and a conflict is decided', async () => {
  const [ours, theirs, out] = [scratch('ours'), scratch('theirs'), scratch('packages')]
  const id = example(ours)
  const [there, back] = [join(out, 'pergi.zip'), join(out, 'pulang.zip')]
  pilar(ours, 'export', id, '--format', 'package', '-o', there)
  pilar(theirs, 'import', there)
  // Both answer the same input without knowing of each other, and the other desk another one as well.
  pilar(theirs, 'answer', id, '2', 'C', '--author', 'Budi Santoso')
  pilar(theirs, 'answer', id, '1', 'Tidak', '--author', 'Budi Santoso')
  pilar(ours, 'answer', id, '2', 'A')
  pilar(theirs, 'export', id, '--format', 'package', '-o', back)

  const window = await Window.start({ workspace: ours, dialogs: [[back]] })
  try {
    await window.go('#/impor')
    await window.press('Pilih berkas')
    await window.reads('pulang.zip')
    await window.driver.wait(
      () => window.driver.executeScript(`
        const button = [...document.querySelectorAll('button')].find((one) => one.innerText.trim() === 'Impor' && !one.disabled)
        button?.click()
        return button !== undefined`),
      30_000,
      'nothing can be imported',
    )
    await window.reads('Impor selesai', 30_000)
    expect(JSON.parse(pilar(ours, '--json', 'conflicts', id))).toHaveLength(1)

    await window.go('#/konflik')
    await window.reads('1 konflik belum diputuskan')
    await window.reads('Budi Santoso')
    await window.press('Pakai nilai dari Budi Santoso')
    await window.reads('Diputuskan')
    expect(JSON.parse(pilar(ours, '--json', 'conflicts', id))).toEqual([])
    const inputs = (JSON.parse(pilar(ours, '--json', 'show', id)) as { inputs: { soal_id: number; answers: { unit?: string } }[] }).inputs
    expect(inputs.find((input) => input.soal_id === 2)?.answers.unit).toBe('C')
    expect(inputs.find((input) => input.soal_id === 1)?.answers.unit).toBe('Tidak')
  } finally {
    await window.close()
  }
})
