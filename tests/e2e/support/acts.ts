/** What several journeys do on a page. */
import { existsSync } from 'node:fs'
import { By, Key } from 'selenium-webdriver'
import { expect } from 'vitest'
import { SLOW, type Window } from './window'

/** Presses the button of an export's card that saves it. */
export async function save(window: Window, card: string) {
  await window.driver.wait(
    () =>
      window.driver.executeScript(
        `const heading = [...document.querySelectorAll('h2, h3')].find((one) => one.innerText.trim() === arguments[0])
       const card = heading?.closest('section, article, li, form, .card')
       const button = [...(card?.querySelectorAll('button:enabled') ?? [])].find((one) => one.innerText.includes('Simpan sebagai'))
       button?.click()
       return button !== undefined`,
        card,
      ),
    SLOW,
    `no card ${card}`,
  )
}

/** Chooses the file the dialog answers with, waits for the plan and imports it. */
export async function importFile(window: Window, file: string) {
  window.answerDialogs([[file]])
  await window.go('#/impor')
  await window.press('Pilih berkas')
  await window.reads(file.split('/').at(-1)!)
  await takeIn(window)
  await window.reads('Impor selesai')
}

/** Imports what the plan that is shown tells of. */
export async function takeIn(window: Window) {
  await window.driver.wait(
    () =>
      window.driver.executeScript(
        `const button = [...document.querySelectorAll('button:enabled')].find((one) => one.innerText.trim() === 'Impor')
       button?.click()
       return button !== undefined`,
      ),
    SLOW,
    'nothing can be imported',
  )
}

/** Says in the settings who works here. */
export async function identify(window: Window, name: string, role: string) {
  await window.go('#/pengaturan')
  await window.fill('Nama', name)
  await window.putNoticesAway()
  await window.type(Key.TAB)
  await window.tells('Data pengisi tersimpan')
  await window.putNoticesAway()
  await choose(window, 'Peran', role)
  // The page itself knows it from here on.
  await window.tells('Data pengisi tersimpan')
}

/** Chooses in a list named by its label. */
export async function choose(window: Window, label: string, value: string) {
  await window.driver.wait(
    () =>
      window.driver.executeScript(
        `const [label, value] = arguments
       const asked = document.querySelector('dialog[open]') ?? document.querySelector('#page')
       const list = [...asked.querySelectorAll('select')].find((one) => (one.getAttribute('aria-label') ?? one.labels?.[0]?.innerText.trim()) === label)
       if (!list || list.matches(':disabled') || ![...list.options].some((one) => one.value === value)) return false
       list.value = value
       list.dispatchEvent(new Event('change', { bubbles: true }))
       return true`,
        label,
        value,
      ),
    SLOW,
    `no list ${label} with ${value}`,
  )
}

/** Makes the tasks that something asks for, as they are offered. */
export async function make(window: Window, from: string) {
  await window.press(from)
  await window.driver.wait(
    () =>
      window.driver.executeScript<boolean>(
        `const button = document.querySelector('dialog[open] footer .primary:enabled')
       button?.click()
       return button !== null`,
      ),
    SLOW,
    `nothing is offered from ${from}`,
  )
}

/** Takes a step of the review on its page, which writes the package of it. */
export async function handOver(window: Window, button: string, path: string) {
  window.answerDialogs([[path]])
  await window.go('#/serah')
  await window.press(button)
  await window.reads('paketnya tersimpan')
  expect(existsSync(path)).toBe(true)
}

/** Answers a question of an area by its key, and waits until it is stored. */
export async function answer(window: Window, area: string, code: string, key: string) {
  await window.go(`#/lembar/${area}?${code}`)
  const card = await window.see(`#q-${code.replaceAll('.', '\\.')}`)
  await window.driver.executeScript('arguments[0].focus()', card)
  await card.sendKeys(key)
  await window.driver.wait(
    () =>
      window.driver.executeScript(
        `return arguments[0].querySelector('input:checked')?.value.toLowerCase().startsWith(arguments[1])`,
        card,
        key,
      ),
    SLOW,
    `${code} is not answered`,
  )
  // It is shown before it is stored.
  await window.saved()
}

/** Waits until what is typed goes into the reviewer's note. */
export async function noteIsOpen(window: Window) {
  await window.driver.wait(
    () => window.driver.executeScript(`return document.activeElement.hasAttribute('data-review-note')`),
    SLOW,
    'the note is not open',
  )
}

/** Ends the reviewer's note that is being typed, and waits until it is stored: what is begun next may begin with it. */
export async function endNote(window: Window) {
  await window.type(Key.ESCAPE)
  await window.saved()
}

/** Waits until the keys are for this question of the worksheet. */
export async function isAt(window: Window, code: string) {
  await window.driver.wait(
    () =>
      window.driver.executeScript<boolean>(`return document.activeElement?.dataset.question === arguments[0]`, code),
    SLOW,
    `not at ${code}`,
  )
}

/** A score as the page writes it. */
export const points = (value: number) => value.toFixed(2).replace('.', ',')

/** Presses keys on the page itself. */
export async function keys(window: Window, ...all: string[]) {
  for (const key of all) await window.driver.findElement(By.css('body')).sendKeys(key)
}

/** Types into a field that is named only for a screen reader, and leaves it. */
export async function typeInto(window: Window, label: string, text: string) {
  const field = await window.see(`[aria-label="${label}"]`)
  await window.driver.executeScript(
    `arguments[0].scrollIntoView({ block: 'center' }); arguments[0].focus(); arguments[0].select()`,
    field,
  )
  await field.sendKeys(text, Key.TAB)
}

/** Pastes lines into the field for a list. */
export async function pasteLines(window: Window, lines: string[]) {
  await window.driver.executeScript(
    `arguments[0].value = arguments[1]
     arguments[0].dispatchEvent(new Event('input', { bubbles: true }))`,
    await window.see('#page textarea'),
    lines.join('\n'),
  )
}
