import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importFile } from '../support/acts'
import { example, pilar, show } from '../support/pilar'
import { scratch, Window } from '../support/window'

const CODE = 'A.I.1.i.b'

test('a folder put back from a copy is told, and what it lacks comes back', async () => {
  const [workspace, copy, out] = [scratch('restored'), scratch('copy'), scratch('packages')]
  const id = example(workspace)
  const sent = join(out, 'terkirim.zip')
  cpSync(workspace, copy, { recursive: true })
  pilar(workspace, 'answer', id, CODE, 'C')
  pilar(workspace, 'export', id, '--format', 'package', '-o', sent)
  rmSync(workspace, { recursive: true })
  cpSync(copy, workspace, { recursive: true })

  const window = await Window.start({ workspace })
  try {
    await window.reads('Folder ini dikembalikan dari salinan: 1 perubahan dari komputer ini')
    await window.go('#/keutuhan')
    await window.reads('Tidak ada yang perlu dilakukan')
    await window.reads('Sidik keadaan')
    await importFile(window, sent)
    expect(answer(workspace, id)).toBe('C')
    await window.go('#/keutuhan')
    await window.reads('Tidak ada yang perlu dilakukan')
  } finally {
    await window.close()
  }
})

test('what a colleague wrote into a conflict copy is told by Keutuhan and taken in like a package', async () => {
  const [workspace, elsewhere] = [scratch('synced'), scratch('elsewhere')]
  const id = example(workspace)
  cpSync(workspace, elsewhere, { recursive: true })
  pilar(elsewhere, 'answer', id, CODE, 'C')
  const copy = join(workspace, 'pilar-DESKTOP-7Q.db')
  cpSync(join(elsewhere, 'pilar.db'), copy)
  expect(answer(workspace, id)).not.toBe('C')

  const window = await Window.start({ workspace })
  try {
    await window.go('#/keutuhan')
    await window.reads('pilar-DESKTOP-7Q.db')
    await window.reads('1 perubahan yang belum ada di sini')
    await importFile(window, copy)
    expect(answer(workspace, id)).toBe('C')
    await window.go('#/keutuhan')
    await window.reads('isinya sudah digabungkan')
  } finally {
    await window.close()
  }
})

function answer(workspace: string, id: string): unknown {
  return show(workspace, id).inputs.find((input) => input.code === CODE)?.answers.unit
}
