; Pilar's installer for one user, without an administrator. `cargo xtask bundle` calls makensis with:
;   VERSION   such as 0.1.0
;   FILES     the folder whose content is installed
;   LIST      a file that names every installed file, one a line (files.nsh)
;   SIZE_KB   how much that is
;   OUT       the installer to write
;   COMPRESS  lzma, or zlib where it only has to be quick
;
; /S is silent, /FORCE goes back to an older version, and /RESTART opens Pilar at the end, however it ended: Pilar itself
; asks for that when it ends for an update.
;
; Exit codes: 0 done, 1 cancelled, 2 failed and everything as it was, 3 a newer version is installed, 4 Pilar is open.

Unicode true
Target amd64-unicode
SetCompressor /SOLID ${COMPRESS}
!if ${COMPRESS} == "lzma"
  ; As much as is installed, so that what the two programs share is stored once.
  SetCompressorDictSize 64
!endif

Name "Pilar"
OutFile "${OUT}"
BrandingText "Pilar ${VERSION}"
RequestExecutionLevel user
ManifestSupportedOS all
ManifestDPIAware true
ManifestLongPathAware true
CRCCheck force
AllowSkipFiles off
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=1057 "ProductName" "Pilar"
VIAddVersionKey /LANG=1057 "CompanyName" "Pilar"
VIAddVersionKey /LANG=1057 "FileDescription" "Pemasangan Pilar"
VIAddVersionKey /LANG=1057 "LegalCopyright" "MIT atau Apache-2.0"
VIAddVersionKey /LANG=1057 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1057 "ProductVersion" "${VERSION}"

!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "FileFunc.nsh"
!include "TextFunc.nsh"
!include "WordFunc.nsh"
!include "WinVer.nsh"
!include "words.nsh"

Var InUse
Var Failed
Var Data

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Pilar"
!define REMOVER "hapus.exe"
!define LIST_NAME "terpasang.txt"

; Opens Pilar where the installer was asked to.
Function Restart
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} "$0" "/RESTART" $1
  ${IfNot} ${Errors}
  ${AndIf} ${FileExists} "$INSTDIR\Pilar.exe"
    Exec '"$INSTDIR\Pilar.exe"'
  ${EndIf}
FunctionEnd

!include "files.nsh"
!include "registry.nsh"
!include "webview.nsh"

!define MUI_ICON "../icons/icon.ico"
!define MUI_UNICON "../icons/icon.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "side.bmp"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "side.bmp"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "${WORDS_WELCOME_TITLE}"
!define MUI_WELCOMEPAGE_TEXT "${WORDS_WELCOME}"
!define MUI_FINISHPAGE_TITLE "${WORDS_FINISH_TITLE}"
!define MUI_FINISHPAGE_TEXT "${WORDS_FINISH}"
!define MUI_FINISHPAGE_RUN "$INSTDIR\Pilar.exe"
!define MUI_FINISHPAGE_RUN_TEXT "${WORDS_RUN}"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "${WORDS_REMOVE}"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "${WORDS_REMOVED_TITLE}"
!define MUI_FINISHPAGE_TEXT "${WORDS_REMOVED}"
!insertmacro MUI_UNPAGE_FINISH
!insertmacro MUI_LANGUAGE "Indonesian"
LangString ^FileError_NoIgnore ${LANG_INDONESIAN} "${WORDS_NOT_WRITTEN}"

Function .onInit
  ; Always there, whatever /D= says: what is removed at an upgrade is never anybody else's folder.
  SetShellVarContext current
  StrCpy $INSTDIR "$LOCALAPPDATA\Programs\Pilar"
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "${WORDS_OLD_WINDOWS}" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
  ${VersionCompare} "$0" "${VERSION}" $1
  ${If} $1 == 1
    ${GetParameters} $2
    ClearErrors
    ${GetOptions} "$2" "/FORCE" $3
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "${WORDS_NEWER}" /SD IDOK
      SetErrorLevel 3
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Section
  DetailPrint "${WORDS_INSTALLING}"
  SetDetailsPrint none
  InitPluginsDir
  File "/oname=$PLUGINSDIR\new.txt" "${LIST}"
  CopyFiles /SILENT "$INSTDIR\${LIST_NAME}" "$PLUGINSDIR\old.txt"
  !insertmacro StopWhileInUse "" "$PLUGINSDIR\old.txt"

  ; Everything is unpacked beside the version that is there; when a disk fills up, nothing has happened to that.
  RMDir /r "$INSTDIR.baru"
  SetOutPath "$INSTDIR.baru"
  File /r "${FILES}/*"
  ClearErrors
  WriteUninstaller "$INSTDIR.baru\${REMOVER}"
  ${If} ${Errors}
    Abort
  ${EndIf}
  CopyFiles /SILENT "$PLUGINSDIR\new.txt" "$INSTDIR.baru\${LIST_NAME}"
  ${If} ${Errors}
    Abort
  ${EndIf}
  SetOutPath "$PLUGINSDIR"

  ; Only renames from here on, and each can be taken back.
  StrCpy $Failed ""
  !insertmacro Move "$PLUGINSDIR\old.txt" "$INSTDIR" "$INSTDIR.lama"
  !insertmacro Move "$PLUGINSDIR\new.txt" "$INSTDIR" "$INSTDIR.lama"
  ${If} $Failed == ""
    !insertmacro Move "$PLUGINSDIR\new.txt" "$INSTDIR.baru" "$INSTDIR"
    ${If} $Failed != ""
      !insertmacro Move "$PLUGINSDIR\new.txt" "$INSTDIR" "$INSTDIR.baru"
    ${EndIf}
  ${EndIf}
  ${If} $Failed != ""
    !insertmacro Move "$PLUGINSDIR\old.txt" "$INSTDIR.lama" "$INSTDIR"
    !insertmacro Move "$PLUGINSDIR\new.txt" "$INSTDIR.lama" "$INSTDIR"
    Abort
  ${EndIf}
  RMDir /r "$INSTDIR.lama"
  RMDir /r "$INSTDIR.baru"

  CreateShortcut "$SMPROGRAMS\Pilar.lnk" "$INSTDIR\Pilar.exe"
  !insertmacro Register
  Call LookForWebView
SectionEnd

Function .onInstFailed
  ; A folder that is the current one cannot be removed.
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR.baru"
  MessageBox MB_OK|MB_ICONSTOP "${WORDS_FAILED}" /SD IDOK
  Call Restart
  SetErrorLevel 2
FunctionEnd

Function .onInstSuccess
  Call Restart
FunctionEnd

Function un.onInit
  SetShellVarContext current
  StrCpy $Data "$LOCALAPPDATA\Pilar"
  ; Where version 0.1 put it, while only that one has data.
  ${IfNot} ${FileExists} "$Data\*.*"
  ${AndIf} ${FileExists} "$APPDATA\Pilar\*.*"
    StrCpy $Data "$APPDATA\Pilar"
  ${EndIf}
FunctionEnd

Section Uninstall
  DetailPrint "${WORDS_REMOVING}"
  SetDetailsPrint none
  InitPluginsDir
  File "/oname=$PLUGINSDIR\all.txt" "${LIST}"
  !insertmacro StopWhileInUse "un." "$PLUGINSDIR\all.txt"
  StrCpy $Failed ""
  Call un.Remove
  ${If} $Failed != ""
    MessageBox MB_OK|MB_ICONSTOP "${WORDS_NOT_REMOVED}" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  Delete "$SMPROGRAMS\Pilar.lnk"
  ; What the web view keeps for itself; nothing of the user's is in there.
  RMDir /r "$LOCALAPPDATA\id.pilar.desktop\EBWebView"
  !insertmacro Unregister
SectionEnd
