//! Rebuilds when an instrument changes, because the instruments are compiled in.
fn main() {
    println!("cargo:rerun-if-changed=../../assessments");
}
