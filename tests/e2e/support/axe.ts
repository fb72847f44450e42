/** axe-core on the page that is shown. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Window } from './window'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every violation, one line each with the elements it is about; `only` of these rules. */
export async function violations(window: Window, only?: readonly string[]): Promise<string[]> {
  await window.driver.executeScript(source)
  return window.driver.executeAsyncScript<string[]>(
    `const done = arguments[arguments.length - 1]
     const runOnly = arguments[0] ? { runOnly: { type: 'rule', values: arguments[0] } } : {}
     axe.run(document, { resultTypes: ['violations'], ...runOnly }).then(
       ({ violations }) => done(violations.map((one) => one.id + ': ' + one.nodes.map((node) => node.target.join(' ')).join(', '))),
       (error) => done([String(error)]),
     )`,
    only ?? null,
  )
}
