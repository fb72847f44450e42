/** Which part of the guide tells about which page: what F1 opens there. */
import type { Route } from '$lib/desk/router.svelte'

/** A chapter and a heading in it; an empty heading is its beginning. */
export type Place = readonly [chapter: string, anchor: string]

/** By the page, or by the page and its part where that has a heading of its own. */
export const PLACES: Record<string, Place> = {
  bantuan: ['01-mulai', 'memakai-panduan-ini'],
  bukti: ['11-bukti-dukung', 'halaman-bukti-dukung'],
  coba: ['12-nilai-dan-rencana', 'simulasi'],
  ekspor: ['13-impor-ekspor', 'ekspor'],
  impor: ['13-impor-ekspor', 'impor'],
  keutuhan: ['14-riwayat-dan-lainnya', 'keutuhan'],
  konflik: ['02-bekerja-bersama', 'memutuskan-konflik'],
  lembar: ['10-lembar-kerja', ''],
  lhe: ['03-reviu', 'lhe'],
  mulai: ['01-mulai', 'cara-memulai'],
  pengusulan: ['07-portalrb', 'berkas-pengusulan'],
  'pengusulan/berkas': ['07-portalrb', 'berkas-dan-pemeriksaan'],
  'pengusulan/sanggah': ['07-portalrb', 'tahap-dan-sanggah'],
  'pengusulan/surat': ['07-portalrb', 'surat-pengusulan'],
  'pengusulan/tahap': ['07-portalrb', 'tahap-dan-sanggah'],
  pekerjaan: ['01-mulai', 'pekerjaan-saya'],
  pengaturan: ['14-riwayat-dan-lainnya', 'pengaturan'],
  'pengaturan/cadangan': ['04-cadangan', 'kebiasaan-mingguan'],
  'pengaturan/ketentuan': ['12-nilai-dan-rencana', 'ketentuan-penilaian'],
  'pengaturan/pemeriksaan': ['14-riwayat-dan-lainnya', 'pemeriksaan'],
  'pengaturan/pembaruan': ['05-windows', 'memperbarui'],
  'pengaturan/ruang-kerja': ['04-cadangan', 'memindahkan-ruang-kerja-di-komputer-yang-sama'],
  'pengaturan/tentang': ['05-windows', 'tentang-pilar'],
  portofolio: ['14-riwayat-dan-lainnya', 'portofolio'],
  'portofolio/bandingkan': ['14-riwayat-dan-lainnya', 'membandingkan'],
  'portofolio/antartahun': ['14-riwayat-dan-lainnya', 'antartahun'],
  'portofolio/beban': ['14-riwayat-dan-lainnya', 'beban-tpi'],
  'portofolio/disparitas': ['14-riwayat-dan-lainnya', 'disparitas'],
  'portofolio/lhe': ['14-riwayat-dan-lainnya', 'lhe-massal'],
  'portofolio/selisih': ['14-riwayat-dan-lainnya', 'selisih'],
  'portofolio/tenggat': ['14-riwayat-dan-lainnya', 'tenggat-semua-unit'],
  rencana: ['12-nilai-dan-rencana', 'jalan-ke-predikat'],
  'rencana/monev': ['12-nilai-dan-rencana', 'monev-triwulan'],
  'rencana/simulasi': ['12-nilai-dan-rencana', 'simulasi'],
  'rencana/tugas': ['12-nilai-dan-rencana', 'rencana-aksi-setahun'],
  reviu: ['03-reviu', 'tpi-menerima-dan-mereviu'],
  'reviu/nilai': ['03-reviu', 'rekomendasi-perbedaan-dan-nilai'],
  'reviu/perbedaan': ['03-reviu', 'rekomendasi-perbedaan-dan-nilai'],
  'reviu/rekomendasi': ['03-reviu', 'rekomendasi-perbedaan-dan-nilai'],
  ringkasan: ['12-nilai-dan-rencana', 'ringkasan'],
  riwayat: ['14-riwayat-dan-lainnya', 'riwayat'],
  serah: ['03-reviu', 'unit-menyerahkan'],
  survei: ['15-survei-pengaduan', ''],
  tentang: ['05-windows', 'tentang-pilar'],
  tim: ['16-tim', 'daftar-orang'],
  'tim/kemajuan': ['16-tim', 'kemajuan'],
  'tim/tugas': ['16-tim', 'penugasan'],
}

/** Where the workspace cannot be opened. */
export const TROUBLE: Place = ['08-pesan', 'ruang-kerja-tidak-dapat-dibuka']

/** The part of the guide about what an address shows. */
export function placeOf({ page, part }: Pick<Route, 'page' | 'part'>): Place {
  return PLACES[`${page}/${part}`] ?? PLACES[page] ?? ['01-mulai', '']
}
