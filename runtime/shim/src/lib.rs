//! The interposition engine: resolve, gate, account, survive.
