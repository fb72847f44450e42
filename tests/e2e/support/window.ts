/** A window on a workspace of its own, in the engine that `PILAR_ENGINE` chooses. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { By, error, type WebDriver, type WebElement, until } from 'selenium-webdriver'
import { type Shown, show } from './engine'
import { base, scratch } from './process'

export { scratch } from './process'

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
  see(css: string, timeout = 20_000): Promise<WebElement> {
    return this.driver.wait(until.elementLocated(By.css(css)), timeout, `nothing matches ${css}`)
  }

  /** Waits for a button, link or option with this text and presses it. */
  async press(text: string): Promise<void> {
    const path = `//*[self::button or self::a or self::label or self::summary or @role="option"][normalize-space(.)="${text}" or @aria-label="${text}"]`
    const found = await this.driver.wait(until.elementLocated(By.xpath(path)), 20_000, `nothing says ${text}`)
    await this.driver.wait(until.elementIsVisible(found), 20_000)
    await this.driver.executeScript('arguments[0].scrollIntoView({block: "nearest"})', found)
    try {
      await found.click()
    } catch (failure) {
      if (!(failure instanceof error.ElementClickInterceptedError)) throw failure
      // A notice that came meanwhile lies over it, and is closed as a person would.
      await this.putNoticesAway()
      await found.click()
    }
  }

  /** Closes the notices, which lie over the end of a page. */
  async putNoticesAway(): Promise<void> {
    await this.driver.executeScript(`document.querySelectorAll('.notices button').forEach((button) => button.click())`)
  }

  /** Waits until the text is somewhere on the page. */
  async reads(text: string, timeout = 20_000): Promise<void> {
    await this.driver.wait(
      () => this.driver.executeScript<boolean>('return document.body.innerText.includes(arguments[0])', text),
      timeout,
      `the page does not read "${text}"`,
    )
  }

  /** Types into a field named by its label. */
  async fill(label: string, text: string): Promise<void> {
    const named = `*[@id=//label[normalize-space(.)="${label}"]/@for]`
    // A dialog is asked before the page below it.
    const field = await this.driver.wait(
      until.elementLocated(By.xpath(`//dialog[@open]//${named} | //${named}[not(//dialog[@open])]`)),
      20_000,
      `no field ${label}`,
    )
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

  /** Goes to a page by its address. */
  async go(hash: string): Promise<void> {
    await this.driver.executeScript('location.hash = arguments[0]', hash)
  }

  /** The text of an element. */
  async text(css: string): Promise<string> {
    return (await this.see(css)).getText()
  }

  /** Drags files over the card of a question, or over a line of its checklist that is open, until it shows that it takes
   * them, and drops them there, the way the platform reports it. */
  async drop(question: string, paths: string[], line?: number): Promise<void> {
    const failed = await this.driver.executeAsyncScript<string | null>(
      `const [question, paths, target, done] = arguments
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
         const last = performance.now() + 20_000
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
