/** A letter in which nothing is filled in yet, for tests. */
import type { LheForm } from '$lib/api/types'

export const blankLetter: LheForm = {
  penerbit: '',
  alamat: [],
  nomor: '',
  sifat: '',
  lampiran: '',
  hal: '',
  yth: '',
  tempat: '',
  tanggal: '',
  surat_tugas_nomor: '',
  surat_tugas_tanggal: '',
  mulai: '',
  selesai: '',
  tim: [],
  penanda_tangan: { nama: '', nip: '', jabatan: '', pangkat: '' },
  tembusan: [],
  dasar_hukum: [],
  paragraf: [],
  apresiasi: '',
}
