; Every sentence of the installer that is not part of NSIS' own Indonesian.

!define WORDS_WELCOME_TITLE "Pemasangan Pilar ${VERSION}"
!define WORDS_WELCOME "Pilar dipasang untuk Anda sendiri, di:$\r$\n$\r$\n$INSTDIR$\r$\n$\r$\nHak administrator tidak diperlukan dan tidak ada yang diunduh. Bila versi sebelumnya sudah terpasang, versi itu diganti; semua data Anda tetap seperti semula.$\r$\n$\r$\nTutup Pilar yang masih terbuka, lalu pilih Instal."
!define WORDS_FINISH_TITLE "Pilar ${VERSION} sudah terpasang"
!define WORDS_FINISH "Pilar dapat dibuka dari menu Mulai."
!define WORDS_RUN "Buka Pilar sekarang"

!define WORDS_INSTALLING "Memasang Pilar ${VERSION}"
!define WORDS_REMOVING "Menghapus Pilar ${VERSION}"

!define WORDS_OLD_WINDOWS "Pilar memerlukan Windows 10 atau Windows 11 (64-bit). Tidak ada yang dipasang."
!define WORDS_NEWER "Pilar $0 sudah terpasang di komputer ini, lebih baru daripada versi ${VERSION} dalam berkas pemasangan ini. Tidak ada yang diubah.$\r$\n$\r$\nBila versi ${VERSION} tetap diperlukan, jalankan berkas pemasangan ini dengan tambahan /FORCE. Ruang kerja yang sudah dipakai dengan versi lebih baru mungkin tidak dapat dibuka oleh versi lama."
!define WORDS_IN_USE "Pilar masih terbuka, atau berkasnya sedang dipakai program lain:$\r$\n$\r$\n$INSTDIR\$InUse$\r$\n$\r$\nTidak ada yang diubah. Tutup Pilar, lalu pilih Coba Lagi (Retry)."
!define WORDS_NOT_WRITTEN "Berkas ini tidak dapat ditulis:$\r$\n$\r$\n$0$\r$\n$\r$\nBila ruang disk habis, kosongkan sebagian lalu pilih Coba Lagi (Retry). Bila dibatalkan, versi yang sudah terpasang dan semua data tetap seperti semula."
!define WORDS_FAILED "Pilar ${VERSION} tidak terpasang. Versi yang sudah terpasang sebelumnya dan semua data tetap seperti semula.$\r$\n$\r$\nPeriksa ruang disk dan tutup program yang memakai berkas Pilar, lalu jalankan pemasangan ini sekali lagi."

!define WORDS_NO_WEBVIEW "Pilar sudah terpasang, tetapi jendelanya belum dapat dibuka: Microsoft Edge WebView2 Runtime belum ada di komputer ini.$\r$\n$\r$\nMintalah pengelola komputer memasangnya. Untuk komputer tanpa internet, unduh “Evergreen Standalone Installer” (x64) dari developer.microsoft.com/microsoft-edge/webview2 di komputer lain, letakkan berkasnya di sebelah berkas pemasangan Pilar, lalu jalankan pemasangan Pilar sekali lagi."
!define WORDS_ASK_WEBVIEW "Jendela Pilar memerlukan Microsoft Edge WebView2 Runtime, yang belum ada di komputer ini. Berkas pemasangnya ada di sebelah berkas pemasangan Pilar:$\r$\n$\r$\n$1$\r$\n$\r$\nPasang sekarang?"

!define WORDS_REMOVE "Program Pilar akan dihapus dari komputer ini. Penilaian, riwayat, dan bukti dukung Anda tidak ikut dihapus."
!define WORDS_REMOVED_TITLE "Pilar sudah dihapus"
!define WORDS_REMOVED "Data Anda tidak dihapus dan tetap ada di:$\r$\n$\r$\n$Data$\r$\n$\r$\nRuang kerja yang Anda simpan di folder lain juga tidak berubah. Pasang Pilar kembali bila ingin membukanya lagi."
!define WORDS_NOT_REMOVED "Sebagian berkas program tidak dapat dihapus:$\r$\n$\r$\n$INSTDIR\$Failed$\r$\n$\r$\nData Anda tidak berubah. Tutup program yang memakainya, lalu hapus Pilar sekali lagi."
