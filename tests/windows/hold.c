/* Opens a file as Windows does while a program runs from it (nobody else may write to it), says so, and keeps it open
   until its standard input ends. */
#include <stdio.h>
#include <windows.h>

int wmain(int count, wchar_t **words) {
    if (count != 2) return 2;
    HANDLE file = CreateFileW(words[1], GENERIC_READ | GENERIC_EXECUTE, FILE_SHARE_READ | FILE_SHARE_DELETE, NULL,
                              OPEN_EXISTING, 0, NULL);
    if (file == INVALID_HANDLE_VALUE) return 1;
    puts("held");
    fflush(stdout);
    while (getchar() != EOF) {
    }
    CloseHandle(file);
    return 0;
}
