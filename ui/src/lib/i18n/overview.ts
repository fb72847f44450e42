import { formatCount } from './format'

export const overview = {
  about: (unit: string, sheet: string) => `${unit}, ${sheet}`,
  start: 'Penilaian ini belum diisi',
  startText: 'Pilih salah satu cara untuk memulai; yang lain tetap dapat dipakai kemudian.',

  todo: 'Yang perlu dikerjakan',
  toWork: 'Pekerjaan saya',
  left: {
    konflik: 'konflik',
    revisi: 'pertanyaan dengan revisi',
    rekomendasi: 'rekomendasi',
    kosong: 'pertanyaan belum diisi',
    'tanpa-bukti': 'pertanyaan tanpa bukti',
    syarat: 'syarat nilai belum terpenuhi',
  },
  toReview: 'Penilaian ini menunggu reviu Anda.',
  ways: {
    sheet: 'Isi lembar kerja',
    sheetText: 'Jawab pertanyaan satu per satu mulai dari area pertama; nilai dihitung seketika.',
    import: 'Impor buku kerja atau paket',
    importText: 'Buku kerja LKE yang sudah terisi, paket Pilar dari rekan, atau berkas PortalRB.',
    folder: 'Lampirkan folder bukti dukung',
    folderText: 'Berkas di dalamnya dipasangkan dengan pertanyaannya menurut nama; Anda memeriksa sebelum disimpan.',
  },

  course: 'Perjalanan nilai',
  courseText: 'Keadaan pada akhir setiap minggu menurut riwayat; belah ketupat menandai penyerahan dan pengembalian',
  week: 'Minggu',
  courseFilled: 'Isian terisi',
  courseEvidenced: 'Pertanyaan berbukti',
  courseFilledPercent: 'Terisi (%)',
  courseEvidencedPercent: 'Berbukti (%)',
  certainOf: (year: number) => `Nilai pasti ${year}`,
  courseSteps: 'Penyerahan dan pengembalian',
  stepNames: {
    draft: () => 'ditarik kembali',
    submitted: (round: number, back: boolean) => `${back ? 'dibuka kembali' : 'diserahkan'} (putaran ${round})`,
    returned: (round: number, back: boolean) =>
      back ? `ditarik kembali (putaran ${round})` : `dikembalikan (putaran ${round - 1})`,
    approved: (round: number) => `disetujui (putaran ${round})`,
  },

  areas: 'Capaian per area',
  areasText: (target: string) => `Persen dari bobot, Pemenuhan dan Reform bersama, dengan nilai minimal ${target}`,
  unit: 'Unit',
  tpi: 'TPI',
  minimum: (target: string) => `Minimal ${target}`,
  area: 'Area',
  none: 'belum ada',
  subAreas: 'Capaian subarea',
  subAreasText: 'Persen dari bobot; bagian muda menunjukkan nilai menurut isian bila isian kosong tidak ikut dihitung',
  subArea: 'Subarea',
  certain: 'Nilai pasti',
  byAnswers: 'Menurut isian',
  allAreas: 'Semua area',
  asTable: 'Tampilkan sebagai tabel',
  savePicture: 'Simpan gambar',
  savePictureTitle: 'Simpan gambar grafik',
  pictureFilter: 'Gambar PNG',
  pictureSaved: (path: string) => `Gambar tersimpan di ${path}`,

  missing: 'Yang masih kurang',
  missingNothing: 'Semua isian terisi, berbukti, dan dokumen yang diminta terpenuhi.',
  pic: (name: string) => `PIC ${name}`,
  noPic: 'PIC belum ditentukan',
  unanswered: 'Belum terisi',
  withoutEvidence: 'Jawaban tanpa bukti dukung',
  documents: 'Dokumen yang diminta belum ada',
  unansweredCount: (count: number) => `${formatCount(count)} belum terisi`,
  withoutEvidenceCount: (count: number) => `${formatCount(count)} tanpa bukti`,
  documentsCount: (count: number) => `${formatCount(count)} dokumen belum ada`,
  complete: 'lengkap',

  deadline: 'Tenggat',
  deadlineNone: 'Tenggat belum ditentukan.',
  deadlineSet: 'Tentukan di Pengaturan',
  daysLeft: (days: number) =>
    days > 1
      ? `${formatCount(days)} hari lagi`
      : days === 1
        ? 'besok'
        : days === 0
          ? 'hari ini'
          : `lewat ${formatCount(-days)} hari`,

  recent: 'Perubahan terakhir',
  recentNone: 'Belum ada perubahan.',
  recentAll: 'Semua riwayat',
  changes: (count: number) => `${formatCount(count)} perubahan`,

  eligibility: (target: string) => `Persyaratan pengusulan ${target}`,
  eligibilityText: 'Pemenuhannya dibuktikan dalam berkas pengusulan dan tidak ikut dihitung.',
  eligibilityFill: 'Isi nilainya di Pengusulan',
  scope: { instansi: 'Instansi', unit: 'Unit kerja' } as Record<string, string>,
}
