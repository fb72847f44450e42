import { expect, test } from 'vitest'
import { example, show } from '../support/pilar'
import { Window, scratch, SLOW } from '../support/window'

test('a power cut while typing costs nothing that was typed a second before', async () => {
  const workspace = scratch('crash')
  const id = example(workspace)
  const window = await Window.start({ workspace })
  const script = '<script>document.title = "dijalankan"</script><b>tebal</b>'
  const more = ' dan seterusnya'
  /** The note that begins so, as it is stored. */
  const noted = () => show(workspace, id).inputs.find((input) => input.notes.unit?.startsWith(script))?.notes.unit
  try {
    await window.go('#/lembar/penguatan-pengawasan')
    await window.see('[data-question]')
    await window.type('n')
    await window.driver.wait(
      () => window.driver.executeScript(`return document.activeElement?.tagName === 'TEXTAREA'`),
      SLOW,
    )
    await window.driver.executeScript(`document.activeElement.select()`)
    await window.type(script)
    // Stored by itself, after a pause.
    await window.driver.wait(() => noted() === script, SLOW, 'what was typed is not stored')
    await window.type(more)
  } finally {
    await window.kill()
  }
  const again = await Window.start({ workspace })
  try {
    // On a slow machine some of what was typed last may be stored as well.
    const stored = noted()
    expect(stored).toBeDefined()
    expect(script + more).toContain(stored)
    await again.go('#/lembar/penguatan-pengawasan')
    const shown = await again.driver.wait(
      () =>
        again.driver.executeScript<string | null>(
          `return document.querySelector('[data-question] textarea')?.value ?? null`,
        ),
      SLOW,
    )
    // It is text and nothing else.
    expect(shown).toBe(stored)
    expect(await again.driver.getTitle()).not.toContain('dijalankan')
  } finally {
    await again.close()
  }
})
