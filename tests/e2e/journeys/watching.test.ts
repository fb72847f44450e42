import { By } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { example, pilar, show } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

const CODE = 'A.I.1.i.b'

test('what another program stores comes into an open window by itself', async () => {
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
    await window.driver.wait(async () => (await chosen()) === after, SLOW, 'the window does not show it')
    // Undo is this window's as well.
    await window.reads('Urungkan')
  } finally {
    await window.close()
  }
})
