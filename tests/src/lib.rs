//! What the tests of the built libraries share: where the build lies, how a victim is compiled, and how a program is
//! run on a software card and a board of its own, with and without the preload.
//!
//! A test here never skips: what it needs and does not find is a failure that says how to get it.

pub mod artifacts;
pub mod chaos;
pub mod compare;
pub mod compute_driver;
pub mod conformance;
pub mod intercept;
pub mod overtaking;
pub mod programs;
pub mod resource_manager;
pub mod scene;
pub mod stage;
mod suites;

pub use compute_driver::ComputeDriver;
pub use programs::{Language, build};
pub use resource_manager::ResourceManager;
pub use scene::{Ended, Mode, Platform, Scene};
