import { expect, test } from 'vitest'
import { router } from '$lib/desk/router.svelte'
import { example } from '../../testing/fake'
import { preview } from './preview.svelte'

const gone = () => new Promise((done) => window.addEventListener('hashchange', done, { once: true }))

async function go(page: string, part?: string) {
  const there = gone()
  router.go(page, part)
  await there
}

test('a preview stays within its page and ends when another one is gone to', async () => {
  const document = example().view.evidence[0]!
  await go('reviu')
  preview.show(document, 'A.I.1.i.a')
  await go('reviu', 'nilai')
  expect(preview.document?.id).toBe(document.id)
  await go('lembar')
  expect(preview.document).toBeNull()
  await go('reviu')
  expect(preview.document).toBeNull()
  preview.show(document, 'A.I.1.i.a')
  expect(preview.document?.id).toBe(document.id)
  preview.show(document, 'A.I.1.i.a')
  expect(preview.document).toBeNull()
})
