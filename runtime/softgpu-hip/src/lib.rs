//! libamdhip64.so on the software GPU.
