import { formatCount } from './format'

/** Siap serah: what stands in the way of handing over, what is worth knowing, and the one step. */
export const handover = {
  title: 'Siap serah',
  lead: {
    submit: 'Periksa sebelum diserahkan kepada TPI. Satu tombol menyerahkan penilaian dan menulis paketnya.',
    review: 'Periksa sebelum hasil reviu dikembalikan atau disetujui.',
    wait: 'Penilaian ini ada di pihak lain.',
  },
  who: 'Siapa dan kapan',
  blocking: 'Yang menghalangi',
  warnings: 'Perlu diketahui',
  blockingNone: 'Tidak ada yang menghalangi.',
  warningsNone: 'Tidak ada yang perlu diperhatikan.',
  fix: 'Buka',
  more: (count: number) => `dan ${formatCount(count)} lagi`,

  notCoordinator:
    'Yang menyerahkan adalah koordinator. Atur peran di Pengaturan, atau minta koordinator menyerahkannya.',
  notDecider: 'Yang mengembalikan dan menyetujui adalah Pengendali Teknis. Reviu Anda tetap tersimpan.',
  readOnly: 'Ruang kerja ini hanya untuk dilihat.',
  conflicts: (count: number) => `${formatCount(count)} konflik belum diputuskan`,
  unsaved: (count: number) => `${formatCount(count)} ketikan belum tersimpan`,
  unanswered: (count: number) => `${formatCount(count)} isian belum diisi`,
  unproven: (count: number) => `${formatCount(count)} jawaban tanpa bukti dukung`,
  otherYear: (count: number) => `${formatCount(count)} dokumen dari tahun lain`,
  ratios: (count: number) => `${formatCount(count)} rasio di luar 0 sampai 100%`,
  zero: (count: number) => `${formatCount(count)} rasio dengan pembagi nol`,
  letterhead: 'Alamat untuk kop surat belum diisi',
  logo: 'Logo untuk kop surat belum dipasang',
  late: (count: number) => `${formatCount(count)} perubahan terlambat belum dihitung`,
  gates: (count: number, target: string) => `${formatCount(count)} syarat nilai ${target} belum terpenuhi`,
  openRevisions: (count: number) => `${formatCount(count)} revisi belum ditindaklanjuti`,
  openRecommendations: (count: number) => `${formatCount(count)} rekomendasi belum ditindaklanjuti`,
  unreviewed: (count: number, of: number) => `${formatCount(count)} dari ${formatCount(of)} isian belum direviu`,
  silentRevisions: (count: number) => `${formatCount(count)} revisi tanpa catatan dan tanpa rekomendasi`,
  noRecommendation: 'Belum ada rekomendasi',

  submit: 'Serahkan dan tulis paket',
  return: 'Kembalikan dan tulis paket',
  approve: 'Setujui dan tulis paket',
  submitText: (round: number) =>
    `Setelah diserahkan, jawaban, catatan, dan bukti dukung terkunci selama reviu putaran ${round}. Koordinator dapat menariknya kembali dengan alasan.`,
  returnText: 'Unit memperbaiki isiannya menurut hasil reviu ini, lalu menyerahkannya kembali untuk putaran 2.',
  approveText: 'Reviu selesai dan nilainya tetap. Setelah ini LHE dapat diberi nomor dan disimpan.',
  busy: 'Menulis paket…',
  done: {
    submit: 'Penilaian diserahkan dan paketnya tersimpan',
    return: 'Hasil reviu dikembalikan dan paketnya tersimpan',
    approve: 'Hasil reviu disetujui dan paketnya tersimpan',
  },
  next: {
    submit: 'Kirim berkas ini kepada TPI. Penilaian terkunci sampai TPI mengirim paket hasil reviunya.',
    return: 'Kirim berkas ini kepada unit. Unit mengimpornya, lalu melihat revisi dan rekomendasinya.',
    approve: 'Kirim berkas ini kepada unit, lalu lengkapi dan simpan LHE.',
  },
  half: {
    submit: 'Penilaian sudah diserahkan, tetapi paketnya belum tertulis. Tulis paketnya sekali lagi.',
    return: 'Hasil reviu sudah dikembalikan, tetapi paketnya belum tertulis. Tulis paketnya sekali lagi.',
    approve: 'Hasil reviu sudah disetujui, tetapi paketnya belum tertulis. Tulis paketnya sekali lagi.',
  },
  writeAgain: 'Tulis paket',
  fileName: {
    submit: (unit: string, year: number, round: number) => `Paket LKE ${unit} ${year} putaran ${round}`,
    return: (unit: string, year: number, round: number) => `Hasil reviu LKE ${unit} ${year} putaran ${round}`,
    approve: (unit: string, year: number, round: number) =>
      `Hasil reviu LKE ${unit} ${year} putaran ${round} disetujui`,
  },
  waits: {
    unit: 'Penilaian ini sedang direviu TPI. Setelah paket hasil reviunya diimpor, langkah berikutnya tampil di sini.',
    reviewer: 'Unit belum menyerahkan penilaian ini. Setelah paketnya diimpor, langkah berikutnya tampil di sini.',
    approved: 'Hasil reviu sudah disetujui. Tidak ada lagi yang diserahkan.',
  },
}
