//! Device kernels, one source for HIP and the CPU.
