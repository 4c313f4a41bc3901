//! Exports the program's own `ioctl`, so that the CUDA or HIP library that the doctor's processes open comes by it.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-link-arg-bin=hipreempt=-Wl,--export-dynamic-symbol=ioctl");
}
