import { expect, test } from 'vitest'
import file from '../../../../LISENSI.txt?raw'
import { find, readParts } from './parts'

const line = '='.repeat(80)
const sample = `Lisensi

jenis | nama | versi | lisensi | teks
rust | serde | 1.0.228 | MIT OR Apache-2.0 | 1
npm | svelte | 5.57.3 | MIT | 1 2

${line}
Teks 1
${line}

Izin satu

${line}
Teks 2
${line}

Izin dua
`

test('parts and the texts they refer to are read, however lines end', () => {
  for (const text of [sample, sample.replaceAll('\n', '\r\n')]) {
    const { parts, texts } = readParts(text)
    expect(parts).toEqual([
      { kind: 'rust', name: 'serde', version: '1.0.228', licence: 'MIT OR Apache-2.0', texts: [1] },
      { kind: 'npm', name: 'svelte', version: '5.57.3', licence: 'MIT', texts: [1, 2] },
    ])
    expect([...texts]).toEqual([
      [1, 'Izin satu'],
      [2, 'Izin dua'],
    ])
  }
})

test('the file that is shipped names every part with texts that are there', () => {
  const { parts, texts } = readParts(file)
  expect(parts.length).toBeGreaterThan(200)
  for (const part of parts) for (const text of part.texts) expect(texts.get(text), part.name).toMatch(/\w{5}/)
})

test('words are looked for in names and licences, within the chosen kinds', () => {
  const { parts } = readParts(sample)
  expect(find(parts, ['rust', 'npm'], '').length).toBe(2)
  expect(find(parts, ['rust', 'npm'], 'mit SERDE').map((part) => part.name)).toEqual(['serde'])
  expect(find(parts, ['npm'], 'serde')).toEqual([])
})
