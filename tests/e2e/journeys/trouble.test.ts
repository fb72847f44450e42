import { spawnSync } from 'node:child_process'
import { closeSync, openSync, readFileSync, readdirSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { mount, unmount } from '../support/disk'
import { example, pilar, show } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

test('a damaged database is told, left alone, and replaced by a backup on request', async () => {
  const workspace = scratch('damaged')
  const id = example(workspace)
  pilar(workspace, 'backup')
  const file = openSync(join(workspace, 'pilar.db'), 'r+')
  writeSync(file, Buffer.alloc(4096, 0x5a), 0, 4096, 0)
  closeSync(file)
  const before = readFileSync(join(workspace, 'pilar.db'))
  const window = await Window.start({ workspace })
  try {
    await window.reads('Ruang kerja tidak dapat dibuka')
    await window.reads('Cadangan yang tersedia')
    expect(readFileSync(join(workspace, 'pilar.db')).equals(before)).toBe(true)
    await window.press('Pulihkan')
    await window.reads('127 / 127')
    expect(show(workspace, id).score.answered).toBe(127)
    // The damaged one is kept beside it.
    expect(
      readdirSync(workspace).some((name) => name.startsWith('pilar') && readIs(join(workspace, name), before)),
    ).toBe(true)
  } finally {
    await window.close()
  }
})

test('a second window on the same workspace is told so', async () => {
  const workspace = scratch('twice')
  example(workspace)
  const first = await Window.start({ workspace })
  const second = await Window.start({ workspace })
  try {
    await first.reads('127 / 127')
    // Either both work on the database in turn, or the second says what to do; nothing is lost in between.
    await second.driver.wait(
      () => second.driver.executeScript(`return /127 \\/ 127|sedang dipakai/.test(document.body.innerText)`),
      SLOW,
    )
  } finally {
    await second.close()
    await first.close()
  }
})

test('a workspace without room is opened for looking, and says why nothing is saved', async () => {
  const disk = mount('small-disk', '16m')
  if (!disk) return
  try {
    const workspace = join(disk, 'ruang')
    const id = example(workspace)
    const answered = show(workspace, id).score.answered
    spawnSync('sh', ['-c', `cat /dev/zero > ${join(disk, 'penuh')}`])
    const window = await Window.start({ workspace })
    try {
      await window.go('#/lembar/manajemen-perubahan')
      await window.reads(`${answered} / 127`)
      await window.see('[data-question]')
      const readOnly = await window.driver.executeScript<boolean>(
        `return document.body.innerText.includes('hanya untuk dilihat')`,
      )
      if (!readOnly) {
        await window.type('t')
        await window.reads('penyimpanan penuh')
      }
    } finally {
      await window.close()
    }
    expect(show(workspace, id).score.answered).toBe(answered)
  } finally {
    unmount(disk)
  }
})

function readIs(file: string, content: Buffer): boolean {
  try {
    return readFileSync(file).equals(content)
  } catch {
    // A folder.
    return false
  }
}
