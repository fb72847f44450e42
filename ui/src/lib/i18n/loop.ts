import { formatCount } from './format'

/** What stands between the unit and its reviewers: given back, held, handed over. */
export const loop = {
  returned: 'Dikembalikan TPI',
  returnedText: (revisions: number, recommendations: number) =>
    `TPI mengembalikan: ${formatCount(revisions)} revisi, ${formatCount(recommendations)} rekomendasi.`,
  returnedOpen: (open: number) =>
    open > 0 ? `${formatCount(open)} belum ditindaklanjuti.` : 'Semuanya sudah ditindaklanjuti.',
  toQueue: 'Kerjakan satu per satu',
  toHandOver: 'Periksa dan serahkan kembali',
  said: (round: number) => `Hasil reviu putaran ${round}`,
  acted: 'Ditindaklanjuti',
  notActed: 'Belum ditindaklanjuti',
  actedHint: 'Jawaban, catatan, atau bukti dukung berubah sejak dikembalikan.',
  rates: (answer: string) => `menilai ${answer}`,
  recommendation: 'Rekomendasi',
  followUp: 'Isi tindak lanjut',

  thread: 'Tanya jawab',
  threadWaits: 'Menunggu jawaban',
  threadAsk: 'Tulis pertanyaan',
  threadAnswer: 'Tulis jawaban atau pertanyaan lanjutan',
  threadAskUnit: 'Tanyakan kepada unit',
  threadAskReviewer: 'Tanyakan kepada TPI',
  threadSend: 'Kirim',
  threadOlder: (older: number) => `Tampilkan pesan sebelumnya (${formatCount(older)})`,

  held: {
    looking: 'Ruang kerja ini hanya untuk dilihat.',
    reviewer: 'Lembar kerja ini milik unit. Hasil reviu ditulis di halaman Reviu.',
    submitted: (round: number) =>
      `Sedang direviu, putaran ${round}. Jawaban, catatan, dan bukti dukung terkunci sampai TPI mengembalikannya.`,
    approved: 'Hasil reviu sudah disetujui. Jawaban, catatan, dan bukti dukung terkunci.',
  },
  badge: {
    looking: 'Hanya untuk dilihat',
    reviewer: 'Milik unit',
    submitted: (round: number) => `Sedang direviu, putaran ${round}`,
    approved: 'Disetujui',
  },
  openInReview: 'Buka di Reviu',
  takeBack: 'Tarik kembali',
  onlyCoordinator: 'Yang dapat menariknya kembali: koordinator.',

  left: { konflik: 'Konflik', revisi: 'Revisi', kosong: 'Belum diisi', 'tanpa-bukti': 'Tanpa bukti' },
  done: 'Lengkap',
  all: 'Semua',
  filters: 'Saring pertanyaan',
  filterNone: 'Tidak ada lagi pertanyaan pada saringan ini',
  filterNoneText: 'Semua yang disaring sudah selesai dikerjakan.',
  showAll: 'Tampilkan semua pertanyaan',
  map: 'Peta pertanyaan',
  mapHint: 'Panah untuk berpindah, Enter untuk membuka',
  square: (code: string, title: string, state: string) => `${code} ${title}: ${state}`,
  conflict: 'Ada dua nilai yang berbeda dari dua orang. Yang terakhir dipakai sementara.',
  decide: 'Pilih nilainya',
}
