/** The user guide of docs/panduan, which the program carries along: its chapters as HTML, and words found in them. */
import { Marked, type Token, type Tokens } from 'marked'
import { address, readRoute } from '$lib/desk/router.svelte'
import { hints } from '$lib/i18n/hints'

/** A heading and what stands below it, up to the next one. */
export interface Section {
  /** Id of its heading in the page; empty for the chapter itself. */
  anchor: string
  title: string
  /** Words without markup. */
  text: string
}

/** One chapter. */
export interface Chapter {
  /** Name of its file without the ending. */
  key: string
  title: string
  html: string
  sections: Section[]
}

const texts = import.meta.glob<string>('../../../../docs/panduan/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const pictures = import.meta.glob<string>('../../../../docs/panduan/gambar/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
})
const urls = new Map(Object.entries(pictures).map(([path, url]) => [path.split('/').at(-1)!, url]))

/** The id of a heading, as code hosts make it, so that the links between chapters lead there too. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-')
}

/** The id in the page of a heading or a code: chapters may stand below each other. */
export function idOf(chapter: string, anchor: string): string {
  return anchor ? `${chapter}:${anchor}` : chapter
}

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter]!)

/** Where a link of a chapter leads inside the program; `null` for what leads elsewhere. */
export function target(chapter: string, href: string): string | null {
  const found = /^(?:(\d\d-[\w-]+)\.md)?(?:#([^#]*))?$/.exec(href)
  if (!found) return null
  return address('bantuan', found[1] ?? chapter, found[2] || null)
}

/** What tells of the command line: the word, an option or a command. */
const COMMAND = /\bperintah|<code>(?:--|pilar[ <])/i
const COMMAND_SPAN = /<span class="command">.*?<\/span>/gs
const commandSpan = (html: string) => `<span class="command">${html}</span>`

/**
 * A paragraph or an item with its sentences of the command line, and what is said of it in brackets, marked: the guide on
 * paper has them, and the window does not show them.
 */
function block(tag: 'p' | 'li', html: string): string {
  if (!COMMAND.test(html) || /<(?:p|ul|ol|pre)\b/.test(html)) return `<${tag}>${html}</${tag}>\n`
  const sentences = html.split(/(?<=\. )(?=[\p{Lu}<])/u).map((sentence) => {
    const rest = sentence.replace(/ ?\([^()]*\)/g, (words) => (COMMAND.test(words) ? commandSpan(words) : words))
    return COMMAND.test(rest.replace(COMMAND_SPAN, '')) ? commandSpan(sentence) : rest
  })
  const shown = sentences.join('')
  const whole = shown.replace(COMMAND_SPAN, '').trim() === ''
  return whole ? `<${tag} class="command">${html}</${tag}>\n` : `<${tag}>${shown}</${tag}>\n`
}

/** Which parts of a chapter are of the command line: its sections, its lines, and what leads to these. */
function ofCommands(tokens: readonly Token[]): boolean[] {
  const about = (token: Token | undefined) => token !== undefined && /\bperintah/i.test(token.raw)
  const leads = (token: Token | undefined) => token?.type === 'paragraph' && token.raw.trimEnd().endsWith(':')
  const parts = tokens.filter((token) => token.type !== 'space')
  const isLine = (at: number) => {
    const [before, token] = [parts[at - 1], parts[at]]
    const commands = /^(```\w*\n)?\s*pilar /
    return token?.type === 'code' && (commands.test(token.raw) || (leads(before) && about(before)))
  }
  let within = 0
  const found = new Set<Token>()
  parts.forEach((token, at) => {
    const depth = token.type === 'heading' ? (token as Tokens.Heading).depth : null
    if (depth !== null && (within === 0 || depth <= within)) within = about(token) ? depth : 0
    if (within > 0 || isLine(at) || (leads(token) && isLine(at + 1))) found.add(token)
  })
  return tokens.map((token) => found.has(token))
}

/**
 * Renders a chapter. Markup of its own is not taken over, only what is written as Markdown; pictures are those the
 * program carries, and links lead to other chapters.
 */
export function render(key: string, text: string): string {
  const marked = new Marked({
    renderer: {
      html: () => '',
      paragraph({ tokens }: Tokens.Paragraph) {
        return block('p', this.parser.parseInline(tokens))
      },
      listitem({ tokens }: Tokens.ListItem) {
        return block('li', this.parser.parse(tokens))
      },
      heading({ tokens, text, depth }: Tokens.Heading) {
        const id = idOf(key, depth === 1 ? '' : anchorOf(text))
        return `<h${depth} id="${id}" tabindex="-1">${this.parser.parseInline(tokens)}</h${depth}>\n`
      },
      link({ href, tokens }: Tokens.Link) {
        const to = target(key, href)
        const words = this.parser.parseInline(tokens)
        return to === null ? words : `<a href="${escape(to)}">${words}</a>`
      },
      image({ href, text }: Tokens.Image) {
        const url = urls.get(href.replace(/^gambar\//, ''))
        return url ? `<img src="${escape(url)}" alt="${escape(text)}">` : ''
      },
      codespan({ text }: Tokens.Codespan) {
        return text in hints
          ? `<code class="fault" id="${idOf(key, text)}" tabindex="-1">${text.replaceAll('_', '_<wbr>')}</code>`
          : `<code>${escape(text)}</code>`
      },
    },
  })
  const tokens = marked.lexer(text)
  const commands = ofCommands(tokens)
  return tokens
    .map((token, at) => {
      const html = marked.parser([token])
      return commands[at] ? `<div class="command">${html}</div>\n` : html
    })
    .join('')
}

/** The same where all chapters stand on one page: links lead to ids in it, which hold on paper as well. */
export function onOnePage(html: string): string {
  return html.replace(/href="(#\/bantuan\/[^"]*)"/g, (_, href: string) => {
    const { part, at } = readRoute(href)
    return `href="#${idOf(part ?? '', at ?? '')}"`
  })
}

/** The sections of a chapter as the window shows it. */
function sectionsOf(html: string): Section[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const one of body.querySelectorAll('.command')) one.remove()
  const sections: Section[] = []
  for (const one of body.children) {
    const words = (one.textContent ?? '').replace(/\s+/g, ' ').trim()
    const last = sections.at(-1)
    if (/^H[1-3]$/.test(one.tagName)) sections.push({ anchor: one.id.split(':')[1] ?? '', title: words, text: '' })
    else if (last) last.text = `${last.text} ${words}`.trim()
  }
  return sections
}

/** Every chapter in the order of its file names. */
export const chapters: Chapter[] = Object.entries(texts)
  .sort(([one], [other]) => one.localeCompare(other))
  .map(([path, text]) => {
    const key = path.split('/').at(-1)!.replace('.md', '')
    const html = render(key, text)
    const sections = sectionsOf(html)
    return { key, title: sections[0]?.title ?? key, html, sections }
  })

/** A section in which all words were found. */
export interface Found {
  chapter: Chapter
  section: Section
  /** A few words around the first that was found in its text. */
  around: string
}

const AROUND = 60

/** The sections that hold every word, those with all of them in their title first. */
export function search(words: string): Found[] {
  const wanted = words.toLocaleLowerCase('id-ID').split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return []
  const holds = (text: string) => {
    const low = text.toLocaleLowerCase('id-ID')
    return wanted.every((word) => low.includes(word))
  }
  const found = chapters.flatMap((chapter) =>
    chapter.sections
      .filter((section) => holds(`${section.title} ${section.text}`))
      .map((section) => ({ chapter, section, around: excerpt(section.text, wanted) })),
  )
  return [...found.filter((one) => holds(one.section.title)), ...found.filter((one) => !holds(one.section.title))]
}

function excerpt(text: string, wanted: string[]): string {
  const low = text.toLocaleLowerCase('id-ID')
  const at = Math.max(
    0,
    Math.min(...wanted.map((word) => low.indexOf(word)).filter((place) => place >= 0), text.length),
  )
  const from = at >= text.length ? 0 : Math.max(0, at - AROUND)
  const to = Math.min(text.length, from + 2.5 * AROUND)
  return `${from > 0 ? '…' : ''}${text.slice(from, to).trim()}${to < text.length ? '…' : ''}`
}
