import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importFile } from '../support/acts'
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
