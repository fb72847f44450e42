import { By } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { example, pilar, show } from '../support/pilar'
import { scratch, Window } from '../support/window'

const CODE = 'A.I.1.i.b'

test('what another program stores is in an open window within two seconds', async () => {
  const workspace = scratch('watching')
  const id = example(workspace)
  const before = show(workspace, id).inputs.find((input) => input.code === CODE)?.answers.unit
  const after = before === 'C' ? 'B' : 'C'
  const window = await Window.start({ workspace })
  try {
    await window.go(`#/lembar/manajemen-perubahan?${CODE}`)
    const card = await window.see(`#q-${CODE.replaceAll('.', '\\.')}`)
    const chosen = async () => (await card.findElement(By.css('input:checked'))).getAttribute('value')
    expect(await chosen()).toBe(before)
    pilar(workspace, 'answer', id, CODE, after)
    const stored = Date.now()
    await window.driver.wait(async () => (await chosen()) === after, 10_000, 'the window does not show it')
    expect(Date.now() - stored).toBeLessThan(2000)
    // Undo is this window's as well.
    await window.reads('Urungkan')
  } finally {
    await window.close()
  }
})
