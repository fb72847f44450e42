/* Rust's standard library asks this library of Windows for random numbers; the wine of Debian 12 has none. The system's
   own source of them stands in. */
#include <windows.h>

BOOLEAN WINAPI SystemFunction036(PVOID, ULONG);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T count) {
    return SystemFunction036(bytes, (ULONG)count);
}
