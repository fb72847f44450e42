import { join } from 'node:path'
import { Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { isAt, keys } from '../support/acts'
import { example, pilar, show } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

/** What is left in the example unit, besides the seven answers that nothing proves. */
const [TWICE, REVISED] = ['A.I.1.i.b', 'A.I.4.i.a']
const BLANKS = ['A.I.2.i.a', 'A.I.3.i.a']
const MAP = '[aria-label^="Peta pertanyaan"]'
const CHIPS = 'nav[aria-label="Saring pertanyaan"]'

test('chips, the figures of the strip and the map lead to what is left, in every area', async () => {
  const { workspace, id } = returned()
  const window = await Window.start({ workspace })
  const chip = async (kind: string) => (await window.see(`${CHIPS} a.${kind}`)).click()
  const listed = (codes: string[]) =>
    window.driver.wait(
      () =>
        window.driver.executeScript<boolean>(
          `const shown = [...document.querySelectorAll('#sheet [data-question]')].map((card) => card.dataset.question)
           return shown.sort().join() === arguments[0]`,
          codes.toSorted().join(),
        ),
      SLOW,
      `not shown: ${codes.join(', ')}`,
    )
  try {
    // From an area where little is left, over all areas.
    await window.go('#/lembar/pelayanan-publik')
    await window.says(CHIPS, 'Konflik 1', 'Revisi 1', 'Belum diisi 2', 'Tanpa bukti 7')
    await chip('konflik')
    await listed([TWICE])
    await chip('revisi')
    await listed([REVISED])
    await window.says('#sheet article', 'Lampirkan SK')
    await chip('kosong')
    await listed(BLANKS)
    // What is done meanwhile is counted, and stays where it is.
    await keys(window, 'a')
    await window.says(CHIPS, 'Belum diisi 1')
    await listed(BLANKS)
    await window.saved()

    await (await window.see('header.strip a[href="#/lembar/~tanpa-bukti"]')).click()
    await listed(show(workspace, id).without_evidence)
    await window.press('126 / 127')
    await listed(BLANKS.slice(1))

    // The map: a named square for each question, with a sign of its own for each kind of work.
    const squares = await window.driver.executeScript<[string, string][]>(
      `return [...document.querySelectorAll(arguments[0] + ' button')]
         .map((one) => [one.getAttribute('aria-label'), one.textContent])`,
      MAP,
    )
    expect(squares).toHaveLength(113)
    expect(squares[0]).toEqual(['A.I.1.i.a Tim pembangunan ZI di unit kerja: Lengkap', ''])
    const signs = Object.fromEntries(squares.map(([name, sign]) => [name.split(': ').at(-1)!, sign] as const))
    expect(signs).toMatchObject({ Konflik: '×', Revisi: '!', 'Belum diisi': '', 'Tanpa bukti': '·', Lengkap: '' })
    // By the keys, from the question in use to the last but one, which is on another sheet.
    await window.driver.executeScript('arguments[0].focus()', await window.see(`${MAP} button[tabindex="0"]`))
    await window.type(Key.END)
    await window.type(Key.ARROW_LEFT)
    await window.type(Key.ENTER)
    const [name] = squares.at(-2)!
    await isAt(window, name.split(' ')[0]!)
  } finally {
    await window.close()
  }
})

/** A unit that got its worksheet back, with blanks in two areas, and an answer that somebody else gave otherwise. */
function returned() {
  const [workspace, colleague, out] = [scratch('filters'), scratch('filters-colleague'), scratch('filters-packages')]
  const [there, back] = [join(out, 'pergi.zip'), join(out, 'pulang.zip')]
  const id = example(workspace)
  for (const code of BLANKS) pilar(workspace, 'answer', id, code, '')
  pilar(workspace, '--role', 'koordinator', 'round', id, 'submit')
  const said = ['--layer', 'dalnis', '--verdict', 'revisi', '--note', 'Lampirkan SK']
  pilar(workspace, '--role', 'dalnis', 'review', id, REVISED, ...said)
  pilar(workspace, '--role', 'dalnis', 'round', id, 'return')
  pilar(workspace, 'export', id, '--format', 'package', '-o', there)
  pilar(colleague, 'import', there)
  pilar(colleague, 'answer', id, TWICE, 'C', '--author', 'Budi Santoso')
  pilar(workspace, 'answer', id, TWICE, 'A')
  pilar(colleague, 'export', id, '--format', 'package', '-o', back)
  pilar(workspace, 'import', back)
  pilar(workspace, 'identity', 'Dewi Lestari', '--role', 'pokja')
  return { workspace, id }
}
