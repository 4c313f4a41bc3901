//! What a reader gets: a table for the terminal, a JSON document, a plot. All of them say first what the figures were
//! taken on and end with the verdict; none prints a figure that the verdict withholds, such as a response percentile of
//! a saturated server.

mod curve;
mod json;
mod plot;
mod table;
mod words;

pub use curve::{curve_plot, curve_table};
pub use json::json;
pub use plot::{PlotError, plot};
pub use table::render;
pub use words::{device_line, plan_line};
