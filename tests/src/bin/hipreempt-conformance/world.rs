//! What every case works with: streams of each kind, memory of each kind, kernels, and a way to say what was seen.
//!
//! Arguments of a launch are overwritten as soon as the call returns, as a program's stack is: nothing here may keep
//! them alive for whoever should have copied them.

use std::cell::Cell;
use std::ffi::{CStr, c_void};
use std::ptr::{null, null_mut};
use std::sync::OnceLock;

use hipreempt_api::hip::*;

use crate::hip::Hip;

/// `hipErrorNotReady`, as the calls return it.
pub const NOT_READY: u32 = hipErrorNotReady;
/// Microseconds of the card that the kernel takes behind which a case hides, unless the harness asks for more.
const BUSY_US: u32 = 150;
/// `HIPF`: what marks the wrapper that the compiler puts around a fat binary.
const WRAPPER_MAGIC: u32 = 0x4849_5046;

/// What the compiler's constructors register for a program; this one does by itself.
#[repr(C)]
struct Wrapper {
    magic: u32,
    version: u32,
    binary: *const c_void,
    unused: *const c_void,
}

/// A host address that stands for a kernel or a variable. Nothing is ever there.
pub struct Stub(#[allow(dead_code, reason = "only its address counts")] u8);

/// `data[i] = 3 * data[i] + value`.
pub static CHAIN: Stub = Stub(0);
/// Takes its time.
pub static BUSY: Stub = Stub(1);
/// A variable as large as the small buffers.
pub static SYMBOL: Stub = Stub(2);

impl Stub {
    pub fn address(&'static self) -> *const c_void {
        std::ptr::from_ref(self).cast()
    }
}

/// A stream of each kind that HIP orders differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    Blocking,
    NonBlocking,
    Null,
    PerThread,
}

impl Lane {
    pub const ALL: [Lane; 4] = [Lane::Blocking, Lane::NonBlocking, Lane::Null, Lane::PerThread];

    pub fn name(self) -> &'static str {
        match self {
            Self::Blocking => "blocking",
            Self::NonBlocking => "nonblocking",
            Self::Null => "null",
            Self::PerThread => "perthread",
        }
    }
}

/// A grid or a workgroup of one dimension.
pub fn line(x: u32) -> dim3 {
    dim3 { x, y: 1, z: 1 }
}

/// The arguments of [`CHAIN`] as one block, as `extra` passes them.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct ChainBlock {
    pub data: *mut c_void,
    pub value: i32,
    pub count: i32,
}

/// The wide kernel's second argument: with the pointer 4 KiB.
pub const WIDE_WORDS: usize = 1022;

/// The device code, for programs that load it by themselves.
pub fn image() -> &'static [u8] {
    static IMAGE: OnceLock<Vec<u8>> = OnceLock::new();
    IMAGE.get_or_init(|| {
        let path = std::env::var_os("CONFORMANCE_DEVICE_CODE").expect("CONFORMANCE_DEVICE_CODE");
        std::fs::read(path).expect("the device code")
    })
}

/// Registers the device code as a compiled program does before `main`. Once a process.
pub fn register(hip: &Hip) {
    let binary = image().as_ptr().cast();
    let wrapper = Box::leak(Box::new(Wrapper { magic: WRAPPER_MAGIC, version: 1, binary, unused: null() }));
    let modules = hip.__hipRegisterFatBinary(std::ptr::from_ref(wrapper).cast());
    let none = || (null_mut(), null_mut(), null_mut(), null_mut(), null_mut());
    for (stub, name) in [(&CHAIN, c"victim_chain"), (&BUSY, c"victim_busy")] {
        let (tid, bid, block, grid, warp) = none();
        let text = name.as_ptr();
        let (address, device) = (stub.address(), text.cast_mut());
        hip.__hipRegisterFunction(modules, address, device, text, u32::MAX, tid, bid, block, grid, warp);
    }
    let (var, name) = (SYMBOL.address().cast_mut(), c"conformance_symbol".as_ptr().cast_mut());
    hip.__hipRegisterVar(modules, var, name, name, 0, SMALL_COUNT * 4, 0, 0);
}

/// Copies that outlast a short kernel.
const CHANCES: u32 = 16;

/// A host function without effect.
unsafe extern "C" fn nothing(_: *mut c_void) {}

/// Numbers in a small buffer.
pub const SMALL_COUNT: usize = 256;
/// Numbers in a large one: a copy of it is held.
pub const LARGE_COUNT: usize = 1 << 18;

/// One thread's streams, memory and kernels.
pub struct World {
    pub hip: &'static Hip,
    pub count: usize,
    busy_us: u32,
    pub blocking: hipStream_t,
    pub nonblocking: hipStream_t,
    /// Another non-blocking one, that waits for the others.
    pub other: hipStream_t,
    /// One that nobody waits for.
    spare: hipStream_t,
    /// Device memory, whose content shows an order.
    pub data: Cell<*mut c_void>,
    own_data: *mut c_void,
    /// The same for functions that take managed memory only.
    managed: *mut c_void,
    /// Device memory with other content, which nobody changes.
    pub source: *mut c_void,
    /// Pinned memory for results, and to copy from.
    pub out: *mut i32,
    pub pinned: *mut i32,
    /// Two pinned words, and one that nobody reads.
    pub words: *mut u64,
    pub module: hipModule_t,
    pub chain: hipFunction_t,
    /// A graph of one chain kernel.
    pub graph: hipGraphExec_t,
}

/// The program cannot go on: exit status 70 tells the harness that the hazard was not even reached.
pub fn must(status: hipError_t, what: &str) {
    if status != 0 {
        eprintln!("{what}: {status}");
        std::process::exit(70);
    }
}

impl World {
    pub fn new(hip: &'static Hip, count: usize) -> Self {
        let [mut blocking, mut nonblocking, mut other, mut spare] = [null_mut(); 4];
        must(hip.hipStreamCreate(&mut blocking), "a blocking stream");
        must(hip.hipStreamCreateWithFlags(&mut nonblocking, hipStreamNonBlocking), "a stream");
        must(hip.hipStreamCreateWithFlags(&mut other, hipStreamNonBlocking), "another stream");
        must(hip.hipStreamCreateWithFlags(&mut spare, hipStreamNonBlocking), "a spare stream");
        let bytes = count * 4;
        let device = || {
            let mut memory = null_mut();
            must(hip.hipMalloc(&mut memory, bytes), "memory");
            memory
        };
        let host = |bytes| {
            let mut memory = null_mut();
            must(hip.hipHostMalloc(&mut memory, bytes, 0), "pinned memory");
            memory
        };
        let (mut module, mut chain) = (null_mut(), null_mut());
        must(hip.hipModuleLoadData(&mut module, image().as_ptr().cast()), "a module");
        must(hip.hipModuleGetFunction(&mut chain, module, c"victim_chain".as_ptr()), "a kernel");
        let (own_data, mut managed) = (device(), null_mut());
        must(hip.hipMallocManaged(&mut managed, bytes, hipMemAttachGlobal), "managed memory");
        let mut world = Self {
            hip,
            count,
            busy_us: std::env::var("CONFORMANCE_BUSY_US").map_or(BUSY_US, |us| us.parse().expect("a number")),
            blocking,
            nonblocking,
            other,
            spare,
            data: Cell::new(own_data),
            own_data,
            managed,
            source: device(),
            out: host(bytes).cast(),
            pinned: host(bytes).cast(),
            words: host(24).cast(),
            module,
            chain,
            graph: null_mut(),
        };
        world.graph = world.graph_of_a_chain(nonblocking);
        world
    }

    pub fn bytes(&self) -> usize {
        self.count * 4
    }

    pub fn stream(&self, lane: Lane) -> hipStream_t {
        match lane {
            Lane::Blocking => self.blocking,
            Lane::NonBlocking => self.nonblocking,
            Lane::Null => null_mut(),
            Lane::PerThread => hipStreamPerThread,
        }
    }

    fn graph_of_a_chain(&self, stream: hipStream_t) -> hipGraphExec_t {
        let (mut graph, mut exec) = (null_mut(), null_mut());
        let local = hipStreamCaptureModeThreadLocal;
        must(self.hip.hipStreamBeginCapture(stream, local), "a capture");
        must(self.chain(2, stream), "a captured launch");
        must(self.hip.hipStreamEndCapture(stream, &mut graph), "its end");
        must(self.hip.hipGraphInstantiate(&mut exec, graph, null_mut(), null_mut(), 0), "a graph");
        must(self.hip.hipGraphDestroy(graph), "the graph's end");
        exec
    }

    /// Everything as at the beginning, and nothing on its way.
    pub fn reset(&self) {
        self.data.set(self.own_data);
        self.reset_contents();
    }

    /// The same, with the variable in the place of the data.
    pub fn reset_to_symbol(&self) {
        let mut address = null_mut();
        must(self.hip.hipGetSymbolAddress(&mut address, SYMBOL.address()), "the variable's address");
        self.data.set(address);
        self.reset_contents();
    }

    /// The same, with managed memory in the place of the data.
    pub fn reset_to_managed(&self) {
        self.data.set(self.managed);
        self.reset_contents();
    }

    fn reset_contents(&self) {
        self.synchronise();
        self.fill(self.pinned, |index| index as i32 * 3 + 1);
        must(self.copy_now(self.data.get(), self.pinned.cast()), "data");
        self.fill(self.pinned, |index| 1000 - index as i32);
        must(self.copy_now(self.source, self.pinned.cast()), "the source");
        self.fill(self.out, |_| -1);
        self.set_word(0, 0);
        self.set_word(1, 0);
    }

    fn copy_now(&self, to: *mut c_void, from: *const c_void) -> u32 {
        self.hip.hipMemcpy(to, from, self.bytes(), hipMemcpyDefault)
    }

    pub fn synchronise(&self) {
        must(self.hip.hipDeviceSynchronize(), "hipDeviceSynchronize");
    }

    /// Writes the program's own numbers into host memory of a buffer's size.
    pub fn fill(&self, to: *mut i32, value: impl Fn(usize) -> i32) {
        for index in 0..self.count {
            // SAFETY: the buffers of a world have `count` numbers.
            unsafe { to.add(index).write_volatile(value(index)) };
        }
    }

    /// What host memory of a buffer's size holds now, in a few words.
    pub fn seen(&self, from: *const i32) -> String {
        let mut hash = 0xcbf2_9ce4_8422_2325u64;
        for index in 0..self.count {
            // SAFETY: as in `fill`.
            let value = unsafe { from.add(index).read_volatile() };
            hash = (hash ^ u64::from(value as u32)).wrapping_mul(0x0100_0000_01b3);
        }
        // SAFETY: as in `fill`.
        let (first, last) = unsafe { (from.read_volatile(), from.add(self.count - 1).read_volatile()) };
        format!("{first}..{last}#{hash:016x}")
    }

    /// What device memory holds once everything is done.
    pub fn seen_on_device(&self, from: *const c_void) -> String {
        self.synchronise();
        let mut copy = vec![0i32; self.count];
        must(self.copy_now(copy.as_mut_ptr().cast(), from), "the result");
        self.seen(copy.as_ptr())
    }

    pub fn word(&self, index: usize) -> u64 {
        // SAFETY: there are two.
        unsafe { self.words.add(index).read_volatile() }
    }

    pub fn set_word(&self, index: usize, value: u64) {
        // SAFETY: there are two.
        unsafe { self.words.add(index).write_volatile(value) };
    }

    pub fn word_address(&self, index: usize) -> *mut c_void {
        self.words.wrapping_add(index).cast()
    }

    /// Calls `launch` with the chain kernel's arguments, which are gone when it returns.
    pub fn with_chain(&self, value: i32, launch: impl FnOnce(*mut *mut c_void) -> u32) -> u32 {
        let mut block = ChainBlock { data: self.data.get(), value, count: self.count as i32 };
        let mut arguments: [*mut c_void; 3] =
            [(&raw mut block.data).cast(), (&raw mut block.value).cast(), (&raw mut block.count).cast()];
        let status = launch(arguments.as_mut_ptr());
        trample(&mut block);
        trample(&mut arguments);
        status
    }

    /// The same, as one block that `extra` describes.
    pub fn with_extra(&self, value: i32, launch: impl FnOnce(*mut *mut c_void) -> u32) -> u32 {
        let mut block = ChainBlock { data: self.data.get(), value, count: self.count as i32 };
        let mut bytes = size_of::<ChainBlock>();
        let mut extra = [
            HIP_LAUNCH_PARAM_BUFFER_POINTER,
            (&raw mut block).cast(),
            HIP_LAUNCH_PARAM_BUFFER_SIZE,
            (&raw mut bytes).cast(),
            HIP_LAUNCH_PARAM_END,
        ];
        let status = launch(extra.as_mut_ptr());
        trample(&mut block);
        trample(&mut bytes);
        trample(&mut extra);
        status
    }

    pub fn grid(&self) -> u32 {
        (self.count / SMALL_COUNT) as u32
    }

    /// The chain kernel on the data.
    pub fn chain(&self, value: i32, stream: hipStream_t) -> u32 {
        let (grid, block) = (line(self.grid()), line(SMALL_COUNT as u32));
        self.with_chain(value, |args| self.hip.hipLaunchKernel(CHAIN.address(), grid, block, args, 0, stream))
    }

    /// A kernel that takes its time and does nothing.
    pub fn busy(&self, stream: hipStream_t) -> u32 {
        let (mut done, mut duration_us): (*mut c_void, u32) = (null_mut(), self.busy_us);
        let mut arguments: [*mut c_void; 2] = [(&raw mut done).cast(), (&raw mut duration_us).cast()];
        let (grid, block) = (line(1 << 14), line(256));
        let launched =
            self.hip.hipLaunchKernel(BUSY.address(), grid, block, arguments.as_mut_ptr(), 0, stream);
        trample(&mut duration_us);
        trample(&mut arguments);
        launched
    }

    /// Brings the data into pinned memory in stream order.
    pub fn copy_out(&self, stream: hipStream_t) -> u32 {
        let from = self.data.get();
        self.hip.hipMemcpyAsync(self.out.cast(), from, self.bytes(), hipMemcpyDeviceToHost, stream)
    }

    /// Nothing behind it on the stream runs before [`World::release`].
    pub fn block(&self, stream: hipStream_t) {
        let at = self.word_address(0);
        must(self.hip.hipStreamWaitValue32(stream, at, 1, hipStreamWaitValueGte, u32::MAX), "a block");
    }

    /// Time for whatever is not behind the block, though it should be, to happen and be seen. Nothing here is ever held.
    pub fn give_others_a_chance(&self) {
        for _ in 0..CHANCES {
            let (to, from) = (self.words.wrapping_add(2).cast(), self.source);
            let copied = self.hip.hipMemcpyAsync(to, from, 8, hipMemcpyDeviceToHost, self.spare);
            must(copied, "a copy");
        }
        must(self.hip.hipLaunchHostFunc(self.spare, Some(nothing), null_mut()), "a host function");
        must(self.hip.hipStreamSynchronize(self.spare), "the spare stream");
    }

    pub fn release(&self) {
        self.set_word(0, 1);
    }

    pub fn new_event(&self, flags: u32) -> hipEvent_t {
        let mut event = null_mut();
        must(self.hip.hipEventCreateWithFlags(&mut event, flags), "an event");
        event
    }

    /// A kernel of a module.
    pub fn function(&self, module: hipModule_t, name: &CStr) -> hipFunction_t {
        let mut function = null_mut();
        must(self.hip.hipModuleGetFunction(&mut function, module, name.as_ptr()), "a kernel of a module");
        function
    }
}

/// What a program leaves of a local variable.
pub fn trample<T>(value: &mut T) {
    // SAFETY: all bytes of a value that nobody reads again; volatile, or the compiler would leave it out. The types are
    // plain data.
    unsafe {
        let bytes = std::ptr::from_mut(value).cast::<u8>();
        (0..size_of::<T>()).for_each(|at| bytes.add(at).write_volatile(0xee));
    }
}
