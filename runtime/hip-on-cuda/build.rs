//! Declares HIP's version nodes to the linker, and that the library is never unloaded.

fn main() {
    hipreempt_hip_face::link::declare_version_nodes();
    hipreempt_hip_face::link::never_unload();
}
