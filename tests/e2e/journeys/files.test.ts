import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { By, Key } from 'selenium-webdriver'
import { expect, test } from 'vitest'
import { importFile, save, takeIn } from '../support/acts'
import { example, pilar, score, show } from '../support/pilar'
import { scratch, SLOW, Window } from '../support/window'

test('workbook and report are exported, and the workbook is imported again', async () => {
  const workspace = scratch('files')
  const id = example(workspace)
  const out = scratch('exports')
  const workbook = join(out, 'LKE.xlsx')
  const report = join(out, 'Laporan.pdf')
  const window = await Window.start({ workspace, dialogs: [[workbook], [report]] })
  try {
    await window.go('#/ekspor')
    await save(window, 'Buku kerja LKE')
    await window.driver.wait(() => existsSync(workbook), SLOW, 'no workbook')
    await window.reads('Tersimpan dan terverifikasi')
    await save(window, 'Laporan PDF')
    await window.driver.wait(() => existsSync(report), SLOW, 'no report')
    expect(readFileSync(workbook).subarray(0, 2).toString()).toBe('PK')
    expect(readFileSync(report).subarray(0, 5).toString()).toBe('%PDF-')

    // What is in the file is in the file: another workspace reads the same score from it.
    const other = scratch('imported')
    expect(score(other, workbook).total).toBeCloseTo(show(workspace, id).score.total, 9)

    await importFile(window, workbook)
    await window.reads('Urungkan: Impor LKE.xlsx')
    expect(pilar(workspace, '--json', 'history', id, '--limit', '1')).toContain('Impor LKE.xlsx')
  } finally {
    await window.close()
  }
})

test("another unit's JSON makes a new assessment, whose name is mended before it is imported", async () => {
  const lender = scratch('lender')
  const sent = join(scratch('sent'), 'jawaban.json')
  const other = example(lender)
  pilar(lender, 'profile', other, '--unit', 'Kantor Lain')
  pilar(lender, 'export', other, '--format', 'portalrb', '-o', sent)
  const workspace = scratch('another')
  const id = example(workspace)
  const before = show(workspace, id)
  const window = await Window.start({ workspace, dialogs: [[sent]] })
  try {
    await window.go('#/impor')
    await window.press('Pilih berkas')
    await window.reads('Rencana perubahan')
    await window.reads('Kantor Lain, 2026')
    const chosen = await window.see('.flow input[type="radio"]:checked')
    expect(await chosen.findElement(By.xpath('..')).getText()).toContain('Penilaian baru')
    await window.reads('Nilai dan syarat sesudah impor')
    await window.fill('Nama unit', 'Kantor Betul')
    await window.type(Key.TAB)
    await takeIn(window)
    await window.reads('Penilaian Kantor Betul dibuat dari berkas')
    expect(pilar(workspace, '--json', 'list')).toContain('Kantor Betul')
    expect(show(workspace, id)).toEqual(before)
  } finally {
    await window.close()
  }
})
