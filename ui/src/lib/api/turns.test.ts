import { expect, test } from 'vitest'
import { isStoring, rested, storing, Turns } from './turns'

test('each change begins once the one before is stored or refused, the first at once', async () => {
  const done: string[] = []
  const turns = new Turns()
  let end = () => {}
  const first = turns.run(async () => {
    done.push('a')
    await new Promise<void>((ended) => (end = ended))
    throw new Error('refused')
  })
  const second = turns.run(() => Promise.resolve(done.push('b')))
  expect(done).toEqual(['a'])
  end()
  await expect(first).rejects.toThrow('refused')
  await second
  expect(done).toEqual(['a', 'b'])
})

test('what storing begins is waited for as well', async () => {
  let later = false
  void storing(Promise.resolve()).then(() =>
    storing(new Promise<void>((ended) => setTimeout(ended, 20))).then(() => (later = true)),
  )
  await rested()
  expect([later, isStoring()]).toEqual([true, false])
})
