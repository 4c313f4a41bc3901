//! The program `hipreempt`.

fn main() {}
