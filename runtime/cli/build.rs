//! Exports the program's own `ioctl`, so that the CUDA or HIP library that the doctor's processes open comes by it, and the
//! doctor's kernel for the software device, which looks it up by name.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-link-arg-bin=hipreempt=-Wl,--export-dynamic-symbol=ioctl");
    println!(
        "cargo:rustc-link-arg-bin=hipreempt=-Wl,--export-dynamic-symbol=softgpu_kernel_hipreempt_doctor"
    );
}
