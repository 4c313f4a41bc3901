//! The one way this library speaks: a line on standard error, once a subject. Never on standard output.

use hipreempt_hip_face::Library;

use crate::SoftwareDevice;

/// Writes `line` the first time that `subject` comes up in this process.
pub fn once(subject: &str, line: &str) {
    hipreempt_hip_face::report::once(SoftwareDevice::PREFIX, subject, line);
}
