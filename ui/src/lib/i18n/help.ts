import { formatCount } from './format'

export const help = {
  chapters: 'Bab panduan',
  search: 'Cari di Panduan',
  found: (count: number) => `${formatCount(count)} bagian ditemukan`,
  none: 'Tidak ada bagian yang memuat semua kata itu. Coba kata lain, atau satu kata saja.',
  openGuide: 'Buka Panduan (PDF)',
  openCard: 'Buka kartu (PDF)',
  printChapter: 'Cetak bab ini',
  printAll: 'Cetak seluruh Panduan',
  preparing: 'Menyiapkan cetakan…',
  contents: 'Isi',
  cover: 'Panduan Pilar',
  printed: (chapter: string) => `${chapter} – Panduan Pilar`,
  coverLead: 'Penilaian mandiri LKE Zona Integritas, bersama-sama dan tanpa internet',
  explain: 'Jelaskan di Panduan',
}
