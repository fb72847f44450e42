; Lists of files: a path from the install folder in every line, such as bin\pilar.exe; ASCII, and the list itself and
; the remover are among them. Only what a list names is ever moved or removed: a folder that somebody put beside Pilar
; stays.

; Stops with exit code 4 while a file of a list cannot be written to, which Windows refuses while a program runs.
!macro StopWhileInUse UN LIST
  Push "${LIST}"
  Call ${UN}StopWhileInUse
!macroend

!macro DefineStopWhileInUse UN
  Function ${UN}StopWhileInUse
    Pop $R0
    again:
    ; A virus scanner lets go after a moment.
    ${For} $R5 1 6
      StrCpy $InUse ""
      ClearErrors
      FileOpen $R1 $R0 r
      ${IfNot} ${Errors}
        ${Do}
          ClearErrors
          FileRead $R1 $R2
          ${If} ${Errors}
            ${ExitDo}
          ${EndIf}
          !insertmacro Trim $R2
          ; The remover runs from where it lies when it is told so.
          !if "${UN}" != ""
            ${If} $R2 == "${REMOVER}"
              ${Continue}
            ${EndIf}
          !endif
          ${If} ${FileExists} "$INSTDIR\$R2"
            ClearErrors
            FileOpen $R3 "$INSTDIR\$R2" a
            ${If} ${Errors}
              StrCpy $InUse $R2
              ${ExitDo}
            ${EndIf}
            FileClose $R3
          ${EndIf}
        ${Loop}
        FileClose $R1
      ${EndIf}
      ${If} $InUse == ""
        Return
      ${EndIf}
      Sleep 500
    ${Next}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${WORDS_IN_USE}" /SD IDCANCEL IDRETRY again
    !if "${UN}" == ""
      Call Restart
    !endif
    SetErrorLevel 4
    Quit
  FunctionEnd
!macroend

; Takes the end of the line off.
!macro Trim LINE
  ${TrimNewLines} "${LINE}" ${LINE}
!macroend

!insertmacro DefineStopWhileInUse ""
!insertmacro DefineStopWhileInUse "un."

; Moves the files of a list that are there from one folder to another, and leaves no empty folder behind. $Failed names
; one that did not move.
!macro Move LIST FROM TO
  Push "${TO}"
  Push "${FROM}"
  Push "${LIST}"
  Call Move
!macroend

Function Move
  Pop $R0
  Pop $R1
  Pop $R2
  ClearErrors
  FileOpen $R3 $R0 r
  ; There is no list of a version that was not installed.
  ${If} ${Errors}
    Return
  ${EndIf}
  ${Do}
    ClearErrors
    FileRead $R3 $R4
    ${If} ${Errors}
      ${ExitDo}
    ${EndIf}
    !insertmacro Trim $R4
    ${If} ${FileExists} "$R1\$R4"
      ${GetParent} "$R2\$R4" $R5
      CreateDirectory "$R5"
      ClearErrors
      Rename "$R1\$R4" "$R2\$R4"
      ${If} ${Errors}
        StrCpy $Failed "$R4"
      ${EndIf}
      ${GetParent} "$R1\$R4" $R5
      RMDir "$R5"
    ${EndIf}
  ${Loop}
  FileClose $R3
FunctionEnd

; Removes the files of this version, and the folders that are empty then. $Failed names one that is still there.
Function un.Remove
  FileOpen $R3 "$PLUGINSDIR\all.txt" r
  ${Do}
    ClearErrors
    FileRead $R3 $R4
    ${If} ${Errors}
      ${ExitDo}
    ${EndIf}
    !insertmacro Trim $R4
    Delete "$INSTDIR\$R4"
    ${If} ${FileExists} "$INSTDIR\$R4"
    ${AndIf} $R4 != "${REMOVER}"
      StrCpy $Failed "$R4"
    ${EndIf}
    ${un.GetParent} "$INSTDIR\$R4" $R5
    RMDir "$R5"
  ${Loop}
  FileClose $R3
FunctionEnd
