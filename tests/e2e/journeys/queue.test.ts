import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { example, pilar } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

test('the queue is walked by J, K and N, and Enter opens where it is done', async () => {
  const workspace = scratch('queue')
  example(workspace)
  pilar(workspace, 'identity', 'Budi Santoso', '--role', 'pokja')
  const window = await Window.start({ workspace })
  const focused = () =>
    window.driver.executeScript<number>(
      `return [...document.querySelectorAll('ul[aria-label="Daftar pekerjaan"] a')].indexOf(document.activeElement)`,
    )
  try {
    await window.go('#/pekerjaan')
    await window.see('ul[aria-label="Daftar pekerjaan"] a')
    for (const [key, at] of [
      ['n', 0],
      ['j', 1],
      ['k', 0],
    ] as const) {
      await window.type(key)
      expect(await focused(), key).toBe(at)
    }
    await window.type(Key.ENTER)
    await window.driver.wait(
      () => window.driver.executeScript<boolean>(`return location.hash.startsWith('#/lembar/')`),
      SLOW,
      'no card is opened',
    )
  } finally {
    await window.close()
  }
})

test('what is to be done comes by kind, or by points over all kinds', async () => {
  const workspace = scratch('queue-order')
  const id = example(workspace)
  // A blank that earns little, beside answers without evidence that earn more.
  pilar(workspace, '--role', 'pokja', 'answer', id, 'A.I.3.i.a', '')
  pilar(workspace, 'identity', 'Budi Santoso', '--role', 'pokja')
  const window = await Window.start({ workspace })
  const first = () => window.text('ul[aria-label="Daftar pekerjaan"] a')
  try {
    await window.go('#/pekerjaan')
    await window.see('ul[aria-label="Daftar pekerjaan"] a')
    expect(await first()).toContain('A.I.3.i.a')
    await window.press('Menurut poin')
    await window.driver.wait(async () => !(await first()).includes('A.I.3.i.a'), SLOW, 'the order is still by kind')
  } finally {
    await window.close()
  }
})
