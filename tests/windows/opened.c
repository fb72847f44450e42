/* Stands in for the window: leaves a file where data belongs, so that a trial sees that it was opened. */
#include <windows.h>

int main(void) {
    wchar_t path[MAX_PATH];
    DWORD length = ExpandEnvironmentStringsW(L"%LOCALAPPDATA%\\dibuka.txt", path, MAX_PATH);
    if (length == 0 || length > MAX_PATH) return 1;
    return CreateFileW(path, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL) == INVALID_HANDLE_VALUE;
}
