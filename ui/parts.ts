/**
 * Which npm packages the built page is made of.
 *
 * A page with a package that LISENSI.txt does not name is not built: nobody could read its licence. `cargo xtask
 * licences` asks for the list instead, in the file that `PILAR_PARTS` names.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { readParts } from './src/features/about/parts.ts'

const LICENCES = fileURLToPath(new URL('../LISENSI.txt', import.meta.url))

export function parts(): Plugin {
  return {
    name: 'pilar-parts',
    apply: 'build',
    generateBundle(_options, bundle) {
      const files = Object.values(bundle).flatMap((made) =>
        made.type === 'asset'
          ? made.originalFileNames
          : Object.keys(made.modules).filter((id) => made.modules[id]!.renderedLength > 0),
      )
      const names = [...new Set(files.map(packageOf).filter((name) => name !== null))].sort()
      if (names.length < 5) this.error(`only ${names.length} packages found in the page`)
      if (process.env.PILAR_PARTS) {
        writeFileSync(process.env.PILAR_PARTS, names.map((name) => `${name}\n`).join(''))
        return
      }
      const known = readParts(readFileSync(LICENCES, 'utf8')).parts.filter((part) => part.kind === 'npm')
      const unknown = names.filter((name) => !known.some((part) => part.name === name))
      const gone = known.filter((part) => !names.includes(part.name)).map((part) => part.name)
      if (unknown.length > 0 || gone.length > 0)
        this.error(
          `LISENSI.txt is not of this page; run cargo xtask licences. Lacking: ${unknown.join(', ')}. Gone: ${gone.join(', ')}`,
        )
    },
  }
}

/** The package a module is of; `null` for the page's own. */
function packageOf(file: string): string | null {
  const inside = file.replaceAll('\\', '/').split('node_modules/').at(-1)!
  if (inside === file) return null
  const [first, second] = inside.split('/')
  return first!.startsWith('@') ? `${first}/${second}` : first!
}
