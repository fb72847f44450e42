import { execFileSync } from 'node:child_process'
import { cpSync } from 'node:fs'
import { expect, test } from 'vitest'
import { command, example, pilar, show } from '../support/pilar'
import { scratch, Window } from '../support/window'

const CODE = 'A.I.1.i.b'

test('what a Pokja changed too late is told, waits, and counts once the coordinator takes the worksheet back', async () => {
  const workspace = scratch('late')
  const id = example(workspace)
  const elsewhere = scratch('late-pokja')
  cpSync(workspace, elsewhere, { recursive: true })
  const before = answer(workspace, id)
  const after = before === 'C' ? 'B' : 'C'
  execFileSync(command, ['--workspace', elsewhere, '--author', 'Pokja Tiga', 'answer', id, CODE, after])
  pilar(elsewhere, 'export', id, '--format', 'package', '-o', `${elsewhere}/terlambat.zip`)
  pilar(workspace, '--role', 'koordinator', 'identity', 'Sri Wahyuni')
  pilar(workspace, '--role', 'koordinator', 'round', id, 'submit')
  expect(pilar(workspace, 'import', `${elsewhere}/terlambat.zip`)).toContain('1 perubahan terlambat dari Pokja Tiga')
  expect(answer(workspace, id)).toBe(before)

  const window = await Window.start({ workspace })
  try {
    await window.go('#/reviu')
    await window.reads('1 perubahan terlambat dari Pokja Tiga')
    // Without a reason nothing is taken back.
    await window.press('Tarik kembali')
    await window.reads('Alasannya tercatat dalam riwayat')
    await window.driver.executeScript(`[...document.querySelectorAll('dialog[open] footer button')].at(-1).click()`)
    await window.reads('Tuliskan alasannya dahulu.')
    await window.driver.switchTo().activeElement().sendKeys('Jawaban Pokja Tiga belum masuk')
    await window.driver.executeScript(`[...document.querySelectorAll('dialog[open] footer button')].at(-1).click()`)
    await window.tells('Penilaian ditarik kembali', '1 perubahan terlambat dari Pokja Tiga sekarang dihitung')
    expect(answer(workspace, id)).toBe(after)
    await window.go('#/riwayat')
    await window.reads('Jawaban Pokja Tiga belum masuk')
  } finally {
    await window.close()
  }
})

function answer(workspace: string, id: string): unknown {
  return show(workspace, id).inputs.find((input) => input.code === CODE)?.answers.unit
}
