import { execFileSync, spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { command, example, pilar, show } from '../support/pilar'
import { skipped } from '../support/skipped'
import { scratch, SLOW, Window } from '../support/window'

const CODE = 'A.I.1.i.b'

test('a clock that was set back is told, and what is done afterwards still comes last', async () => {
  if (spawnSync('faketime', ['--version']).error) {
    skipped('no clock can be set without faketime')
    return
  }
  const workspace = scratch('clock')
  const id = example(workspace)
  // As if the computer had been three days ahead.
  execFileSync('faketime', [
    '+3 days',
    command,
    '--workspace',
    workspace,
    '--author',
    'Dewi Lestari',
    'answer',
    id,
    CODE,
    'A',
  ])
  const window = await Window.start({ workspace })
  try {
    await window.go('#/lembar/manajemen-perubahan')
    await window.reads('Jam komputer ini tertinggal dari perubahan terakhir')
    const card = await window.see(`#q-${CODE.replaceAll('.', '\\.')}`)
    await window.driver.executeScript('arguments[0].focus()', card)
    await card.sendKeys('c')
    await window.driver.wait(() => answer(workspace, id) === 'C', SLOW, 'the answer is not stored')
    // It is the latest, in the history as in what counts, and undo takes it back first.
    const [latest, earlier] = JSON.parse(pilar(workspace, '--json', 'history', id, '--limit', '2')) as {
      value: { choice: string }
      time: string
    }[]
    expect([latest!.value.choice, earlier!.value.choice]).toEqual(['C', 'A'])
    expect(latest!.time >= earlier!.time).toBe(true)
    await window.press(`Urungkan: Jawab Cara memilih anggota tim ZI (${CODE})`)
    await window.driver.wait(() => answer(workspace, id) === 'A', SLOW, 'it is not taken back')
    await window.go(`#/riwayat?${CODE}`)
    await window.reads('Jam komputer ini tertinggal')
    // What is ahead is taken back, so that colleagues can take it.
    await window.press('Mundurkan tanggalnya')
    await window.reads('perubahan kini bertanggal sekarang')
    expect(pilar(workspace, 'check')).not.toContain('repair clock')
    expect(answer(workspace, id)).toBe('A')
  } finally {
    await window.close()
  }
})

function answer(workspace: string, id: string): unknown {
  return show(workspace, id).inputs.find((input) => input.code === CODE)?.answers.unit
}
