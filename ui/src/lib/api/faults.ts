/**
 * Faults in the words of the window. The backend says what happened in one sentence, `what; what to do`; where its
 * advice speaks of commands to type, the window has advice of its own by the fault's stable code.
 */
import type { Fault } from './backend'

/** A fault as it is shown. */
export interface Worded {
  code: string
  /** What happened and what is safe. */
  what: string
  /** What to do next. */
  hint: string
}

/** Reads whatever a call was rejected with. */
export function asFault(error: unknown): Fault {
  if (typeof error === 'object' && error !== null && 'code' in error && 'message' in error) {
    return { code: String(error.code), message: String(error.message) }
  }
  return { code: 'kesalahan_program', message: String(error) }
}

/** Words a fault for people. */
export function worded(error: unknown): Worded {
  const fault = asFault(error)
  const at = fault.message.indexOf('; ')
  const what = at < 0 ? fault.message : fault.message.slice(0, at)
  const rest = at < 0 ? '' : fault.message.slice(at + 2)
  return { code: fault.code, what: sentence(what), hint: sentence(HINTS[fault.code] ?? (rest || HINTS.lain!)) }
}

function sentence(text: string): string {
  const trimmed = text.trim()
  const full = trimmed.charAt(0).toLocaleUpperCase('id-ID') + trimmed.slice(1)
  return /[.?]\)?$/.test(full) ? full : `${full}.`
}

/** What to do, by code, where the backend's own advice does not fit the window. */
export const HINTS: Record<string, string> = {
  lain: 'Ulangi; bila tetap gagal, buka catatan program lewat Pengaturan.',
  basis_data_rusak:
    'Berkasnya tidak diubah. Pulihkan cadangan terbaru di bawah ini; basis data yang rusak tetap disimpan di sampingnya.',
  acuan_ditolak: 'Pilih paket yang dikirim penerima untuk penilaian ini.',
  area_tidak_ada: 'Pilih bagian dari daftar.',
  bukan_cadangan: 'Tidak ada yang berubah; pilih cadangan lain dari daftar.',
  bukti_rusak: 'Lampirkan kembali berkas aslinya.',
  bukti_tidak_ada: 'Muat ulang halaman Bukti Dukung lalu pilih dokumennya kembali.',
  data_tidak_terbaca: 'Jalankan pemeriksaan ruang kerja lewat Pengaturan.',
  dibatalkan: 'Tidak ada yang berubah.',
  folder_data_tidak_ada: 'Pilih folder ruang kerja sendiri.',
  kesalahan_program:
    'Jawaban yang sudah tersimpan aman. Catatan kesalahan ada di folder catatan program, lihat Pengaturan.',
  kode_tidak_dikenal: 'Muat ulang lembar kerja lalu ulangi.',
  baris_tidak_terbaca: 'Perbaiki berkasnya, atau impor tanpa baris tersebut.',
  penilaian_tidak_ada: 'Pilih penilaian lain dari daftar unit.',
  ruang_kerja_gagal:
    'Perubahan terakhir tidak disimpan. Periksa folder ruang kerja dan sambungan drive-nya, lalu coba lagi.',
  ruang_kerja_hanya_baca: 'Pindahkan ruang kerja ke folder yang boleh ditulis lewat Pengaturan.',
  ruang_kerja_sibuk: 'Tutup jendela Pilar yang lain atau tunggu perintahnya selesai, lalu coba lagi.',
  ruang_kerja_tertutup: 'Pilih folder ruang kerja, atau sambungkan kembali drive-nya lalu coba lagi.',
  ruang_kerja_tidak_ada: 'Periksa drive dan nama foldernya, atau pilih folder lain.',
  templat_ditolak: 'Pilih buku kerja LKE resmi yang lain, atau ekspor tanpa templat.',
  tujuan_tidak_sah: 'Pilih nama atau folder lain.',
}
