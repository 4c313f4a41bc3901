//! Scheduling decisions: gate, window, activity, grace, starvation. No I/O, no clock, no unsafe.
