import { expect, test } from 'vitest'
import { chapters, prepare } from './chapters'

test('the guide has its chapters in order, each with a title', () => {
  expect(chapters.length).toBeGreaterThanOrEqual(8)
  expect(chapters[0]?.key).toBe('01-mulai')
  for (const chapter of chapters) expect(chapter.title).not.toContain('/')
})

test('every picture a chapter names is there', () => {
  for (const chapter of chapters) expect(prepare(chapter.text), chapter.key).not.toMatch(/\]\(gambar\//)
})

test('links between chapters stay inside the program', () => {
  expect(prepare('lihat [mulai](01-mulai.md)')).toBe('lihat [mulai](#/bantuan/01-mulai)')
})
