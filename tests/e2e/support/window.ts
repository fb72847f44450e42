/** A window on a workspace of its own, in the engine that `PILAR_ENGINE` chooses. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { By, error, type WebDriver, type WebElement, until } from 'selenium-webdriver'
import { type Shown, show } from './engine'
import { base, scratch, SLOW } from './process'

export { scratch, SLOW } from './process'

// The driver can, its types do not say so yet.
declare module 'selenium-webdriver/lib/input' {
  interface Actions {
    scroll(x: number, y: number, right: number, down: number): this
  }
}

/** What a window is started with. */
export interface Start {
  workspace: string
  /** Answers of the file dialogs, in order; each is a list of paths. */
  dialogs?: string[][]
  env?: Record<string, string>
  /** Another program than the window. */
  application?: string
  /** On the whole screen of 1366 x 768, with so many of its pixels for one of the page. */
  scale?: number
}

/** What is thrown by a click that did not reach its element. */
const NOT_PRESSED = [
  error.ElementClickInterceptedError,
  error.ElementNotInteractableError,
  error.StaleElementReferenceError,
]

/** One running window. */
export class Window {
  readonly driver: WebDriver
  readonly workspace: string
  readonly #shown: Shown
  readonly #dialogs: string

  private constructor(shown: Shown, workspace: string, dialogs: string) {
    this.driver = shown.driver
    this.#shown = shown
    this.workspace = workspace
    this.#dialogs = dialogs
  }

  /** Starts the programs, and waits until the page is there. */
  static async start({ workspace, dialogs = [], env = {}, application, scale }: Start): Promise<Window> {
    const home = scratch('home')
    const answers = join(home, 'dialogs.json')
    writeFileSync(answers, JSON.stringify(dialogs))
    const shown = await show({
      workspace,
      home,
      application,
      scale,
      env: {
        ...process.env,
        HOME: home,
        XDG_DATA_HOME: join(home, 'data'),
        XDG_CONFIG_HOME: join(home, 'config'),
        XDG_CACHE_HOME: join(home, 'cache'),
        PILAR_WORKSPACE: workspace,
        PILAR_TEST_DIALOGS: answers,
        ...env,
      },
    })
    const window = new Window(shown, workspace, answers)
    try {
      await window.see('main')
      return window
    } catch (error) {
      await window.#quit()
      throw error
    }
  }

  /** Closes the window as a person would, and keeps a last picture of it. */
  async close(): Promise<void> {
    try {
      await this.picture(join(base, `${basename(this.workspace)}.png`))
    } finally {
      await this.#quit()
    }
  }

  /** Ends the program without a word, as a power cut would. */
  async kill(): Promise<void> {
    this.#shown.crash()
    // What showed the page is of no use any more; some of it may be gone already.
    await this.driver.quit().catch(() => undefined)
    this.#shown.end()
  }

  async #quit(): Promise<void> {
    try {
      await this.driver.quit()
    } finally {
      this.#shown.end()
    }
  }

  /** What the next file dialogs answer. */
  answerDialogs(answers: string[][]): void {
    writeFileSync(this.#dialogs, JSON.stringify(answers))
  }

  /** Waits for an element and returns it. */
  see(css: string, timeout = SLOW): Promise<WebElement> {
    return this.driver.wait(until.elementLocated(By.css(css)), timeout, `nothing matches ${css}`)
  }

  /** Waits for a button, link or option with this text and presses it. */
  async press(text: string): Promise<void> {
    const path = `//*[self::button or self::a or self::label or self::summary or @role="option"][normalize-space(.)="${text}" or @aria-label="${text}"]`
    // One that is not enabled yet would be pressed for nothing. Where the page moves meanwhile, the driver presses what is
    // there by then and says nothing, so the button itself tells whether it was pressed.
    const ready = `
      const found = document.evaluate(arguments[0], document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue
      if (!found?.checkVisibility() || found.disabled) return null
      found.scrollIntoView({ block: 'nearest' })
      window.wasPressed = false
      found.addEventListener('click', () => (window.wasPressed = true), { once: true, capture: true })
      return found`
    await this.driver.wait(
      async () => {
        const found = await this.driver.executeScript<WebElement | null>(ready, path)
        if (!found) return false
        try {
          await found.click()
          // A page that is loaded anew does not know any more.
          return (await this.driver.executeScript<boolean | null>('return window.wasPressed')) !== false
        } catch (failure) {
          if (!NOT_PRESSED.some((kind) => failure instanceof kind)) throw failure
          // A notice that came meanwhile lies over it, and is closed as a person would.
          await this.putNoticesAway()
          return false
        }
      },
      SLOW,
      `nothing to press says ${text}`,
    )
  }

  /** Closes the notices, which lie over the end of a page. */
  async putNoticesAway(): Promise<void> {
    await this.driver.executeScript(`document.querySelectorAll('.notices button').forEach((button) => button.click())`)
  }

  /** Waits until the text is somewhere on the page. */
  async reads(text: string, timeout = SLOW): Promise<void> {
    if (!(await this.#finds('body', [text], timeout))) throw new Error(`the page does not read "${text}"`)
  }

  /** Waits until a notice says all of this, which the page itself may read as well. */
  tells(...texts: string[]): Promise<void> {
    return this.says('.notices .notice', ...texts)
  }

  /** Waits until one of these elements says all of this. */
  async says(css: string, ...texts: string[]): Promise<void> {
    if (!(await this.#finds(css, texts, SLOW))) throw new Error(`no ${css} says "${texts.join('", "')}"`)
  }

  /** The page itself looks for the texts: a driver that stalls would miss a notice, which goes by itself. */
  #finds(css: string, texts: string[], timeout: number): Promise<boolean> {
    return this.driver.executeAsyncScript<boolean>(
      `const [css, texts, timeout, done] = arguments
       const last = performance.now() + timeout
       const says = ({ innerText }) => texts.every((text) => innerText.includes(text))
       const look = () => {
         if ([...document.querySelectorAll(css)].some(says)) done(true)
         else if (performance.now() > last) done(false)
         else setTimeout(look, 100)
       }
       look()`,
      css,
      texts,
      timeout,
    )
  }

  /** Waits until all that was entered is stored, and the page has taken what came of it. */
  async saved(): Promise<void> {
    await this.driver.wait(
      () =>
        this.driver.executeScript<boolean>(
          `return document.querySelector('footer.status')?.innerText.includes('Tersimpan pukul') ?? false`,
        ),
      SLOW,
      'something is not stored yet',
    )
  }

  /** Types into a field named by its label. */
  async fill(label: string, text: string): Promise<void> {
    const named = `*[@id=//label[normalize-space(.)="${label}"]/@for]`
    // A dialog is asked before the page below it.
    const field = await this.driver.wait(
      until.elementLocated(By.xpath(`//dialog[@open]//${named} | //${named}[not(//dialog[@open])]`)),
      SLOW,
      `no field ${label}`,
    )
    await this.driver.wait(until.elementIsEnabled(field), SLOW, `the field ${label} takes nothing`)
    await this.driver.executeScript('arguments[0].focus(); arguments[0].select()', field)
    await field.sendKeys(text)
  }

  /** Presses keys where the focus is. */
  async type(...keys: string[]): Promise<void> {
    const focused = await this.driver.switchTo().activeElement()
    await focused.sendKeys(...keys)
  }

  /** Turns the mouse wheel in the middle of the window, as many pixels down. */
  async wheel(down: number): Promise<void> {
    const [x, y] = await this.driver.executeScript<[number, number]>(
      `return [innerWidth / 2, innerHeight / 2].map(Math.round)`,
    )
    await this.driver.actions().scroll(x, y, 0, down).perform()
    // The driver takes the same turn once more for none.
    await this.driver.actions().clear()
  }

  /** Goes to a page by its address; nothing of the one before is there any more, to be taken for it. */
  async go(hash: string): Promise<void> {
    await this.driver.executeAsyncScript(
      `const [hash, done] = arguments
       const before = location.href
       const heard = () => done()
       window.addEventListener('hashchange', heard, { once: true })
       location.hash = hash
       if (location.href !== before) return
       window.removeEventListener('hashchange', heard)
       done()`,
      hash,
    )
  }

  /** The text of an element. */
  async text(css: string): Promise<string> {
    return (await this.see(css)).getText()
  }

  /** Drags files over the card of a question, or over a line of its checklist that is open, until it shows that it takes
   * them, and drops them there, the way the platform reports it. */
  async drop(question: string, paths: string[], line?: number): Promise<void> {
    const failed = await this.driver.executeAsyncScript<string | null>(
      `const [question, paths, target, timeout, done] = arguments
       const card = document.getElementById('q-' + question)
       const frame = () => new Promise((drawn) => requestAnimationFrame(drawn))
       const emit = (event, payload) =>
         window.__TAURI_INTERNALS__.invoke('plugin:event|emit_to', { target: { kind: 'Webview', label: 'main' }, event, payload })
       const place = async () => {
         card.querySelector(target).scrollIntoView({ block: 'center' })
         await frame()
         const box = card.querySelector(target).getBoundingClientRect()
         return { x: (box.left + 20) * devicePixelRatio, y: (box.top + 10) * devicePixelRatio }
       }
       ;(async () => {
         const last = performance.now() + timeout
         // The page begins to listen a moment after it was drawn.
         while (!card.querySelector('[data-dragging]')) {
           if (performance.now() > last) return 'the card takes no files'
           await emit('tauri://drag-over', { position: await place() })
           await frame()
         }
         await emit('tauri://drag-drop', { paths, position: await place() })
         return null
       })().then(done, (error) => done(String(error)))`,
      question,
      paths,
      line === undefined ? '[data-drop]' : `[data-line="${line}"]`,
      SLOW,
    )
    if (failed) throw new Error(failed)
  }

  /** Keeps a picture of the window. */
  async picture(file: string): Promise<void> {
    // The driver waits for the page to be drawn, which a page at rest never is: so something unseen keeps changing.
    await this.driver.executeScript(`
      let at = 0
      window.moving = setInterval(() => (document.body.style.outline = '1px solid rgb(0 0 0 / 0.00' + ((at += 1) % 2 + 1) + ')'), 50)`)
    mkdirSync(dirname(file), { recursive: true })
    try {
      writeFileSync(file, await this.driver.takeScreenshot(), 'base64')
    } finally {
      await this.driver.executeScript(`clearInterval(window.moving); document.body.style.outline = ''`)
    }
  }
}
