import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { violations } from '../support/axe'
import { example, pilar } from '../support/pilar'
import { atRest } from '../support/rest'
import { scratch, SLOW, Window } from '../support/window'

/** The example without two of its answers. */
function missing(workspace: string): string {
  const id = example(workspace)
  for (const code of ['2', '125']) pilar(workspace, 'answer', id, code, '')
  return id
}

test('a scenario is drawn beside today, and what it raises becomes tasks of the plan', async () => {
  const workspace = scratch('tried')
  const id = missing(workspace)
  pilar(workspace, 'scenario', 'set', id, 'Bila lengkap', '2=A', '125=3,8')
  const window = await Window.start({ workspace })
  try {
    await window.go('#/rencana/simulasi')
    await (await window.see('input[aria-label="Pilih Bila lengkap untuk dibandingkan"]')).click()
    await window.reads('Capaian per area: Bila lengkap')
    await window.see('.radars canvas')
    await window.driver.executeScript(`document.querySelector('.radars details').open = true`)
    const rows = await window.driver.executeScript<string[]>(
      `return [...document.querySelectorAll('.radars tbody tr')].map((row) => row.innerText.replace(/\\s+/g, ' '))`,
    )
    expect(rows).toHaveLength(6)
    // The first area rises by its one answer, the others stay.
    expect(rows[0]).toMatch(/\+\d+,\d\d%$/)
    expect(rows.slice(1).every((row) => row.endsWith('±0,00%'))).toBe(true)
    await atRest(window)
    expect(await violations(window)).toEqual([])

    await window.press('Jadikan tugas: Bila lengkap')
    await window.press('Buat 2 tugas')
    await window.reads('2 tugas dibuat, 0 sudah ada')
    await window.reads('Isikan jawaban B.I.a dengan 3,8')
    expect(await window.driver.executeScript('return location.hash')).toBe('#/rencana/tugas')
    const tasks = JSON.parse(pilar(workspace, '--json', 'tasks', id)) as { code: string }[]
    expect(tasks.map(({ code }) => code).sort()).toEqual(['A.I.1.i.b', 'B.I.a'])
  } finally {
    await window.close()
  }
})

test('the costs of the way to a predicate are counted in days, and are taken back', async () => {
  const workspace = scratch('in-days')
  const id = missing(workspace)
  const cost = () => (JSON.parse(pilar(workspace, '--json', 'path', id, '--to', 'wbk')) as { cost: number }).cost
  const before = cost()
  const window = await Window.start({ workspace })
  const told = (text: string) =>
    window.driver.wait(
      async () => (await window.text('[data-testid=cost]')).endsWith(text),
      SLOW,
      `the cost is not told as ${text}`,
    )
  try {
    await window.go('#/rencana')
    await told(`biaya ${before} satuan upaya`)
    await window.press('hari')
    await told(`biaya ${before} hari`)
    await window.fill('Hari untuk satu satuan upaya', '3')
    await window.type(Key.TAB)
    await told(`biaya ${3 * before} hari`)
    await window.saved()
    expect(cost()).toBe(3 * before)
    await window.press('satuan upaya')
    await told(`biaya ${before} satuan upaya`)
    await window.saved()
    expect(cost()).toBe(before)
  } finally {
    await window.close()
  }
})
