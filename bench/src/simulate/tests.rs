//! The figures, in virtual time.

use super::*;
