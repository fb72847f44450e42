import { expect, test } from 'vitest'
import type { Code } from '$lib/api/types'
import { address, readRoute } from '$lib/desk/router.svelte'
import { m } from '$lib/i18n'
import { explained } from '$lib/i18n/faults'
import { hints } from '$lib/i18n/hints'
import { PAGES } from '../../pages'
import { chapters, idOf, onOnePage, render, search, target } from './guide'
import { placeOf, PLACES, TROUBLE } from './places'

const sources = import.meta.glob<string>('../../../../docs/panduan/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const source = (key: string) => Object.entries(sources).find(([path]) => path.endsWith(`/${key}.md`))![1]
/** Ids in a chapter as it is shown. */
const ids = new Map(
  chapters.map((chapter) => {
    const page = new DOMParser().parseFromString(chapter.html, 'text/html')
    return [chapter.key, [...page.querySelectorAll('[id]')].map((one) => one.id)] as const
  }),
)
const there = (chapter: string, anchor: string) => ids.get(chapter)?.includes(idOf(chapter, anchor)) ?? false

test('the guide has its chapters in the order an office needs them', () => {
  expect(chapters.map((one) => one.key)).toEqual([
    '01-mulai',
    '02-bekerja-bersama',
    '03-reviu',
    '04-cadangan',
    '05-windows',
    '06-peran',
    '07-portalrb',
    '08-pesan',
    '09-tanya-jawab',
    '10-lembar-kerja',
    '11-bukti-dukung',
    '12-nilai-dan-rencana',
    '13-impor-ekspor',
    '14-riwayat-dan-lainnya',
    '15-survei-pengaduan',
    '16-tim',
    '17-istilah',
    '18-kartu-pokja',
  ])
  for (const { key } of chapters) expect(new Set(ids.get(key)).size, `ids of ${key}`).toBe(ids.get(key)!.length)
})

test('every page has its place, and no place dangles', () => {
  const pages = [...Object.keys(PAGES), 'lembar', 'mulai']
  expect(pages.filter((page) => !(page in PLACES))).toEqual([])
  expect(Object.keys(PLACES).filter((key) => !pages.includes(key.split('/')[0]!))).toEqual([])
  const dangling = [...Object.values(PLACES), TROUBLE].filter(([chapter, anchor]) => !there(chapter, anchor))
  expect(dangling).toEqual([])
})

test('a part of a page has its own place where there is one', () => {
  expect(placeOf({ page: 'rencana', part: 'simulasi' })).toEqual(['12-nilai-dan-rencana', 'simulasi'])
  expect(placeOf({ page: 'lembar', part: 'hasil' })).toEqual(['10-lembar-kerja', ''])
  for (const tab of Object.keys(m.review.tabs).filter((key) => key !== 'antrean'))
    expect(PLACES, `reviu/${tab}`).toHaveProperty(`reviu/${tab}`)
  for (const tab of Object.keys(m.portfolio.tabs).filter((key) => key !== 'daftar'))
    expect(PLACES, `portofolio/${tab}`).toHaveProperty(`portofolio/${tab}`)
})

test('every error code is explained once, with what it means and what to do', () => {
  const codes = Object.keys(hints) as Code[]
  expect(codes.length).toBeGreaterThan(80)
  const rows = [...source('08-pesan').matchAll(/^\| (.+?) `([a-z_]+)` \| (.+?) \| (.+?) \|$/gm)]
  expect(rows.map((row) => row[2]).sort()).toEqual([...codes].sort())
  for (const code of codes) {
    const { part, at } = readRoute(explained(code))
    expect(there(part!, at!), code).toBe(true)
  }
})

test('every link between chapters leads somewhere', () => {
  const links = chapters.flatMap(({ key, html }) => {
    const page = new DOMParser().parseFromString(html, 'text/html')
    return [...page.querySelectorAll('a')].map((link) => [key, link.getAttribute('href')!] as const)
  })
  expect(links.length).toBeGreaterThan(20)
  const dangling = links.filter(([, href]) => {
    const { page, part, at } = readRoute(href)
    return page !== 'bantuan' || !there(part!, at ?? '')
  })
  expect(dangling).toEqual([])
})

test('every picture a chapter names is there, said in words, and explained by its numbers', () => {
  for (const { key } of chapters) {
    const text = source(key)
    const named = [...text.matchAll(/^!\[(.*)\]\((.*)\)\n\n(1\. )?/gm)]
    const shown = new DOMParser().parseFromString(chapters.find((one) => one.key === key)!.html, 'text/html')
    expect(shown.querySelectorAll('img').length, key).toBe(text.match(/!\[/g)?.length ?? 0)
    for (const [whole, words, , list] of named) {
      expect(words, whole).toBeTruthy()
      expect(list, `${key}: the numbers of ${whole}`).toBe('1. ')
    }
  }
})

/** Every text of the window, and the source of those that are made of numbers and names. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return [...String(value).matchAll(/[`'"]([^`'"]*)[`'"]/g)].map((found) => found[1]!)
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(texts)
  return []
}

test('what is bold is a label of the window, letter by letter', () => {
  const labels = new Set(texts(m))
  const bold = chapters.flatMap(({ key }) =>
    [...source(key).matchAll(/\*\*(.+?)\*\*/g)].map((found) => [key, found[1]!] as const),
  )
  expect(bold.length).toBeGreaterThan(200)
  const unknown = bold.filter(([, label]) => !labels.has(label) && label !== 'F1')
  expect(unknown).toEqual([])
})

test('markup that a chapter brings is not taken over', () => {
  const html = render(
    'x',
    '# A\n\n<script>alert(1)</script>\n\nb <img src=x onerror=alert(1)> [c](javascript:alert(1))',
  )
  const page = new DOMParser().parseFromString(html, 'text/html')
  expect(page.querySelectorAll('script, img, a')).toHaveLength(0)
  expect(page.body.textContent).toContain('c')
  expect(html).not.toContain('onerror')
})

test('what is of the command line is there for paper and marked, so that the window shows none of it', () => {
  for (const { key, html, sections } of chapters) {
    const { body } = new DOMParser().parseFromString(html, 'text/html')
    for (const one of body.querySelectorAll('.command')) one.remove()
    const commands = /[Bb]aris perintah|\bpilar (?=[a-z])|(?:^|\s)--[a-z]|=(?:pemda|2024)/m
    expect(commands.exec(body.textContent ?? '')?.[0], key).toBeUndefined()
    expect(sections.filter(({ title, text }) => commands.test(`${title} ${text}`)).map(({ title }) => title)).toEqual(
      [],
    )
    expect([...body.querySelectorAll('li, p, td')].filter((one) => one.innerHTML.trim() === '')).toEqual([])
  }
  const html = render(
    'x',
    '# A\n\nSimpan (`--keep`) sekarang. Dengan `--use` dipakai. Selesai.\n\nLaporan:\n\n    pilar kit 1\n',
  )
  expect(html).toContain('Simpan<span class="command"> (<code>--keep</code>)</span> sekarang. ')
  expect(html).toContain('<span class="command">Dengan <code>--use</code> dipakai. </span>Selesai.')
  expect(html).toMatch(/<div class="command"><p>Laporan:<\/p>\s*<\/div>\s*<div class="command"><pre>/)
})

test('links between chapters stay inside the program', () => {
  expect(target('02-b', '01-mulai.md')).toBe(address('bantuan', '01-mulai'))
  expect(target('02-b', '01-mulai.md#pekerjaan-saya')).toBe('#/bantuan/01-mulai?pekerjaan-saya')
  expect(target('02-b', '#konflik')).toBe('#/bantuan/02-b?konflik')
  expect(target('02-b', 'https://contoh.go.id')).toBeNull()
})

test('where all chapters stand on one page, links lead to places on it', () => {
  const all = new Set([...ids.values()].flat())
  const hrefs = chapters.flatMap(({ html }) =>
    [...onOnePage(html).matchAll(/href="#([^"]*)"/g)].map((found) => found[1]!),
  )
  expect(hrefs.length).toBeGreaterThan(20)
  expect(hrefs.filter((id) => !all.has(id))).toEqual([])
})

test('a search finds sections that hold every word, titles first', () => {
  const [first] = search('cadangan lengkap')
  expect(first?.chapter.key).toBe('04-cadangan')
  expect(search('LHKPN nihil').length + search('wajib LHKPN').length).toBeGreaterThan(0)
  expect(search('flashdisk whatsapp')[0]?.section.anchor).toBe('mengirim-lewat-flashdisk-surel-atau-whatsapp')
  expect(search('kataygtidakada')).toEqual([])
  expect(search('disk_penuh')[0]?.chapter.key).toBe('08-pesan')
  expect(search('   ')).toEqual([])
})
