//! What keeps the window from opening at all, told where its user will see it.

use std::process::ExitCode;

/// The web view's runtime, or a sentence on how to get it.
///
/// Windows 11 and an updated Windows 10 have it. Without it a window would be made that stays away without a word.
pub fn require_web_view() -> Result<(), String> {
    if !cfg!(windows) {
        return Ok(());
    }
    tauri::webview_version().map(drop).map_err(|_| {
        "Microsoft Edge WebView2 Runtime tidak ada di komputer ini, sehingga jendela Pilar tidak dapat tampil. \
         Data Anda tidak disentuh.\n\nPasang WebView2 Runtime (Evergreen) dari situs Microsoft, atau minta \
         pengelola komputer memasangnya, lalu buka Pilar lagi."
            .to_owned()
    })
}

/// Says in a dialog why there is no window, where nobody sees a terminal; and on the terminal.
pub fn tell(sentence: &str) -> ExitCode {
    eprintln!("{sentence}");
    #[cfg(windows)]
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Pilar")
        .set_description(sentence)
        .show();
    ExitCode::FAILURE
}
