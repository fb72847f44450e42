import { render, screen } from '@testing-library/svelte'
import { expect, test } from 'vitest'
import type { AreaGuide } from '$lib/api/types'
import { deskOf, example, fake } from '../../testing/fake'
import Rail from './Rail.svelte'

/** The example with so many numbered areas, named by their place, and one part without a number. */
function withAreas(count: number) {
  const opened = example()
  const [numbered, rest] = [opened.guide.areas.filter((area) => area.number !== null), opened.guide.areas.at(-1)!]
  const areas = Array.from({ length: count }, (_, at): AreaGuide => {
    const like = numbered[at % numbered.length]!
    return {
      ...like,
      key: `bidang-${at}`,
      name: `Bidang ${at + 1}`,
      short: `Bidang ${at + 1}`,
      number: at + 1,
      colour: at,
    }
  })
  opened.guide.areas = [...areas, { ...rest, key: 'capaian', name: 'Capaian', short: 'Capaian', colour: count }]
  return deskOf(opened)
}

const links = () => screen.getAllByRole('link').filter((link) => link.getAttribute('href')?.startsWith('#/lembar/'))

test.each([2, 5, 8])(
  'an instrument with %i areas shows them all, in its order and each in a colour of its own',
  (count) => {
    fake({ list_conflicts: () => [] })
    render(Rail, { desk: withAreas(count) })
    expect(links().map((link) => link.querySelector('.name')?.textContent)).toEqual([
      ...Array.from({ length: count }, (_, at) => `Bidang ${at + 1}`),
      'Capaian',
    ])
    const colours = links().map((link) => link.querySelector('circle[stroke]')?.getAttribute('stroke'))
    expect(colours).toEqual([...Array.from({ length: count }, (_, at) => `var(--area-${at + 1})`), 'var(--area-0)'])
    expect(document.body.textContent).not.toMatch(/enam/i)
  },
)
