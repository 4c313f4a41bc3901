//! Lets the tests and examples carry kernels for the software device: it looks them up in the program by name.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    for kind in ["tests", "examples"] {
        println!("cargo::rustc-link-arg-{kind}=-Wl,--export-dynamic-symbol=softgpu_kernel_*");
    }
}
