/** LISENSI.txt, which `cargo xtask licences` writes: what Pilar carries that others made, and under which licence. */

/** What a part is: a crate, an npm package, a typeface, a set of icons, or anything else. */
export type Kind = 'rust' | 'npm' | 'huruf' | 'ikon' | 'lain'

/** Something that others made. */
export interface Part {
  kind: Kind
  name: string
  /** Empty where there is none to tell. */
  version: string
  /** As its makers name it, such as `MIT OR Apache-2.0`. */
  licence: string
  /** Numbers of its texts. */
  texts: number[]
}

/** Everything in the file. */
export interface Licences {
  parts: Part[]
  /** Texts by their numbers. */
  texts: Map<number, string>
}

const KINDS: readonly string[] = ['rust', 'npm', 'huruf', 'ikon', 'lain'] satisfies Kind[]

/** Reads the file. */
export function readParts(file: string): Licences {
  const [list = '', ...pieces] = file.replaceAll('\r\n', '\n').split(/\n={80}\nTeks (\d+)\n={80}\n/)
  const parts = list.split('\n').flatMap((line): Part[] => {
    const [kind = '', name, version, licence, texts] = line.split(' | ')
    if (!KINDS.includes(kind) || texts === undefined) return []
    return [
      { kind: kind as Kind, name: name!, version: version!, licence: licence!, texts: texts.split(' ').map(Number) },
    ]
  })
  const texts = new Map<number, string>()
  for (let at = 0; at < pieces.length; at += 2) texts.set(Number(pieces[at]), pieces[at + 1]!.trim())
  return { parts, texts }
}

/** The parts of some kinds whose name or licence has all these words. */
export function find(parts: Part[], kinds: readonly Kind[], words: string): Part[] {
  const wanted = words.toLowerCase().split(/\s+/)
  return parts.filter((part) => {
    const text = `${part.name} ${part.version} ${part.licence}`.toLowerCase()
    return kinds.includes(part.kind) && wanted.every((word) => text.includes(word))
  })
}
