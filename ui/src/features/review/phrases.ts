/** Phrases a reviewer often writes, at hand in the note of a Revisi: Alt and the number puts one in. */
export const PHRASES = [
  'Bukti dukung belum dilampirkan.',
  'Bukti dukung belum menunjukkan pelaksanaannya; lampirkan undangan, daftar hadir, notulen, dan foto.',
  'Bukti dukung berasal dari tahun lain; lampirkan yang sesuai dengan tahun penilaian.',
  'Dokumen belum ditandatangani atau belum ditetapkan pimpinan.',
  'Jawaban lebih tinggi daripada yang didukung bukti; sesuaikan jawabannya.',
  'Angka tidak sama dengan yang tercantum dalam bukti dukung; periksa kembali.',
] as const

/** Puts a phrase behind what is written already. */
export function withPhrase(text: string, phrase: string): string {
  return text.trim() === '' ? phrase : `${text.trimEnd()} ${phrase}`
}
