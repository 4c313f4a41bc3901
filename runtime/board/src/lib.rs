//! The shared-memory board on which the clients of one GPU see each other.
