//! A preload stays for good: its threads, its handlers of `fork` and `exit` and the addresses that it handed out outlive
//! the `dlclose` of a program that opened it itself.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-cdylib-link-arg=-Wl,-z,nodelete");
}
