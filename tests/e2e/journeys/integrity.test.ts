import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importFile } from '../support/acts'
import { example, pilar, show } from '../support/pilar'
import { scratch, Window } from '../support/window'

test('a folder put back from a copy is told, and what it lacks comes back', async () => {
  const [workspace, copy, out] = [scratch('restored'), scratch('copy'), scratch('packages')]
  const id = example(workspace)
  const sent = join(out, 'terkirim.zip')
  cpSync(workspace, copy, { recursive: true })
  pilar(workspace, 'answer', id, '2', 'C')
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
    expect(show(workspace, id).inputs.find((input) => input.answers.unit === 'C')).toBeDefined()
    await window.go('#/keutuhan')
    await window.reads('Tidak ada yang perlu dilakukan')
  } finally {
    await window.close()
  }
})
