//! Declares HIP's version nodes to the linker.

fn main() {
    hipreempt_hip_face::link::declare_version_nodes();
}
