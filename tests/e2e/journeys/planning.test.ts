import { join } from 'node:path'
import { expect, test } from 'vitest'
import { violations } from '../support/axe'
import { example, pilar, show } from '../support/pilar'
import { atRest } from '../support/rest'
import { scratch, SLOW, Window } from '../support/window'

/** An office whose workbook misses WBK by some answers. */
function imported(): { workspace: string; id: string } {
  const [from, workspace, out] = [scratch('planning-from'), scratch('planning'), scratch('planning-file')]
  const id = example(from)
  for (const code of ['2', '5', '8', '20', '30', '125']) pilar(from, 'answer', id, code, '')
  const book = join(out, 'lke.xlsx')
  pilar(from, 'export', id, '--format', 'xlsx', '-o', book)
  pilar(workspace, 'import', book)
  const [listed] = JSON.parse(pilar(workspace, '--json', 'list')) as { id: string }[]
  return { workspace, id: listed!.id }
}

test('from an imported workbook to a plan that reaches WBK, in a few actions', async () => {
  const { workspace, id } = imported()
  const before = show(workspace, id)
  const out = scratch('planning-pictures')
  const window = await Window.start({ workspace })
  let actions = 0
  const act = async (done: Promise<unknown>) => {
    actions += 1
    await done
  }
  const script = (js: string) => window.driver.executeScript<string>(js)
  const first = () => script(`return document.querySelector('[data-step]').dataset.step`)
  const choose = async (name: string) =>
    (await window.see(`input[aria-label="Pilih ${name} untuk dibandingkan"]`)).click()
  try {
    // What there is to do, without what cannot be done.
    await act(window.press('Rencana'))
    await window.reads('Langkah termurah')
    await window.reads('syarat 12 dari 12')
    const locked = await first()
    await act(script(`document.querySelector('[data-lock]').click()`))
    await window.driver.wait(async () => (await first()) !== locked, SLOW, 'the step is still there')
    await window.reads('Urungkan: Upaya menaikkan')
    await window.reads('tidak mungkin tahun ini')
    await window.reads('syarat 12 dari 12')
    await lookedAt(window, out, 'jalan')

    // The plan on the cards, where nobody takes it for the unit's answers.
    await act(window.press('Buka sebagai simulasi'))
    await window.reads('Jalan ke WBK')
    await act(window.press('Lanjutkan Jalan ke WBK'))
    await window.reads('Simulasi')
    await window.see('article.current')
    await window.reads('Jawaban di sini tidak mengubah jawaban unit')
    await window.driver.wait(
      async () => (await window.text('[data-testid=gates]')) === 'syarat 12 dari 12',
      SLOW,
      'the plan does not meet every condition',
    )
    await lookedAt(window, out, 'coba')
    const tried = await window.text('[data-testid=then]')
    await act(window.type('c'))
    await window.driver.wait(async () => (await window.text('[data-testid=then]')) !== tried, SLOW, 'nothing was tried')
    await act(window.press('Selesai mencoba'))
    await act(choose('Jalan ke WBK'))
    await act(choose('tanpa jawaban yang belum berbukti'))
    await window.reads('Berdampingan')
    await lookedAt(window, out, 'simulasi')
    expect(actions).toBeLessThanOrEqual(15)
    expect(show(workspace, id).score).toEqual(before.score)

    await window.go('#/ringkasan')
    await window.reads('Ketahanan')
    await lookedAt(window, out, 'ringkasan')
  } finally {
    await window.close()
  }
})

/** Keeps a picture in light and dark, has axe find nothing in either, and nothing widen the page, however large the text. */
async function lookedAt(window: Window, out: string, name: string) {
  const look = (theme: string, text: number) =>
    window.driver.executeScript(
      `document.documentElement.dataset.theme = arguments[0]
       document.documentElement.style.setProperty('--text-scale', arguments[1])`,
      theme,
      text,
    )
  const wide = () =>
    window.driver.executeScript(
      `const page = document.getElementById('page'); return page.scrollWidth > page.clientWidth`,
    )
  for (const theme of ['light', 'dark']) {
    await look(theme, 1)
    await atRest(window)
    await window.picture(join(out, `${name}-${theme}.png`))
    expect.soft(await wide(), `${name} scrolls sideways`).toBe(false)
    expect.soft(await violations(window), `${name}, ${theme}`).toEqual([])
  }
  for (const text of [0.8, 2]) {
    await look('light', text)
    await atRest(window)
    expect.soft(await wide(), `${name} scrolls sideways at ${text}`).toBe(false)
  }
  await look('light', 1)
}
