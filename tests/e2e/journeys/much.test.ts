import { By } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { fill, pilar } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

test('a portfolio of a thousand units is searched, sorted, and scrolled to its end', async () => {
  const workspace = scratch('thousand')
  fill(workspace, 'units')
  const window = await Window.start({ workspace })
  try {
    await window.go('#/portofolio')
    await window.reads('1.000 penilaian')
    const named = (row: number) =>
      window.driver.executeScript<string>(
        `return document.querySelector('tr[aria-rowindex="' + arguments[0] + '"] .open').innerText`,
        row,
      )
    await window.see('tr[aria-rowindex="2"] .open')
    const first = await named(2)
    expect(first).toContain('Kantor Pelayanan')
    await scrolled(window, '[data-testid=units]', '.unit .open')
    // The last one is there, and the page holds only the rows in sight.
    await window.see('[data-testid=units] tr[aria-rowindex="1001"] .open')
    expect(await window.driver.executeScript(`return document.querySelectorAll('.unit').length`)).toBeLessThan(60)
    expect(await named(1001)).not.toBe(first)
    await window.press('Unit')
    await window.driver.wait(
      () =>
        window.driver.executeScript(
          `return document.querySelector('th[aria-sort] button').innerText.startsWith('Unit')`,
        ),
      SLOW,
      'it is not ordered by unit',
    )
    await (await window.see('#page input[type=search]')).sendKeys('Pelayanan 0777')
    await window.driver.wait(
      () => window.driver.executeScript(`return document.querySelectorAll('.unit').length === 1`),
      SLOW,
      'the unit is not found',
    )
    await window.press('Kantor Pelayanan 0777')
    await window.reads('Kantor Pelayanan 0777, LKE ZI')
  } finally {
    await window.close()
  }
})

test('five hundred conflicts are scrolled to the last one, which is decided', async () => {
  const workspace = scratch('conflicts')
  fill(workspace, 'conflicts')
  // The last one is a reviewer's, and only they decide it.
  pilar(workspace, 'identity', 'Sri Wahyuni', '--role', 'at')
  const [id] = pilar(workspace, 'list').split(/\s/)
  const open = () => (JSON.parse(pilar(workspace, '--json', 'conflicts', id!)) as unknown[]).length
  const before = open()
  expect(before).toBeGreaterThanOrEqual(500)
  const window = await Window.start({ workspace })
  try {
    await window.go('#/konflik')
    await window.reads(`${before} konflik belum diselesaikan`)
    await scrolled(window, '#page', '.list > *')
    const choices = await window.driver.findElements(By.css('.list > :last-child button'))
    await choices[0]!.click()
    await window.reads('Ditetapkan')
    await window.reads(`${before - 1} konflik belum diselesaikan`)
    expect(open()).toBe(before - 1)
  } finally {
    await window.close()
  }
})

/** Scrolls to the end by screens; what comes into sight is drawn each time. */
async function scrolled(window: Window, box: string, shown: string) {
  const blank = await window.driver.executeAsyncScript<number>(
    `const [selector, shown, done] = arguments
     const box = document.querySelector(selector)
     let blank = 0
     const step = () => {
       const area = box.getBoundingClientRect()
       const seen = [...box.querySelectorAll(shown)].some((one) => {
         const at = one.getBoundingClientRect()
         return at.height > 0 && at.bottom > area.top && at.top < area.bottom
       })
       if (!seen) blank += 1
       if (box.scrollTop + box.clientHeight >= box.scrollHeight - 2) return done(blank)
       box.scrollTop += box.clientHeight * 4
       requestAnimationFrame(() => requestAnimationFrame(step))
     }
     step()`,
    box,
    shown,
  )
  expect(blank, 'screens without anything in them').toBe(0)
}
