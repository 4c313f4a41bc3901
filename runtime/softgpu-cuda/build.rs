//! The library's own name, addresses of its functions that nobody in front of it can change, and a stay for good.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libcuda.so.1");
    // What `cuGetProcAddress` hands out are this library's own functions, whatever was preloaded, as with the real one.
    println!("cargo::rustc-cdylib-link-arg=-Wl,-Bsymbolic");
    // Its threads and handlers go on after a program's `dlclose`.
    println!("cargo::rustc-cdylib-link-arg=-Wl,-z,nodelete");
}
