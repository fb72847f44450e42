import { formatCount } from './format'

export const common = {
  close: 'Tutup',
  cancel: 'Batal',
  save: 'Simpan',
  remove: 'Hapus',
  edit: 'Ubah',
  add: 'Tambah',
  open: 'Buka',
  back: 'Kembali',
  next: 'Lanjut',
  done: 'Selesai',
  choose: 'Pilih',
  chooseFile: 'Pilih berkas',
  openFolder: 'Buka folder',
  tryAgain: 'Coba lagi',
  loading: 'Memuat…',
  none: 'Tidak ada',
  optional: 'boleh kosong',
  noteRefused: 'Catatan ini belum tersimpan; teksnya tetap di sini.',
  faults: (count: number) => `${formatCount(count)} kesalahan`,
  of: (part: string, whole: string) => `${part} dari ${whole}`,
}
