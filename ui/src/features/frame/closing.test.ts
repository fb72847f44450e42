import { render, screen } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { store } from '$lib/api/backend'
import { jobs } from '$lib/desk/jobs.svelte'
import { program } from '$lib/desk/program.svelte'
import { Draft, unsaved } from '$lib/ui/Draft.svelte'
import { Unsent } from '$lib/ui/unsent.svelte'
import { deskOf, fake, fault } from '../../testing/fake'
import Closing from './Closing.svelte'

afterEach(() => {
  vi.useRealTimers()
  unsaved.clear()
})

const NOBODY = { name: '', nip: '', role: 'pokja' }

test('what is being typed and what is on its way is stored before the window closes', async () => {
  const done: string[] = []
  const backend = fake({
    set_identity: async ({ identity }) => {
      await Promise.resolve()
      done.push(identity.name)
      return identity
    },
  })
  render(Closing)
  const draft = new Draft(async (name) => (await store('set_identity', { identity: { ...NOBODY, name } })) !== null)
  draft.type('Budi')
  expect(await backend.close()).toBe(true)
  expect([done, draft.dirty]).toEqual([['Budi'], false])
  expect(screen.queryByRole('dialog')).toBeNull()
})

test('what was refused and work that goes on are told first, and the answer is kept to', async () => {
  const backend = fake()
  const user = userEvent.setup()
  render(Closing)
  const draft = new Draft(() => false, { key: 'a' })
  draft.type('bukan angka')
  let end = () => {}
  const job = jobs.wait('Mencadangkan', () => new Promise<void>((ended) => (end = ended)))
  const asked = backend.close()
  expect((await screen.findByRole('dialog')).textContent).toContain('1 ketikan belum tersimpan')
  expect(screen.getByText('Pekerjaan yang masih berjalan: Mencadangkan')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Kembali bekerja' }))
  expect(await asked).toBe(false)
  end()
  await job
  const loaded = new Event('beforeunload', { cancelable: true })
  window.dispatchEvent(loaded)
  expect(loaded.defaultPrevented).toBe(true)
  const again = backend.close()
  await user.click(await screen.findByRole('button', { name: 'Tutup juga' }))
  expect(await again).toBe(true)
  expect(await backend.close()).toBe(true)
})

test('a change that does not come back leaves the choice to the reader, who may ask once more', async () => {
  vi.useFakeTimers()
  const backend = fake({ set_identity: () => new Promise(() => {}) })
  render(Closing)
  void store('set_identity', { identity: NOBODY })
  const first = backend.close()
  await vi.advanceTimersByTimeAsync(3000)
  expect(screen.getByText('Perubahan terakhir masih disimpan.')).toBeTruthy()
  const second = backend.close()
  await vi.advanceTimersByTimeAsync(3000)
  expect(await first).toBe(false)
  screen.getByRole('button', { name: 'Tutup juga' }).click()
  expect(await second).toBe(true)
})

test('a change that is refused while the window closes, and a form that was not sent, are told', async () => {
  const backend = fake({
    set_identity: () => {
      throw fault('peran_tidak_dikenal', 'peran tidak dikenal')
    },
  })
  const user = userEvent.setup()
  render(Closing)
  const form = document.createElement('form')
  form.innerHTML = '<input aria-label="Judul" /><button>Simpan</button>'
  form.addEventListener('submit', (event) => event.preventDefault())
  document.body.append(form)
  try {
    const draft = new Draft((name) =>
      store('set_identity', { identity: { ...NOBODY, name } }).then(
        () => true,
        () => false,
      ),
    )
    draft.type('x')
    await user.type(screen.getByLabelText('Judul'), 'Rapat')
    const asked = backend.close()
    expect(await screen.findByText(/Isian terakhir tidak tersimpan karena ditolak/)).toBeTruthy()
    expect(screen.getByText('Formulir yang sedang diisi belum disimpan.')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Kembali bekerja' }))
    expect([await asked, document.activeElement]).toEqual([false, screen.getByLabelText('Judul')])
    await user.click(screen.getByRole('button', { name: 'Simpan' }))
    expect(await backend.close()).toBe(true)
  } finally {
    form.remove()
  }
})

test('how much of what was refused or not sent is about another unit or workspace is told', async () => {
  const backend = fake()
  const desk = deskOf()
  program.desk = desk
  const unsent = new Unsent(() => 'unit-lain A.1 thread')
  try {
    for (const key of [`${desk.id} a`, 'unit-lain a']) {
      const draft = new Draft(() => false, { key })
      draft.type('x')
      await draft.flush()
    }
    unsent.text = 'Belum dikirim'
    render(Closing)
    void backend.close()
    const told = (await screen.findByRole('dialog')).textContent
    expect(told).toMatch(/2 ketikan belum tersimpan[^.]*; 1 di antaranya di penilaian atau ruang kerja lain/)
    expect(told).toMatch(/1 tulisan belum dikirim[^.]*; 1 di antaranya di penilaian atau ruang kerja lain/)
  } finally {
    unsent.drop()
    program.desk = null
  }
})

test('a form that refused what was typed itself is told, one that searches and one that is blank are not', async () => {
  const backend = fake()
  const user = userEvent.setup()
  render(Closing)
  const forms = document.createElement('div')
  forms.innerHTML = `
    <form><input aria-label="Tanggal" /><button>Simpan</button></form>
    <form role="search"><input aria-label="Cari" /><button>Cari pertanyaan</button></form>
    <form><input aria-label="Nama" /><button>Tambah</button></form>`
  forms.addEventListener('submit', (event) => event.preventDefault())
  document.body.append(forms)
  try {
    await user.type(screen.getByLabelText('Cari'), 'tim')
    await user.type(screen.getByLabelText('Nama'), 'x{Backspace}')
    expect(await backend.close()).toBe(true)
    const day = screen.getByLabelText('Tanggal')
    await user.type(day, '31 Februari')
    await user.click(screen.getByRole('button', { name: 'Simpan' }))
    day.setAttribute('aria-invalid', 'true')
    const asked = backend.close()
    await user.click(await screen.findByRole('button', { name: 'Tutup juga' }))
    expect(await asked).toBe(true)
  } finally {
    forms.remove()
  }
})

test('a form whose fields say again what they said before is not told, one that was stored so is', async () => {
  const backend = fake({ set_identity: ({ identity }) => identity })
  const user = userEvent.setup()
  render(Closing)
  const form = document.createElement('form')
  form.innerHTML = `
    <input aria-label="Judul" value="Rapat" /><select aria-label="Bulan"><option>Mei</option><option>Juni</option></select>
    <button>Simpan</button>`
  form.addEventListener('submit', (event) => event.preventDefault())
  document.body.append(form)
  const told = async () => {
    const asked = backend.close()
    await user.click(await screen.findByRole('button', { name: 'Kembali bekerja' }))
    expect(await asked).toBe(false)
  }
  try {
    const title = screen.getByLabelText('Judul')
    await user.type(title, ' tim')
    await told()
    await user.type(title, '{Backspace>4/}')
    expect(await backend.close()).toBe(true)
    await user.selectOptions(screen.getByLabelText('Bulan'), 'Juni')
    await told()
    await user.selectOptions(screen.getByLabelText('Bulan'), 'Mei')
    expect(await backend.close()).toBe(true)

    // What was stored is what it is compared with, also for somebody who goes on typing at once.
    await user.type(title, ' tim{Enter}{Backspace>4/}')
    await told()
  } finally {
    form.remove()
  }
})
