//! Kernels: how long one takes, and what it does on the CPU when the card says that it is complete.

pub mod call;
pub mod descriptor;
pub mod fibre;
pub mod objects;
pub mod signature;

use std::ffi::{CStr, CString, c_void};
use std::sync::OnceLock;

use parking_lot::Mutex;

use self::call::Plan;
use self::descriptor::{Body, Descriptor, Launch, SoloNs};
use self::fibre::{Grid, ItemOfThread};
use crate::module::code_object::KernelMeta;
use crate::report;

/// One kernel of a module.
pub struct Kernel {
    /// The (mangled) name.
    pub name: String,
    c_name: CString,
    /// What the code object tells, where there is one.
    pub meta: Option<KernelMeta>,
    resolved: OnceLock<Resolved>,
}

/// What was found out about a kernel at its first launch.
pub struct Resolved {
    work: Work,
    solo_ns: Option<SoloNs>,
    /// Offset and size of each argument in a block of arguments.
    layout: Box<[(u32, u32)]>,
}

enum Work {
    Nothing,
    Descriptor(Body),
    Native { function: usize, item: ItemOfThread, plan: Plan },
}

impl Kernel {
    /// A kernel of this name.
    pub fn new(name: &str, meta: Option<KernelMeta>) -> Self {
        let c_name = CString::new(name).unwrap_or_default();
        Self { name: name.to_owned(), c_name, meta, resolved: OnceLock::new() }
    }

    /// The name, for C.
    pub fn c_name(&self) -> &CStr {
        &self.c_name
    }

    /// Everything a launch needs; looks for the body at the first call.
    #[inline]
    pub fn resolved(&self) -> &Resolved {
        self.resolved.get_or_init(|| self.resolve())
    }

    fn resolve(&self) -> Resolved {
        if let Some(descriptor) = Descriptor::find(&self.name) {
            return self.by_descriptor(descriptor);
        }
        match self.native() {
            Ok(Some(work)) => Resolved { work, solo_ns: None, layout: self.native_layout() },
            Ok(None) => self.timed_only("no body for it is loaded"),
            Err(reason) => self.timed_only(&reason),
        }
    }

    fn by_descriptor(&self, descriptor: &'static Descriptor) -> Resolved {
        let work = descriptor.body.map_or(Work::Nothing, Work::Descriptor);
        let layout = packed(descriptor.argument_sizes());
        Resolved { work, solo_ns: descriptor.solo_ns, layout }
    }

    fn native(&self) -> Result<Option<Work>, String> {
        let Ok(symbol) = CString::new(self.name.as_str()) else { return Ok(None) };
        let Some((function, item)) = objects::object_symbols(&symbol, c"softgpu_host_item_of_thread") else {
            return Ok(None);
        };
        let item = item.ok_or("its object was compiled without softgpu/hip_host.h")?;
        let classes = signature::parameters(&self.name)
            .ok_or("its name is not mangled, so its parameters are unknown")?;
        let sizes = self.described_sizes();
        let plan = Plan::new(&classes, sizes.as_deref()).map_err(|error| error.to_string())?;
        // SAFETY: `softgpu_host_item_of_thread` of `hip_host.h` has this signature, and the object stays loaded.
        let item = unsafe { std::mem::transmute::<usize, ItemOfThread>(item) };
        Ok(Some(Work::Native { function, item, plan }))
    }

    fn timed_only(&self, reason: &str) -> Resolved {
        report::once(&self.name, &format!("kernel {}: timed only, because {reason}", self.name));
        Resolved { work: Work::Nothing, solo_ns: None, layout: self.native_layout() }
    }

    fn described_sizes(&self) -> Option<Vec<u32>> {
        let arguments = &self.meta.as_ref()?.arguments;
        Some(arguments.iter().map(|argument| argument.size).collect())
    }

    fn native_layout(&self) -> Box<[(u32, u32)]> {
        if let Some(meta) = &self.meta {
            return meta.arguments.iter().map(|argument| (argument.offset, argument.size)).collect();
        }
        let classes = signature::parameters(&self.name).unwrap_or_default();
        let sizes: Option<Vec<u32>> = classes.iter().map(|class| class.bytes()).collect();
        packed(&sizes.unwrap_or_default())
    }

    /// Static local memory, in bytes.
    pub fn group_bytes(&self) -> u64 {
        self.meta.as_ref().map_or(0, |meta| meta.group_bytes)
    }
}

/// Arguments one after the other, each at a multiple of its own size (at most 16).
fn packed(sizes: &[u32]) -> Box<[(u32, u32)]> {
    let mut end = 0u32;
    let place = |size: &u32| {
        let alignment = if size.is_power_of_two() { (*size).min(16) } else { 8 };
        let offset = end.next_multiple_of(alignment);
        end = offset + size;
        (offset, *size)
    };
    sizes.iter().map(place).collect()
}

/// The arguments of a launch as the caller passed them; valid during the call only.
#[derive(Clone, Copy)]
pub enum Arguments {
    /// `kernelParams`: a pointer to each.
    Pointers(*const *mut c_void),
    /// `extra`: one block with all of them.
    Block(*const u8, usize),
}

/// The copy of a launch that outlives the call.
#[derive(Clone)]
pub struct KernelCall {
    /// What to run.
    pub kernel: &'static Kernel,
    /// Over which grid.
    pub launch: Launch,
    /// Words, so that every argument is aligned.
    block: Vec<u128>,
}

impl KernelCall {
    /// Copies the arguments.
    pub fn new(kernel: &'static Kernel, launch: Launch, arguments: Arguments) -> Self {
        let mut call = Self { kernel, launch, block: Vec::new() };
        call.fill(arguments);
        call
    }

    fn fill(&mut self, arguments: Arguments) {
        let layout = &self.kernel.resolved().layout;
        let bytes = layout.iter().map(|(offset, size)| offset + size).max().unwrap_or(0) as usize;
        self.block.clear();
        self.block.resize(bytes.div_ceil(16), 0);
        let to = self.block.as_mut_ptr().cast::<u8>();
        // SAFETY: the block was made large enough for every offset and size; the program passes as many readable
        // arguments as the kernel has, or a block of the length it gave.
        unsafe {
            match arguments {
                Arguments::Pointers(pointers) => {
                    for (index, (offset, size)) in layout.iter().enumerate() {
                        let from = (*pointers.add(index)).cast::<u8>();
                        std::ptr::copy_nonoverlapping(from, to.add(*offset as usize), *size as usize);
                    }
                }
                Arguments::Block(from, length) => std::ptr::copy_nonoverlapping(from, to, length.min(bytes)),
            }
        }
    }

    /// A pointer to each argument.
    pub fn pointers(&self, into: &mut Vec<*mut c_void>) {
        let base = self.block.as_ptr().cast::<u8>();
        into.clear();
        let layout = &self.kernel.resolved().layout;
        into.extend(
            layout.iter().map(|(offset, _)| base.wrapping_add(*offset as usize).cast_mut().cast::<c_void>()),
        );
    }

    /// How long it takes alone on the card, in nanoseconds.
    pub fn solo_ns(&self, compute_units: u32) -> u64 {
        let mut pointers = Vec::new();
        self.pointers(&mut pointers);
        solo_ns(self.kernel, &self.launch, pointers.as_ptr(), compute_units)
    }
}

/// Whether a kernel does anything but take time.
#[inline]
pub fn has_work(kernel: &Kernel) -> bool {
    !matches!(kernel.resolved().work, Work::Nothing)
}

/// How many arguments a launch passes.
pub fn argument_count(kernel: &Kernel) -> usize {
    kernel.resolved().layout.len()
}

/// How long a launch takes alone on the card, in nanoseconds: what its descriptor says, else a guess.
#[inline]
pub fn solo_ns(kernel: &Kernel, launch: &Launch, pointers: *const *mut c_void, compute_units: u32) -> u64 {
    match kernel.resolved().solo_ns {
        // SAFETY: by `kernel.h`; the pointers are as many as the descriptor's arguments.
        Some(solo_ns) => unsafe { solo_ns(launch, pointers) },
        None => guess_ns(launch, compute_units),
    }
}

/// A guess for kernels that nobody measured: 2 µs to start and end, and 4 µs for every time that the grid fills the
/// card with 2048 work-items a compute unit (a short streaming kernel on a large card; no claim beyond that).
fn guess_ns(launch: &Launch, compute_units: u32) -> u64 {
    let resident = 2048 * u64::from(compute_units.max(1));
    let items = launch.grid.count().saturating_mul(launch.block.count());
    2_000 + items.div_ceil(resident).saturating_mul(4_000)
}

/// A launch whose body has yet to run. Boxes are used again: launches allocate nothing once there are enough.
pub struct KernelRun {
    call: Option<KernelCall>,
    pointers: Vec<*mut c_void>,
}

// SAFETY: the pointers are rebuilt before use, into the block that travels with them.
unsafe impl Send for KernelRun {}

#[allow(clippy::vec_box, reason = "the boxes themselves are what is kept")]
static SPARE: Mutex<Vec<Box<KernelRun>>> = Mutex::new(Vec::new());
const SPARE_MAX: usize = 1024;

impl KernelRun {
    /// Takes a copy of the arguments.
    pub fn new(kernel: &'static Kernel, launch: Launch, arguments: Arguments) -> Box<Self> {
        let mut run = Self::spare();
        let block = run.call.take().map(|call| call.block).unwrap_or_default();
        let mut call = KernelCall { kernel, launch, block };
        call.fill(arguments);
        run.call = Some(call);
        run
    }

    /// Runs a call that was captured before.
    pub fn again(call: &KernelCall) -> Box<Self> {
        let mut run = Self::spare();
        run.call = Some(call.clone());
        run
    }

    fn spare() -> Box<Self> {
        let spare = SPARE.lock().pop();
        spare.unwrap_or_else(|| Box::new(Self { call: None, pointers: Vec::new() }))
    }

    /// Does the work of the launch.
    pub fn run(mut self: Box<Self>) {
        let Self { call, pointers } = &mut *self;
        if let Some(call) = call {
            call.pointers(pointers);
            perform(call, pointers);
        }
        let mut spare = SPARE.lock();
        if spare.len() < SPARE_MAX {
            spare.push(self);
        }
    }
}

fn perform(call: &KernelCall, pointers: &[*mut c_void]) {
    match &call.kernel.resolved().work {
        Work::Nothing => {}
        // SAFETY: by `kernel.h`; the pointers are to copies of all arguments.
        Work::Descriptor(body) => unsafe { body(&raw const call.launch, pointers.as_ptr()) },
        Work::Native { function, item, plan } => {
            // SAFETY: the pointers are to copies of all arguments, of the sizes the plan was made with; the function
            // was found under the mangled name that the plan was made from.
            unsafe {
                let frame = plan.frame(pointers);
                Grid { function: *function, frame: &frame, launch: &call.launch, item: *item }.run();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_laid_out_as_a_compiler_does() {
        assert_eq!(*packed(&[8, 4, 8, 1, 12, 4]), [(0, 8), (8, 4), (16, 8), (24, 1), (32, 12), (44, 4)]);
        assert_eq!(*packed(&[]), []);
    }

    #[test]
    fn the_guess_grows_with_the_grid() {
        let launch = |x| Launch {
            grid: descriptor::Dim3 { x, y: 1, z: 1 },
            block: descriptor::Dim3 { x: 256, y: 1, z: 1 },
            shared_bytes: 0,
        };
        assert_eq!(guess_ns(&launch(1), 132), 6_000);
        assert_eq!(guess_ns(&launch(8 * 132 + 1), 132), 10_000);
    }
}
