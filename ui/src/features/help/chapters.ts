/** The user guide of docs/panduan, which the program carries along. */

/** One chapter. */
export interface Chapter {
  /** Name of its file without the ending. */
  key: string
  title: string
  /** Markdown. */
  text: string
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

/** Every chapter in the order of its file names. */
export const chapters: Chapter[] = Object.entries(texts)
  .sort(([one], [other]) => one.localeCompare(other))
  .map(([path, text]) => ({
    key: path.split('/').at(-1)!.replace('.md', ''),
    title: /^# (.*)$/m.exec(text)?.[1] ?? path,
    text,
  }))

const urls = new Map(Object.entries(pictures).map(([path, url]) => [path.split('/').at(-1)!, url]))

/** Points pictures and links to other chapters at where they are inside the program. */
export function prepare(text: string): string {
  return text
    .replace(/\]\(gambar\/([^)]+)\)/g, (whole, name: string) => `](${urls.get(name) ?? whole})`)
    .replace(/\]\((\d\d-[\w-]+)\.md\)/g, '](#/bantuan/$1)')
}
