/* Stands in for the installer of the WebView2 runtime: leaves in the registry what that one does for one user, and
   nothing when it was not asked to be silent. */
#include <string.h>
#include <windows.h>

int wmain(int count, wchar_t **words) {
    if (count != 3 || wcscmp(words[1], L"/silent") || wcscmp(words[2], L"/install")) return 2;
    static const wchar_t version[] = L"131.0.2903.112";
    return RegSetKeyValueW(HKEY_CURRENT_USER,
                           L"Software\\Microsoft\\EdgeUpdate\\Clients\\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}", L"pv",
                           REG_SZ, version, sizeof version) != ERROR_SUCCESS;
}
