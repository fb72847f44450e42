import { fireEvent, render, screen, waitFor } from '@testing-library/svelte'
import { expect, test } from 'vitest'
import { changed, deskOf, fake } from '../../testing/fake'
import { blankLetter } from '../../testing/letter'
import { Letter } from './letter.svelte'
import Team from './Team.svelte'

/** A team of three, whose changes take a moment to be stored. */
async function shown() {
  const desk = deskOf()
  const tim = ['Sri', 'Adi', 'Budi'].map((nama) => ({ nama, nip: '', peran: '' }))
  fake({
    lhe_form: () => ({ ...blankLetter, tim }),
    set_lhe_form: async () => {
      await new Promise((done) => setTimeout(done, 5))
      return changed(desk, true)
    },
  })
  const letter = new Letter(desk)
  await letter.load()
  render(Team, { letter })
  const change = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
  return { letter, change }
}

test('parts that are left at once are all stored, each of the member it was typed for', async () => {
  const { letter, change } = await shown()
  await change('NIP anggota ke-3', '1980')
  await change('Peran anggota ke-3', 'Anggota')
  await change('Nama anggota ke-1', '')
  await fireEvent.click(screen.getByRole('button', { name: /Adi/ }))
  await waitFor(() => expect(letter.form?.tim).toEqual([{ nama: 'Budi', nip: '1980', peran: 'Anggota' }]))
})

test('of a line that moves up while it is changed twice there is one', async () => {
  const { letter, change } = await shown()
  void change('NIP anggota ke-3', '1980')
  void fireEvent.click(screen.getByRole('button', { name: /Sri/ }))
  await change('Peran anggota ke-3', 'Anggota')
  await waitFor(() =>
    expect(letter.form?.tim).toEqual([
      { nama: 'Adi', nip: '', peran: '' },
      { nama: 'Budi', nip: '1980', peran: 'Anggota' },
    ]),
  )
})
