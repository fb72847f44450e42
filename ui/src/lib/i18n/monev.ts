import { formatCount, formatDay, formatPercent, formatPoints } from './format'

export const monev = {
  lead: 'Setiap triwulan rencana dibandingkan dengan realisasinya, lalu dibekukan supaya laporannya tetap sama kemudian.',
  loading: 'Memuat monev',
  none: 'Belum ada tugas untuk dimonitor',
  noneText: 'Monev membandingkan tugas yang direncanakan dengan realisasinya. Susun dahulu tugasnya.',
  toTasks: 'Ke Tugas',
  notBegun: 'Belum ada periode yang berjalan',
  notBegunText: (first: string) => `Periode pertama dimulai ${formatDay(first)}.`,
  periods: 'Periode',
  begins: (first: string) => `mulai ${formatDay(first)}`,
  live: 'belum dibekukan',
  frozen: (on: string, by: string | null) => `dibekukan ${formatDay(on)}${by === null ? '' : ` oleh ${by}`}`,
  changedSince: 'berbeda sejak dibekukan',
  realised: (done: number, planned: number) => `${formatCount(done)} dari ${formatCount(planned)} selesai`,
  nothingPlanned: 'tidak ada yang direncanakan',

  state: {
    live: 'Keadaan sekarang, belum dibekukan.',
    same: (on: string, by: string | null) =>
      `Dibekukan ${formatDay(on)}${by === null ? '' : ` oleh ${by}`}. Rencana dan jawaban masih sama.`,
    other: (on: string, by: string | null) =>
      `Dibekukan ${formatDay(on)}${by === null ? '' : ` oleh ${by}`}. Rencana atau jawaban sudah berbeda sejak itu; di bawah ini yang dibekukan.`,
  },
  freeze: 'Bekukan…',
  freezeAgain: 'Bekukan lagi…',
  ask: (name: string) => `Bekukan ${name}?`,
  askAgain: (name: string) => `Bekukan ${name} sekali lagi?`,
  keeps: 'Yang disimpan seperti saat ini:',
  keepsTasks: (count: number | null) =>
    `${count === null ? 'semua' : formatCount(count)} tugas periode ini dengan uraian, penanggung jawab, tenggat, keadaan, kendala, dan nama buktinya`,
  keepsScores: (total: string) => `nilai pasti ${total} dan capaian setiap area`,
  keepsNot: 'Perubahan sesudahnya tidak mengubah periode ini. Urungkan mengembalikan keadaan sebelumnya.',
  replaces: (on: string, by: string | null) =>
    `Menggantikan yang dibekukan ${formatDay(on)}${by === null ? '' : ` oleh ${by}`}. Urungkan mengembalikannya.`,
  running: (last: string) => `Periode ini masih berjalan sampai ${formatDay(last)}.`,
  freezeNow: 'Bekukan',
  frozenNow: (name: string) => `${name} dibekukan.`,

  figures: 'Realisasi',
  planned: 'Rencana',
  done: 'Selesai',
  late: 'Belum atau terlambat',
  stuck: 'Terkendala',
  percent: 'Capaian',
  percentOf: (percent: number | null) => (percent === null ? '–' : formatPercent(percent, 2)),

  tasks: 'Rencana dan realisasi',
  noTasks: 'Tidak ada tugas yang jatuh tempo atau dimulai sampai akhir periode ini.',
  number: 'No.',
  activity: 'Uraian kegiatan',
  pic: 'Penanggung jawab',
  nobody: 'belum ada',
  due: 'Tenggat',
  noDue: 'tanpa tenggat',
  outcome: 'Realisasi',
  on: (date: string) => formatDay(date),
  lateMark: 'terlambat',
  openMark: 'lewat tenggat',
  evidence: 'Bukti dukung',
  noEvidence: 'belum ada',
  area: (name: string, done: number, planned: number, percent: number | null) =>
    planned === 0
      ? `${name}: tidak ada yang direncanakan`
      : `${name}: ${formatCount(done)} dari ${formatCount(planned)} selesai${percent === null ? '' : `, ${formatPercent(percent, 2)}`}`,

  notes: 'Catatan, kendala, dan tindak lanjut',
  note: 'Catatan',
  obstacle: 'Kendala',
  followUp: 'Tindak lanjut',

  course: 'Nilai pada setiap periode',
  courseText: 'Nilai pasti menurut jawaban unit dan capaian setiap area dalam persen; yang dibekukan seperti saat itu',
  coursePeriod: 'Periode',
  courseTotal: 'Nilai pasti',
  courseTotalOf: (total: number | null) => (total === null ? 'belum ada data' : formatPoints(total)),
  coursePoint: (key: string, on: string) => `${key}, ${formatDay(on)}`,
  coursePercent: (percent: number | undefined) => (percent === undefined ? '–' : formatPoints(percent)),

  report: 'Laporan',
  save: { docx: 'Simpan DOCX…', pdf: 'Simpan PDF…', xlsx: 'Simpan XLSX…' },
  filters: { docx: 'Dokumen Word', pdf: 'Dokumen PDF', xlsx: 'Buku kerja Excel' },
  reportName: (period: string) => `Laporan Monev ${period}`,
  attach: 'Jadikan bukti',
  proves: 'Laporan (PDF) menjadi bukti dukung:',
  provesNothing: 'LKE ini tidak meminta laporan monev sebagai bukti dukung.',
  freezeFirst: 'Bekukan periodenya lebih dahulu.',
  attachedBefore: (name: string) => `${name} sudah menjadi bukti; melampirkan lagi menggantikannya.`,
  attached: (name: string, codes: string, replaced: boolean) =>
    replaced ? `${name} menggantikan laporan terdahulu pada ${codes}.` : `${name} dilampirkan pada ${codes}.`,
}
