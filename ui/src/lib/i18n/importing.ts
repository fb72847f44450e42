import { formatCount } from './format'

export const importing = {
  title: 'Impor',
  lead: 'Isi berkas dibaca lebih dahulu dan rencananya ditampilkan; ruang kerja baru berubah setelah tombol Impor ditekan. Berkas asal tidak pernah diubah.',
  drop: 'Letakkan satu berkas di sini',
  or: 'atau',
  pick: 'Pilih berkas untuk diimpor',
  kinds:
    'Buku kerja LKE (.xlsx), JSON jawaban unit PortalRB, JSON soal induk PortalRB, paket Pilar (.zip), atau data ruang kerja (pilar.db dan salinan bentroknya).',
  filters: {
    all: 'Semua yang dapat diimpor',
    workbook: 'Buku kerja LKE',
    json: 'JSON PortalRB',
    package: 'Paket Pilar',
    database: 'Data ruang kerja',
  },
  oneAtATime: 'Impor dilakukan satu berkas setiap kali; berkas pertama yang dibaca.',
  reading: (name: string) => `Membaca ${name}`,
  storing: (name: string) => `Mengimpor ${name}`,
  otherFile: 'Berkas lain',
  file: 'Berkas',

  kind: {
    workbook: 'Buku kerja LKE',
    'jawaban-unit': 'JSON jawaban unit PortalRB',
    'master-soal': 'Teks resmi soal (soal induk PortalRB)',
    package: 'Paket Pilar',
    database: 'Data ruang kerja',
  },
  unit: 'Unit',
  target: 'Diimpor ke',
  intoThis: (unit: string, year: number) => `Penilaian ini: ${unit}, ${year}`,
  intoThisHint: 'Isian yang kosong di berkas tidak menghapus apa pun.',
  intoOther: (unit: string, year: number) => `Penilaian lain: ${unit}, ${year}`,
  intoNew: 'Penilaian baru',
  intoNewHint: 'Penilaian yang sudah ada tidak berubah.',
  mergeOwn: 'Gabungkan dengan penilaian asal paket',
  mergeNew: 'Penilaian baru dari paket',
  mergeHint: 'Riwayat kedua pihak disatukan; nilai yang berbeda ditandai sebagai konflik.',
  takeValues: (unit: string, year: number) => `Ambil isinya ke penilaian ini: ${unit}, ${year}`,
  takeValuesHint: 'Nilai dari paket dicatat sebagai isian orang yang mengimpor.',
  sameUnit:
    'Unit dan tahun yang sama sudah ada di ruang kerja ini sebagai penilaian lain. Bila yang dimaksud penilaian itu, pilih untuk mengambil isinya ke sana.',

  counts: {
    new: (count: number) => `${formatCount(count)} baru`,
    updated: (count: number) => `${formatCount(count)} berubah`,
    same: (count: number) => `${formatCount(count)} sama`,
    conflict: (count: number) => `${formatCount(count)} konflik`,
  },
  wordingText: (count: number, same: boolean) =>
    same
      ? `Teks resmi ${count} isian sudah termuat dan tidak berubah.`
      : `Memuat teks resmi untuk ${count} isian. Teks ini hanya disimpan di ruang kerja ini dan tampil pada kartu pertanyaan.`,
  nothingNew: 'Semua isi berkas ini sudah ada; tidak ada yang perlu diimpor.',
  package: 'Isi paket',
  packageMade: (time: string, by: string) => `Dibuat ${time} dengan ${by}`,
  packageHolds: (documents: number, changes: number) =>
    `${formatCount(documents)} bukti dukung, ${formatCount(changes)} perubahan`,
  packageContents: (count: number, size: string) =>
    count === 0 ? 'Tidak ada berkas bukti dukung baru' : `${formatCount(count)} berkas bukti dukung baru, ${size}`,
  databaseHolds: (count: number) =>
    `${formatCount(count)} penilaian di dalamnya, masing-masing digabungkan dengan asalnya; berkas itu sendiri tidak diubah`,
  refused: (unit: string, why: string) => `${unit || 'Satu penilaian'} tidak diambil: ${why}.`,
  replaced: 'Berkas bukti dukung yang diganti',
  replacedFrom: 'Sekarang',
  replacedTo: 'Menjadi',
  takenAway: 'dihapus',
  settled: 'Konflik yang diputuskan oleh kiriman ini',
  decided: (text: string, who: string) => `menjadi ${text} (${who})`,
  unknownVersions: 'nilai yang tidak ada di sini',
  emptied: 'dikosongkan',
  moreVersions: (count: number) => `dan ${formatCount(count)} lagi`,
  packageScope: (name: string) => `Hanya bagian ${name}`,
  packageSince: 'Susulan: hanya memuat yang belum dimiliki penerima',
  intact: 'Utuh: semua berkas di dalamnya cocok dengan sidik yang tercatat',

  warnings: (count: number) => `${formatCount(count)} hal perlu diperhatikan`,
  changes: 'Rencana perubahan',
  search: 'Saring kode, isi, atau tempat',
  effects: { all: 'Semua', new: 'Baru', updated: 'Berubah', conflict: 'Konflik' },
  effectFilter: 'Jenis perubahan',
  columns: { code: 'Kode', what: 'Yang berubah', place: 'Asal', from: 'Sekarang', to: 'Menjadi', effect: 'Jenis' },
  empty: 'kosong',
  found: (shown: number, of: number) => `${formatCount(shown)} dari ${formatCount(of)} perubahan`,
  noneFound: 'Tidak ada perubahan yang cocok dengan saringan.',
  more: (count: number) => `Tampilkan ${formatCount(count)} lagi`,

  sheet: 'Lembar yang dipakai',

  skip: 'Lihat rencana tanpa baris itu',
  skipped: 'Baris yang tidak terbaca dilewati; daftarnya ada di bawah ini.',
  import: 'Impor',
  importHint: 'Seluruh impor menjadi satu langkah yang dapat diurungkan.',
  wordingHint: 'Jawaban dan nilai tidak berubah.',
  readOnly: 'Ruang kerja hanya untuk dilihat, sehingga impor tidak dapat disimpan.',

  done: 'Impor selesai',
  doneCounts: (created: number, updated: number) =>
    `${formatCount(created)} nilai baru dan ${formatCount(updated)} nilai berubah tersimpan sebagai satu langkah; Urungkan di bawah layar mengembalikannya.`,
  doneNew: (unit: string) => `Penilaian ${unit} dibuat dari berkas`,
  doneWording: 'Teks resmi dimuat',
  doneConflicts: (count: number) => `${formatCount(count)} konflik menunggu keputusan.`,
  decide: 'Putuskan konflik',
  toOverview: 'Lihat ringkasan',
}
