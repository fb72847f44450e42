#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    pilar_tests::feed::feed("workbook", data);
});
