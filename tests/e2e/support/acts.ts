/** What several journeys do on a page. */
import type { Window } from './window'

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
    20_000,
    `no card ${card}`,
  )
}

/** Chooses the file the dialog answers with, waits for the plan and imports it. */
export async function importFile(window: Window, file: string) {
  window.answerDialogs([[file]])
  await window.go('#/impor')
  await window.press('Pilih berkas')
  await window.reads(file.split('/').at(-1)!)
  await window.driver.wait(
    () =>
      window.driver.executeScript(
        `const button = [...document.querySelectorAll('button:enabled')].find((one) => one.innerText.trim() === 'Impor')
       button?.click()
       return button !== undefined`,
      ),
    30_000,
    'nothing can be imported',
  )
  await window.reads('Impor selesai', 30_000)
}
