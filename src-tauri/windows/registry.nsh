; What Windows knows of Pilar, all of it below HKCU.

!define PACKAGE "Pilar.Paket"
!define CLASSES "Software\Classes"
; Explorer looks at the associations once more.
!define TELL_EXPLORER "System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'"

!macro Register
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Pilar"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "Pilar"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\Pilar.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\${REMOVER}"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\${REMOVER}" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1

  ; A package opens in Pilar. One that ends in .zip still opens in what it opened in before, with Pilar under "Open
  ; with"; only .pilar is Pilar's own.
  WriteRegStr HKCU "${CLASSES}\${PACKAGE}" "" "Paket Pilar"
  WriteRegStr HKCU "${CLASSES}\${PACKAGE}\DefaultIcon" "" "$INSTDIR\Pilar.exe,0"
  WriteRegStr HKCU "${CLASSES}\${PACKAGE}\shell\open\command" "" '"$INSTDIR\Pilar.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.pilar" "" "${PACKAGE}"
  WriteRegStr HKCU "${CLASSES}\.zip\OpenWithProgids" "${PACKAGE}" ""
  WriteRegStr HKCU "${CLASSES}\Applications\Pilar.exe" "FriendlyAppName" "Pilar"
  WriteRegStr HKCU "${CLASSES}\Applications\Pilar.exe\SupportedTypes" ".zip" ""
  WriteRegStr HKCU "${CLASSES}\Applications\Pilar.exe\SupportedTypes" ".pilar" ""
  WriteRegStr HKCU "${CLASSES}\Applications\Pilar.exe\shell\open\command" "" '"$INSTDIR\Pilar.exe" "%1"'
  ${TELL_EXPLORER}
!macroend

!macro Unregister
  DeleteRegKey HKCU "${CLASSES}\${PACKAGE}"
  DeleteRegKey HKCU "${CLASSES}\Applications\Pilar.exe"
  DeleteRegValue HKCU "${CLASSES}\.zip\OpenWithProgids" "${PACKAGE}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.zip\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\.zip"
  ReadRegStr $0 HKCU "${CLASSES}\.pilar" ""
  ${If} $0 == "${PACKAGE}"
    DeleteRegKey HKCU "${CLASSES}\.pilar"
  ${EndIf}
  DeleteRegKey HKCU "${UNINSTALL}"
  ${TELL_EXPLORER}
!macroend
