; The WebView2 runtime, which the window is shown with: part of Windows 11 and of updated Windows 10.

!define RUNTIME "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

; Says in $0 which version of the runtime is there; empty when there is none. A runtime that was removed leaves 0.0.0.0.
Function WebViewVersion
  SetRegView 32
  ReadRegStr $0 HKLM "Software\${RUNTIME}" "pv"
  SetRegView 64
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    ReadRegStr $0 HKLM "Software\${RUNTIME}" "pv"
  ${EndIf}
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    ReadRegStr $0 HKCU "Software\${RUNTIME}" "pv"
  ${EndIf}
  ${If} $0 == "0.0.0.0"
    StrCpy $0 ""
  ${EndIf}
FunctionEnd

; Says what is missing where there is no runtime, and runs an installer of it that lies beside this one, such as
; MicrosoftEdgeWebView2RuntimeInstallerX64.exe or MicrosoftEdgeWebview2Setup.exe; asks first, unless silent.
Function LookForWebView
  Call WebViewVersion
  ${If} $0 != ""
    Return
  ${EndIf}
  FindFirst $2 $1 "$EXEDIR\MicrosoftEdgeWebView2*.exe"
  FindClose $2
  ${If} $1 != ""
    MessageBox MB_YESNO|MB_ICONQUESTION "${WORDS_ASK_WEBVIEW}" /SD IDYES IDNO said
    ExecWait '"$EXEDIR\$1" /silent /install'
    Call WebViewVersion
    ${If} $0 != ""
      Return
    ${EndIf}
  ${EndIf}
  said:
  MessageBox MB_OK|MB_ICONINFORMATION "${WORDS_NO_WEBVIEW}" /SD IDOK
FunctionEnd
