//! Conformance, victims, chaos and simulation.
