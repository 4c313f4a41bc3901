//! HIP's declarations and the table that classes every function. Links nothing.
