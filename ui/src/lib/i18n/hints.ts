import type { Attachment, Code, Facts } from '$lib/api/types'

/** A hint, or how it follows from the facts. */
type Hint = string | ((facts: Facts) => string)

const CHOOSE = 'Pilih salah satu dari daftar.'
const NEW_PAGE = 'Tutup Pilar, lalu buka kembali. Pasang ulang bila tetap terjadi.'
const NEW_PACKAGE = 'Minta pengirim membuat paket baru.'

/** What to do with a file that cannot be attached. */
export const attachmentHints: Record<Attachment, string> = {
  missing: 'Periksa nama dan foldernya.',
  broken_link: 'Lampirkan berkas aslinya.',
  folder: 'Buka foldernya, lalu pilih semua berkas di dalamnya sekaligus.',
  own_file: 'Lampirkan dokumen aslinya, atau salinannya di folder lain.',
  not_a_file: 'Salin isinya ke sebuah berkas, lalu lampirkan berkas itu.',
  unreadable: 'Periksa izin atau medianya, lalu ulangi.',
  in_use: 'Tutup program itu, lalu ulangi.',
  in_cloud:
    'Sambungkan komputer ke internet, unduh dahulu berkasnya di Explorer (klik kanan, "Selalu simpan di perangkat ini"), lalu ulangi.',
  changing: 'Tunggu sampai selesai ditulis, lalu ulangi.',
  empty: 'Periksa berkas aslinya.',
  too_large: 'Perkecil atau pecah berkasnya.',
}

/** What to do next, in the window, for every code there is. */
export const hints: Record<Code, Hint> = {
  acuan_ditolak: 'Pilih paket dari penerima untuk penilaian ini.',
  area_tidak_ada: CHOOSE,
  argumen_tidak_terbaca: NEW_PAGE,
  bagian_pengusulan_tidak_ada: CHOOSE,
  baris_tidak_terbaca: ({ case: which }) =>
    which === 'table'
      ? 'Perbaiki berkasnya, atau sebutkan kolomnya dengan peta kolom.'
      : 'Perbaiki berkasnya, atau impor tanpa baris tersebut.',
  basis_data_rusak: ({ database }) =>
    database === 'evidence.db'
      ? 'Kembalikan evidence.db dari salinan folder ruang kerja, atau buka cadangan lengkap di folder kosong. Cadangan berkala tidak memuat isi bukti dukung.'
      : database === 'personal.db'
        ? 'Cadangan tidak memuatnya. Pindahkan atau hapus berkas itu (dengan demikian seluruh data pribadi ruang kerja ini hilang), lalu impor kembali berkas aslinya.'
        : 'Pulihkan cadangan terbaru; data yang rusak tetap disimpan di sampingnya.',
  berkas_berkata_sandi: 'Buka di Excel atau aplikasi serupa, hapus kata sandinya, simpan, lalu coba lagi.',
  berkas_bukti_ditolak: ({ attachment }) =>
    attachment ? attachmentHints[attachment] : 'Perbaiki atau keluarkan berkas itu, lalu ulangi.',
  berkas_kosong: 'Salin atau unduh ulang berkas itu.',
  berkas_pengusulan_belum_ada: 'Masukkan berkasnya lebih dahulu.',
  berkas_rusak: 'Salin atau unduh ulang berkas itu, lalu coba lagi.',
  berkas_terlalu_besar: ({ case: which }) =>
    which === 'table'
      ? 'Pecah berkasnya, atau hapus kolom dan lembar yang tidak diperlukan.'
      : which === 'answers'
        ? 'Gunakan berkas jawaban satu unit saja.'
        : 'Gunakan berkas LKE saja, tanpa gambar dan lampiran.',
  berkas_tidak_ada: 'Periksa kembali nama dan letaknya.',
  berkas_tidak_terbaca:
    'Tutup aplikasi lain yang memakainya, unduh dahulu bila masih di awan, dan periksa izinnya, lalu ulangi.',
  bukan_berkas_jawaban: ({ case: which }) =>
    which === 'package' ? 'Impor paket itu lebih dahulu.' : 'Pilih berkas jawaban unit atau buku kerja LKE.',
  bukan_cadangan: 'Pilih cadangan lain dari daftar.',
  bukan_paket: 'Pilih berkas .zip yang diekspor Pilar sebagai paket.',
  bukti_rusak: 'Lampirkan kembali berkas aslinya.',
  bukti_tidak_ada: 'Pilih dokumennya kembali di halaman Bukti Dukung.',
  catatan_terlalu_panjang: 'Ringkas catatannya dan lampirkan rinciannya sebagai bukti dukung.',
  contoh_rusak: 'Pasang ulang Pilar.',
  data_lhe_tidak_sah: 'Perbaiki kolom itu. Kolom lain sudah tersimpan.',
  data_tidak_terbaca: 'Buka Pengaturan, bagian Pemeriksaan, lalu periksa ruang kerja.',
  data_orang_tidak_sah: 'Perbaiki datanya, lalu ulangi.',
  dibatalkan: 'Ulangi kapan saja.',
  disk_penuh: 'Kosongkan sebagian atau pilih tempat lain, lalu ulangi.',
  dokumen_diminta_tidak_ada: ({ accepted }) => accepted ?? CHOOSE,
  dokumen_tidak_ganda: 'Buka lagi daftar dokumen ganda di halaman Bukti Dukung; isinya sudah berubah.',
  ekspor_gagal: ({ case: which }) =>
    which === 'compose'
      ? 'Laporkan kepada pengembang Pilar.'
      : which === 'answers'
        ? 'Jawab ulang yang disebut itu menurut lembar kerja sekarang, lalu ulangi ekspor.'
        : 'Periksa tempat penyimpanan, lalu ulangi ekspor.',
  folder_bukti_ditolak: 'Pilih folder yang memuat bukti dukung satu unit, misalnya satu area setiap kali.',
  folder_data_tidak_ada: 'Pilih folder ruang kerja sendiri.',
  folder_tidak_terbuka: 'Buka foldernya dari pengelola berkas.',
  instrumen_berbeda: ({ case: which }) =>
    which === 'workbook'
      ? 'Gunakan LKE resmi tanpa menambah, menghapus, atau memindahkan baris pertanyaan.'
      : which === 'columns'
        ? 'Pada halaman Impor, pilih kolomnya lewat Ganti kolom, atau gunakan LKE resmi tanpa mengubah judul kolomnya.'
        : which === 'package'
          ? 'Periksa paketnya.'
          : which === 'unofficial'
            ? 'Minta paket yang dibuat dengan Pilar resmi.'
            : which === 'older'
              ? 'Isikan jawabannya di LKE yang berlaku.'
              : which === 'compared'
                ? 'Bandingkan per area di tab Antartahun, atau saring satu tahun.'
                : 'Buat penilaian baru untuk berkas itu.',
  ketentuan_tidak_sah: 'Pilih ketentuan lain.',
  instrumen_rusak: 'Pasang ulang Pilar.',
  instrumen_tidak_sah: 'Perbaiki yang disebut, naikkan versinya bila faktanya berubah, lalu ulangi.',
  nilai_persyaratan_tidak_sah: ({ accepted }) => accepted ?? 'Perbaiki nilainya.',
  tahun_tidak_sesudahnya: 'Pilih tahun sesudah penilaian itu.',
  instrumen_tidak_ada: ({ choices }) =>
    choices.length > 0 ? `Tahun yang tersedia: ${choices.join(', ')}.` : 'Pasang versi Pilar yang lebih baru.',
  isi_bukti_hilang:
    'Bila folder ini masih disinkronkan, tunggu sampai selesai, lalu coba lagi. Bila tidak, kembalikan evidence.db dari salinan folder ruang kerja, atau buka cadangan lengkap di folder kosong. Cadangan berkala tidak memuat isi bukti dukung.',
  isi_paket_ditolak: 'Minta paket baru dari pengirimnya.',
  isian_kosong: ({ case: which }) =>
    which === 'complaints'
      ? 'Impor daftar pengaduannya lebih dahulu.'
      : which === 'responses'
        ? 'Pilih berkas tanggapannya lebih dahulu.'
        : which === 'review'
          ? 'Isikan jawaban, catatan, hasil reviu, atau centang bukti.'
          : which === 'team'
            ? 'Tambahkan orang ke tim lebih dahulu.'
            : which === 'assigned'
              ? 'Tugaskan sesuatu kepadanya lebih dahulu, atau masukkan ke Pokja.'
              : 'Isikan lebih dahulu.',
  isian_lhe_tidak_dikenal: CHOOSE,
  jalan_tidak_tersedia: 'Nilai dan syarat tetap dihitung seperti biasa.',
  jawaban_tidak_sah: ({ accepted }) => accepted ?? 'Perbaiki jawabannya.',
  jenis_berkas_lain: ({ format, case: which }) =>
    which === 'table'
      ? 'Pilih berkas .csv, .tsv, .xlsx, .xls, atau .ods.'
      : which === 'scan'
        ? 'Minta buku kerjanya (.xlsx) kepada pembuatnya; berkas ini dapat dilampirkan sebagai bukti dukung.'
        : which === 'server_error'
          ? 'Unduh ulang dari PortalRB setelah kesalahan itu teratasi.'
          : which === 'unit_list'
            ? 'Pilih JSON jawaban dari unit yang dimaksud.'
            : format
              ? 'Buka di Excel atau aplikasi serupa dan simpan sebagai Excel Workbook (.xlsx).'
              : which === 'workbook'
                ? 'Pilih berkas LKE yang disimpan sebagai .xlsx.'
                : which === 'full_backup'
                  ? 'Pulihkan di folder kosong lewat Pengaturan, bagian Cadangan, lalu impor pilar.db dari folder itu.'
                  : which === 'own'
                    ? 'Pilih salinannya, karena isi ruang kerja ini sudah ada di sini.'
                    : 'Pilih buku kerja LKE (.xlsx, .xlsb, .xls, .ods), JSON PortalRB, paket Pilar (.zip), atau data ruang kerja (pilar.db).',
  jenis_lhe_tidak_dikenal: 'Akhiri nama berkas dengan salah satunya.',
  kesalahan_program:
    'Ulangi. Bila tetap terjadi, laporkan dengan catatan kesalahannya: Pengaturan, bagian Tentang Pilar, Buka folder catatan.',
  kenaikan_tidak_sah: 'Perbaiki semuanya, lalu ulangi.',
  keputusan_tidak_sah: ({ case: which }) =>
    which === 'versions' ? 'Pilih salah satu versi.' : 'Perbaiki nilainya, atau pilih salah satu versi.',
  kode_tidak_dikenal: ({ choices }) =>
    choices.length > 0 ? `Pilih salah satu isiannya: ${choices.join(', ')}.` : 'Pilih isiannya di lembar kerja.',
  kolom_tidak_dikenal: ({ case: which }) => (which === 'review' ? 'Pilih jenjang reviu di halaman Reviu.' : CHOOSE),
  konflik_belum_diputuskan: 'Selesaikan dahulu di halaman Konflik, lalu ulangi.',
  konflik_tidak_ada: 'Lihat konflik yang masih terbuka di halaman Konflik.',
  lembar_rancu: 'Pilih lembar yang dipakai.',
  lembar_tidak_ada: 'Pilih berkas yang memuat lembar LKE atau Jawaban.',
  logo_ditolak: 'Pilih gambar PNG atau JPEG, paling besar 4 MB.',
  peta_kolom_salah: 'Betulkan pilihan kolomnya, atau ulangi tanpa peta itu.',
  peta_kolom_tidak_ada: 'Pilih peta lain, atau biarkan Pilar mencari kolomnya.',
  nama_folder_terlalu_panjang:
    'Pindahkan folder itu ke tempat yang lebih dangkal atau perpendek nama folder di atasnya, lalu pilih kembali.',
  nilai_terlalu_panjang: 'Perpendek lalu ulangi.',
  nip_tidak_sah: 'Periksa kembali, atau kosongkan.',
  orang_sudah_ada: 'Ubah data orang itu di daftar.',
  kategori_tidak_ada: CHOOSE,
  orang_tidak_ada: CHOOSE,
  paket_berbahaya: ({ case: which }) =>
    which === 'copy' ? 'Salin ulang, atau minta paket baru.' : 'Minta paket baru dari pengirimnya.',
  paket_ditolak: ({ case: which }) =>
    which === 'newer'
      ? 'Minta pengirim membuat paket baru, atau pasang Pilar terbaru.'
      : which === 'not_there'
        ? 'Impor paket lengkap penilaian itu lebih dahulu, atau minta paket lengkap dari pengirimnya.'
        : which === 'clocks'
          ? 'Periksa jam komputer ini, lalu jam komputer pengirimnya.'
          : NEW_PACKAGE,
  paket_rusak: 'Salin ulang, atau minta paket baru.',
  pembaruan_ditolak: ({ case: which }) =>
    which === 'older'
      ? 'Tidak ada yang perlu dilakukan.'
      : which === 'copy'
        ? 'Salin ulang berkasnya dari sumbernya, lalu coba lagi.'
        : which === 'unofficial'
          ? 'Jangan pasang berkas itu. Minta pembaruan dari pengelola Pilar di instansi Anda.'
          : which === 'newer' || which === 'unchecked'
            ? 'Minta pemasang Pilar dari pengelola Pilar di instansi Anda.'
            : which === 'elsewhere'
              ? 'Minta pengelola komputer memasang paket .deb yang baru.'
              : 'Pilih berkas yang namanya berakhir .pilar-update.',
  penilaian_tidak_ada: ({ case: which }) =>
    which === 'last_year'
      ? 'Impor dahulu penilaian tahun lalu, atau pilih asal lain.'
      : 'Pilih penilaian lain dari daftar unit.',
  peran_tidak_berwenang: 'Ganti peran di Pengaturan, bagian Pengisi, bila itu memang tugas Anda.',
  peran_tidak_dikenal: 'Pilih peran di Pengaturan, bagian Pengisi.',
  periode_sudah_dibekukan: 'Bekukan sekali lagi hanya bila memang akan diganti.',
  periode_tidak_sah: ({ case: which, choices }) =>
    choices.length
      ? CHOOSE
      : which === 'frozen'
        ? 'Bekukan periodenya lebih dahulu.'
        : 'Pilih periode yang sudah berjalan.',
  perbandingan_kurang: ({ case: which }) =>
    which === 'both_sides' ? 'Pilih dua sisi yang tidak beririsan.' : 'Pilih paling sedikit dua penilaian.',
  kelompok_kosong: ({ case: which }) =>
    which === 'unanswered'
      ? 'Isi jawabannya dahulu, atau pilih kelompok lain.'
      : 'Ubah saringannya, atau beri penanda unit di Pengaturan, bagian Profil unit.',
  kelompok_tidak_dikenal: CHOOSE,
  perintah_tidak_dikenal: NEW_PAGE,
  pilihan_tidak_berlaku: 'Pilih format ekspor lain, atau hapus pilihannya.',
  program_pembuka_tidak_ada: 'Simpan salinannya, lalu buka dengan program yang mengenalnya.',
  rekomendasi_tidak_ada: 'Pilih rekomendasinya kembali di halaman Reviu.',
  rekomendasi_tidak_sah: ({ given }) => (given ? `Ubah awal "${given}".` : 'Pilih isian atau area yang dimaksud.'),
  riwayat_terlalu_besar:
    'Minta pengirim memeriksa halaman Keutuhan di komputernya. Jawabannya dapat dikirim tanpa riwayat sebagai buku kerja LKE; impor buku kerja itu ke penilaian ini.',
  riwayat_ditolak: ({ case: which }) =>
    which === 'not_there' ? 'Buka kembali halaman Riwayat.' : 'Urungkan dengan Ctrl+Z, atau ubah di halaman asalnya.',
  ruang_kerja_gagal: 'Periksa folder ruang kerja dan sambungan drive-nya, lalu coba lagi.',
  ruang_kerja_hanya_baca:
    'Salin ruang kerja ke folder yang boleh ditulis, lalu pakai folder itu lewat Pengaturan, bagian Ruang kerja.',
  jam_meragukan: 'Betulkan jam komputer ini, lalu ulangi.',
  ruang_kerja_hilang: 'Pasang kembali medianya atau kembalikan foldernya, lalu ulangi.',
  ruang_kerja_sibuk: 'Tutup jendela Pilar yang lain atau tunggu pekerjaannya selesai, lalu coba lagi.',
  ruang_kerja_tertutup: 'Pilih folder ruang kerja, atau sambungkan kembali drive-nya lalu coba lagi.',
  ruang_kerja_tidak_ada: 'Periksa drive dan nama foldernya, atau pilih folder lain.',
  set_portalrb_belum_lengkap: 'Lengkapi id unit PortalRB di profil setiap unit, lalu ulangi.',
  simulasi_tidak_ada: ({ choices }) => (choices.length > 0 ? CHOOSE : 'Pilih nama lain.'),
  status_tidak_dikenal: CHOOSE,
  surat_belum_lengkap: 'Isi yang ditandai pada surat itu di tab Surat, lalu masukkan lagi.',
  survei_tidak_dikenal: 'Isikan jawabannya langsung, atau pilih survei dari daftar.',
  susunan_berkas_salah: ({ case: which, items }) =>
    which === 'table'
      ? 'Perbaiki judul kolomnya, atau pilih kolomnya dengan peta kolom.'
      : which === 'portal_rb'
        ? 'Gunakan berkas yang diunduh dari PortalRB.'
        : items.length > 0
          ? 'Perbaiki berkas di sumbernya, lalu coba lagi.'
          : 'Unduh ulang berkas itu dari sumbernya.',
  tahap_tidak_sesuai: ({ case: which, steps }) =>
    which === 'stage'
      ? 'Tunggu tahapnya, atau minta tahap dibuka kembali di halaman Reviu.'
      : steps.includes('submit')
        ? 'Serahkan di halaman Siap serah lebih dahulu.'
        : steps.includes('return')
          ? 'Kembalikan atau setujui hasil reviu di halaman Siap serah, atau mundur satu tahap di halaman Reviu.'
          : steps.includes('approve')
            ? 'Setujui hasil reviu di halaman Siap serah.'
            : steps.includes('reopen')
              ? 'Mundur satu tahap di halaman Reviu untuk membukanya kembali.'
              : 'Lihat tahapnya di halaman Reviu.',
  tanggal_tidak_terbaca: 'Tulis seperti 31 Mei 2026.',
  target_tidak_dikenal: CHOOSE,
  tempat_tidak_tercatat:
    'Kosongkan sebagian disk itu atau izinkan folder tersebut ditulis, lalu ulangi. Folder yang sudah dibuat dari cadangan lengkap tinggal dipilih.',
  tempat_tidak_mendukung: 'Salin folder ruang kerja ke drive di komputer ini, lalu pilih salinan itu.',
  templat_ditolak: (facts) =>
    facts.cause
      ? hintFor(facts.cause, facts)
      : facts.case === 'damaged'
        ? 'Pilih salinan yang dapat dibuka di Excel.'
        : facts.case === 'other_columns'
          ? 'Pilih apakah isinya dikosongkan atau dibiarkan; buku kerja asalnya sendiri tidak berubah.'
          : facts.case === 'no_sheet'
            ? 'Pilih buku kerja LKE resmi atau unduhan PortalRB.'
            : facts.case === 'not_verified'
              ? 'Betulkan yang disebut itu di salinan buku kerja asal, lalu pilih salinannya.'
              : 'Pilih buku kerja LKE resmi yang sama tahunnya, atau ekspor tanpa buku kerja asal.',
  triwulan_tidak_sah: 'Isikan 1 sampai 4.',
  tugas_tidak_ada: CHOOSE,
  tugas_tidak_sah: 'Perbaiki tanggalnya, lalu ulangi.',
  tujuan_tidak_ada: 'Pilih folder lain, atau buat folder itu lebih dahulu.',
  tujuan_tidak_dapat_ditulis:
    'Tutup berkas itu bila sedang dibuka di program lain, atau pilih folder yang boleh ditulis.',
  tujuan_tidak_sah: ({ case: which }) =>
    which === 'template'
      ? 'Pilih nama lain agar buku kerja asal tidak tertimpa.'
      : which === 'occupied'
        ? 'Pilih folder yang kosong.'
        : 'Pilih nama atau folder lain.',
  verdict_tidak_dikenal: CHOOSE,
  versi_lebih_baru:
    'Pasang Pilar terbaru. Pemasangnya ada pada pengelola Pilar di instansi Anda, atau pada pemberi ruang kerja ini.',
  waktu_tidak_terbaca: 'Tulis tanggal dan jamnya lengkap.',
}

/** What to do about a fault. */
export function hintFor(code: Code, facts: Facts): string {
  const hint = hints[code]
  return typeof hint === 'string' ? hint : hint(facts)
}
