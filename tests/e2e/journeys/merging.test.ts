import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importFile } from '../support/acts'
import { example, pilar } from '../support/pilar'
import { scratch, Window } from '../support/window'

test('a conflict is told by Ringkasan, the rail and its card, and each leads to where it is decided', async () => {
  const [ours, theirs, out] = [scratch('told'), scratch('told-theirs'), scratch('told-packages')]
  const id = example(ours)
  const [there, back] = [join(out, 'pergi.zip'), join(out, 'pulang.zip')]
  pilar(ours, 'export', id, '--format', 'package', '-o', there)
  pilar(theirs, 'import', there)
  pilar(theirs, 'answer', id, 'A.I.1.i.b', 'C', '--author', 'Budi Santoso')
  pilar(ours, 'answer', id, 'A.I.1.i.b', 'A')
  pilar(theirs, 'export', id, '--format', 'package', '-o', back)
  pilar(ours, 'import', back)
  const window = await Window.start({ workspace: ours })
  const decides = () => window.reads('1 konflik belum diselesaikan')
  try {
    await window.go('#/ringkasan')
    await window.press('1 konflik')
    await decides()
    await window.go('#/lembar/manajemen-perubahan?A.I.1.i.b')
    await window.press('Pilih nilainya')
    await decides()
    await window.go('#/riwayat')
    await (await window.see('nav a[href="#/konflik"]')).click()
    await decides()
  } finally {
    await window.close()
  }
})

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

  const window = await Window.start({ workspace: ours })
  try {
    await importFile(window, back)
    expect(JSON.parse(pilar(ours, '--json', 'conflicts', id))).toHaveLength(1)

    await window.go('#/konflik')
    await window.reads('1 konflik belum diselesaikan')
    await window.reads('Budi Santoso')
    await window.press('Pakai ini: nilai dari Budi Santoso')
    await window.reads('Ditetapkan')
    expect(JSON.parse(pilar(ours, '--json', 'conflicts', id))).toEqual([])
    const inputs = (
      JSON.parse(pilar(ours, '--json', 'show', id)) as { inputs: { soal_id: number; answers: { unit?: string } }[] }
    ).inputs
    expect(inputs.find((input) => input.soal_id === 2)?.answers.unit).toBe('C')
    expect(inputs.find((input) => input.soal_id === 1)?.answers.unit).toBe('Tidak')
  } finally {
    await window.close()
  }
})
