import { expect, test } from 'vitest'
import { example, show } from '../support/pilar'
import { Window, scratch } from '../support/window'

test('a power cut while typing costs nothing that was typed a second before', async () => {
  const workspace = scratch('crash')
  const id = example(workspace)
  const window = await Window.start({ workspace })
  const script = '<script>document.title = "dijalankan"</script><b>tebal</b>'
  try {
    await window.go('#/lembar/penguatan-pengawasan')
    await window.see('[data-question]')
    await window.type('n')
    await window.driver.wait(
      () => window.driver.executeScript(`return document.activeElement?.tagName === 'TEXTAREA'`),
      5_000,
    )
    await window.driver.executeScript(`document.activeElement.select()`)
    await window.type(script)
    // The pause after which what was typed is stored.
    await new Promise((done) => setTimeout(done, 1_200))
    await window.type(' dan seterusnya')
  } finally {
    await window.kill()
  }
  const again = await Window.start({ workspace })
  try {
    expect(show(workspace, id).inputs.some((input) => input.notes.unit === script)).toBe(true)
    await again.go('#/lembar/penguatan-pengawasan')
    const shown = await again.driver.wait(
      () =>
        again.driver.executeScript<string | null>(
          `return document.querySelector('[data-question] textarea')?.value ?? null`,
        ),
      10_000,
    )
    // It is text and nothing else.
    expect(shown).toBe(script)
    expect(await again.driver.getTitle()).not.toContain('dijalankan')
  } finally {
    await again.close()
  }
})
