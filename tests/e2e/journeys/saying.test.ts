import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { example, pilar } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

test('a question off the path is planned and capped, and one that is not there is said to be none', async () => {
  const workspace = scratch('limits')
  const id = example(workspace)
  const window = await Window.start({ workspace })
  const field = () => window.see('input[aria-label="Batasi pertanyaan lain"]')
  try {
    await window.go('#/rencana')
    await (await field()).sendKeys('pertanyaan yang tidak ada', Key.ENTER)
    await window.reads('Pertanyaan itu tidak ada di LKE ini')
    await (await field()).clear()
    // By its button: what the field offers may take the key.
    await (await field()).sendKeys('A.I.1.ii.b')
    await window.press('Pilih')
    await window.see('.limits fieldset')
    await window.driver.executeScript(
      `[...document.querySelectorAll('.limits fieldset button')].find((one) => one.innerText.includes('Direncanakan')).click()`,
    )
    await window.reads('sudah direncanakan')
    await window.driver.executeScript(
      `const cap = document.querySelector('.limits fieldset select')
       cap.value = 'B'
       cap.dispatchEvent(new Event('change', { bubbles: true }))`,
    )
    await window.reads('sudah direncanakan, paling tinggi B')
    const stored = () => {
      const changes = JSON.parse(pilar(workspace, '--json', 'history', id)) as { subject: string }[]
      return changes.filter(({ subject }) => subject.startsWith('effort/')).length
    }
    await window.driver.wait(() => stored() === 2, SLOW, 'the limits are not stored')
  } finally {
    await window.close()
  }
})

test('a key that can do nothing in Reviu says why', async () => {
  const workspace = scratch('keys')
  example(workspace)
  const window = await Window.start({ workspace })
  try {
    await window.go('#/reviu')
    await window.see('#review-detail h2, #review-detail h3')
    await (await window.see('body')).sendKeys('s')
    await window.reads('Anda hanya melihat. Untuk mereviu, atur peran di Pengaturan.')
  } finally {
    await window.close()
  }
})

test('Serahkan leads to the documents of another year', async () => {
  const workspace = scratch('another-year')
  example(workspace)
  const window = await Window.start({ workspace })
  try {
    await window.go('#/serah')
    await (await window.see('a[aria-label*="dokumen dari tahun lain"]')).click()
    await window.see('#page .library')
    const chosen = await window.see('.pills button[aria-pressed="true"]')
    expect(await chosen.getText()).toContain('Tahun lain')
    expect(await window.driver.executeScript('return location.hash')).toBe('#/bukti/tahun-lain')
  } finally {
    await window.close()
  }
})
