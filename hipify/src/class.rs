//! The class of a CUDA function: its HIP counterpart's, but for the exceptions of `data/classes.tsv`.

use std::sync::OnceLock;

use hipreempt_api::{Class, HIP_NAMES_ONLY};

use crate::table::{self, Kind};
use crate::versions::base;

/// A function of the CUDA driver.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DriverFunction {
    /// Its exported name, version and calling convention included.
    pub name: &'static str,
    /// What it does to the order of work.
    pub class: Class,
    /// The HIP function that decided the class; `None` where an exception did.
    pub counterpart: Option<&'static str>,
}

/// The class of a function of the CUDA driver, runtime or run-time compiler, by any of its versions' names. `None` for
/// what is not a function of these, or a runtime function that HIP does not have.
pub fn class_of_cuda(name: &str) -> Option<Class> {
    exception(name).or_else(|| counterpart(name).and_then(class_of_hip))
}

/// Every function that the headers of the CUDA 13.5 driver declare, in byte order.
pub fn driver_functions() -> &'static [DriverFunction] {
    static FUNCTIONS: OnceLock<Vec<DriverFunction>> = OnceLock::new();
    FUNCTIONS
        .get_or_init(|| table::DRIVER_FUNCTIONS.iter().filter_map(|name| driver_function(name)).collect())
}

fn driver_function(name: &'static str) -> Option<DriverFunction> {
    let class = class_of_cuda(name)?;
    let counterpart = if exception(name).is_some() { None } else { counterpart(name) };
    Some(DriverFunction { name, class, counterpart })
}

/// An exception under the full name goes before one for all versions.
fn exception(name: &str) -> Option<Class> {
    let at = |name: &str| table::CLASSES.binary_search_by_key(&name, |(exception, _)| *exception).ok();
    at(name).or_else(|| at(base(name))).map(|at| table::CLASSES[at].1)
}

fn counterpart(name: &str) -> Option<&'static str> {
    let found = table::find(name).or_else(|| table::find(base(name)))?;
    let scheduled = ["driver", "runtime", "nvrtc"].contains(&found.library);
    (found.kind == Kind::Function && scheduled).then_some(found.hip)
}

fn class_of_hip(hip: &str) -> Option<Class> {
    let by_signature = hipreempt_api::find(hip).map(|function| function.class);
    by_signature.or_else(|| HIP_NAMES_ONLY.iter().find(|only| only.name == hip).map(|only| only.class))
}
