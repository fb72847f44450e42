import { formatCount } from './format'

export const about = {
  title: 'Tentang Pilar',
  link: 'Tentang Pilar dan lisensi',
  version: (version: string) => `Versi ${version}`,
  what: 'Pilar membantu unit kerja mengisi LKE Zona Integritas sebagai penilaian mandiri, menyimpan bukti dukung, dan menghitung nilainya tanpa sambungan internet.',
  figures: 'Angka yang tampil adalah hasil hitung dari isian, bukan penetapan atau pengesahan.',
  unofficial: 'Pilar bukan produk resmi kementerian atau lembaga mana pun.',
  licence: 'Lisensi Pilar',
  licenceText:
    'Pilar boleh dipakai, disalin, diubah, dan dibagikan menurut lisensi MIT atau Apache-2.0, sesuai pilihan Anda.',
  own: (name: string) => `Teks lisensi ${name}`,
  parts: 'Komponen pihak lain',
  partsText: (count: number) =>
    `Pilar memuat ${formatCount(count)} komponen buatan pihak lain. Pilih salah satu untuk membaca teks lisensinya.`,
  loading: 'Memuat daftar komponen…',
  notLoaded:
    'Daftar komponen tidak dapat dimuat. Daftar yang sama ada pada berkas LISENSI.txt yang dibagikan bersama Pilar.',
  noText: 'Teks lisensi tidak ditemukan.',
  search: 'Cari komponen',
  searchHint: 'Nama atau lisensi',
  kinds: 'Jenis komponen',
  groups: { all: 'Semua', program: 'Program', page: 'Tampilan', look: 'Huruf dan ikon', other: 'Lainnya' },
  found: (count: number) => `${formatCount(count)} komponen`,
  none: 'Tidak ada komponen yang cocok. Coba kata lain atau pilih Semua.',

  log: 'Catatan program',
  logHint: 'Sertakan catatan ini bila melaporkan kesalahan; isinya tidak memuat jawaban.',
  openLog: 'Buka folder catatan',
}
