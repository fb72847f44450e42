/** A page as it is in light and in dark. */
import { violations } from './axe'
import { atRest } from './rest'
import type { Window } from './window'

/** What axe finds in each theme, and whether the page scrolls sideways; takes a picture of each. The page is light again
 * afterwards. */
export async function inBothThemes(
  window: Window,
  name: string,
  picture: (theme: string) => string,
): Promise<string[]> {
  await window.putNoticesAway()
  const theme = (name: string) =>
    window.driver.executeScript(`document.documentElement.dataset.theme = arguments[0]`, name)
  const found: string[] = []
  for (const one of ['light', 'dark']) {
    await theme(one)
    // Colours change slowly.
    await atRest(window)
    found.push(...(await violations(window)).map((violation) => `${name}, ${one}: ${violation}`))
    await window.picture(picture(one))
  }
  await theme('light')
  const wide = `const page = document.getElementById('page'); return page.scrollWidth > page.clientWidth`
  if (await window.driver.executeScript(wide)) found.push(`${name} scrolls sideways`)
  return found
}
