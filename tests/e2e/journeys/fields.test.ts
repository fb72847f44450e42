import { By, Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { example, pilar, show } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

const INDEX = 'B.I.a'
const FIRST = 'A.I.1.i.a'

test('a number that is refused says why at its field alone, and no longer once it is mended', async () => {
  const workspace = scratch('fields')
  const id = example(workspace)
  pilar(workspace, 'answer', id, INDEX, '3')
  const stored = () => show(workspace, id).inputs.find((one) => one.code === INDEX)?.answers.unit
  const window = await Window.start({ workspace })
  try {
    await window.go(`#/lembar?${INDEX}`)
    const field = await window.see(`input[data-input="${INDEX}"]`)
    await window.driver.executeScript('arguments[0].focus(); arguments[0].select()', field)
    await field.sendKeys('5', Key.ENTER)
    const why = await window.see('.field p[role="alert"]')
    expect((await why.getText()).length).toBeGreaterThan(20)
    expect(await window.driver.findElements(By.css('.notices .notice'))).toEqual([])
    expect(stored()).toBe(3)
    await window.driver.executeScript('arguments[0].select()', field)
    await field.sendKeys('3,5', Key.ENTER)
    await window.driver.wait(() => stored() === 3.5, SLOW, 'the mended number is not stored')
    await window.driver.wait(
      async () => (await window.driver.findElements(By.css('.field p[role="alert"]'))).length === 0,
      SLOW,
      'the reason is still there',
    )
  } finally {
    await window.close()
  }
})

test('a notice never lies over the field in use', async () => {
  const workspace = scratch('notices')
  example(workspace)
  const window = await Window.start({ workspace })
  try {
    await window.go(`#/lembar/manajemen-perubahan?${FIRST}`)
    const card = await window.see(`#q-${FIRST.replaceAll('.', '\\.')}`)
    // On a slow machine the notice would be gone before it is looked at.
    await window.driver.executeScript(
      `const later = window.setTimeout.bind(window)
       window.setTimeout = (work, wait, ...rest) => later(work, wait === 5000 ? 120000 : wait, ...rest)`,
    )
    // A digit means nothing here, which is told; then a note at the end of the page is written.
    await card.sendKeys('7')
    await window.see('.notices .notice')
    const over = await window.driver.executeAsyncScript<(boolean | string)[]>(
      `const done = arguments[0]
       const box = (css) => document.querySelector(css).getBoundingClientRect()
       ;(async () => {
         const over = []
         for (const note of [...document.querySelectorAll('#sheet textarea')].slice(0, 3)) {
           note.scrollIntoView({ block: 'end' })
           note.focus({ preventScroll: true })
           await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))
           const [one, other] = [note.getBoundingClientRect(), box('.notices .notice')]
           over.push(one.bottom > other.top && one.top < other.bottom && one.right > other.left && one.left < other.right)
         }
         return over
       })().then(done, (error) => done([String(error)]))`,
    )
    expect(over.length).toBeGreaterThan(0)
    expect(over.filter((one) => one !== false)).toEqual([])
  } finally {
    await window.close()
  }
})
