//! What compiled programs call before `main`, and around every `<<<…>>>`.

use std::cell::RefCell;
use std::ffi::{c_char, c_int, c_uint, c_void};
use std::mem::ManuallyDrop;

use hipreempt_api::hip::{dim3, hipStream_t, hipUint3};

use super::{put, read, string};
use crate::error::{Code, Outcome};
use crate::memory::{self, Kind};
use crate::module::registry;
use crate::runtime;

/// What stands between `<<<` and `>>>`.
#[derive(Clone, Copy)]
struct Configuration {
    grid: dim3,
    block: dim3,
    shared_bytes: usize,
    stream: hipStream_t,
}

/// Each push is popped by the stub it belongs to before the next: more than a few are a program's error.
const NESTED_MAX: usize = 16;

/// Configurations pushed and not yet popped.
struct Pushed {
    count: usize,
    all: [Option<Configuration>; NESTED_MAX],
}

// Neither may have a destructor: exit handlers and static objects launch after a thread's destructors have run.
thread_local! {
    static CONFIGURATIONS: RefCell<Pushed> = const { RefCell::new(Pushed { count: 0, all: [None; NESTED_MAX] }) };
    static ARGUMENTS: RefCell<ManuallyDrop<Vec<u8>>> = const { RefCell::new(ManuallyDrop::new(Vec::new())) };
}

impl Pushed {
    fn push(&mut self, configuration: Configuration) -> Outcome {
        *self.all.get_mut(self.count).ok_or(Code::INVALID_CONFIGURATION)? = Some(configuration);
        self.count += 1;
        Ok(())
    }

    fn pop(&mut self) -> Outcome<Configuration> {
        self.count = self.count.checked_sub(1).ok_or(Code::MISSING_CONFIGURATION)?;
        self.all[self.count].take().ok_or(Code::MISSING_CONFIGURATION)
    }
}

/// Takes note of a program's device code.
pub fn __hipRegisterFatBinary(data: *const c_void) -> *mut *mut c_void {
    registry::register(data)
}

/// The program's device code goes away.
pub fn __hipUnregisterFatBinary(modules: *mut *mut c_void) {
    registry::resolve(modules.cast()).into_iter().for_each(registry::unregister);
}

/// A host address that stands for a kernel.
pub fn __hipRegisterFunction(
    modules: *mut *mut c_void,
    hostFunction: *const c_void,
    _deviceFunction: *mut c_char,
    deviceName: *const c_char,
    _threadLimit: c_uint,
    _tid: *mut hipUint3,
    _bid: *mut hipUint3,
    _blockDim: *mut dim3,
    _gridDim: *mut dim3,
    _wSize: *mut c_int,
) {
    if let (Some(owner), Ok(name)) = (registry::resolve(modules.cast()), string(deviceName)) {
        registry::add_function(owner, hostFunction as usize, name);
    }
}

/// A host address that stands for a variable.
pub fn __hipRegisterVar(
    modules: *mut *mut c_void,
    var: *mut c_void,
    _hostVar: *mut c_char,
    deviceVar: *mut c_char,
    _ext: c_int,
    _size: usize,
    _constant: c_int,
    _global: c_int,
) {
    if let (Some(owner), Ok(name)) = (registry::resolve(modules.cast()), string(deviceVar)) {
        registry::add_variable(owner, var as usize, name, None);
    }
}

/// A managed variable: host and card reach it through one pointer, which is set here.
pub fn __hipRegisterManagedVar(
    hipModule: *mut c_void,
    pointer: *mut *mut c_void,
    init_value: *mut c_void,
    name: *const c_char,
    size: usize,
    _align: c_uint,
) {
    let (Some(owner), Ok(name)) = (registry::resolve(hipModule), string(name)) else { return };
    let Ok(address) =
        runtime::current().and_then(|card| memory::allocate(card, size.max(1), Kind::Managed, 1))
    else {
        return;
    };
    // SAFETY: the compiler passes `size` initial bytes; the allocation is that long.
    unsafe { std::ptr::copy_nonoverlapping(init_value.cast::<u8>(), address as *mut u8, size) };
    if put(pointer, address as *mut c_void).is_ok() {
        registry::add_variable(owner, pointer as usize, name, Some((address, size)));
    }
}

/// Textures are not modelled; the program finds out when it uses one.
pub fn __hipRegisterTexture(
    _modules: *mut *mut c_void,
    _var: *mut c_void,
    _hostVar: *mut c_char,
    _deviceVar: *mut c_char,
    _type: c_int,
    _norm: c_int,
    _ext: c_int,
) {
}

/// Surfaces are not modelled; the program finds out when it uses one.
pub fn __hipRegisterSurface(
    _modules: *mut *mut c_void,
    _var: *mut c_void,
    _hostVar: *mut c_char,
    _deviceVar: *mut c_char,
    _type: c_int,
    _ext: c_int,
) {
}

/// The caller's half of `<<<…>>>`.
pub fn __hipPushCallConfiguration(
    gridDim: dim3,
    blockDim: dim3,
    sharedMem: usize,
    stream: hipStream_t,
) -> Outcome {
    let configuration = Configuration { grid: gridDim, block: blockDim, shared_bytes: sharedMem, stream };
    CONFIGURATIONS.with_borrow_mut(|all| all.push(configuration))
}

/// The kernel stub's half of `<<<…>>>`.
pub fn __hipPopCallConfiguration(
    gridDim: *mut dim3,
    blockDim: *mut dim3,
    sharedMem: *mut usize,
    stream: *mut hipStream_t,
) -> Outcome {
    let last = CONFIGURATIONS.with_borrow_mut(Pushed::pop)?;
    put(gridDim, last.grid)?;
    put(blockDim, last.block)?;
    put(sharedMem, last.shared_bytes)?;
    put(stream, last.stream)
}

/// The call that began a launch in the oldest programs, answered by [`hipLaunchByPtr`](super::hipLaunchByPtr).
pub fn hipConfigureCall(gridDim: dim3, blockDim: dim3, sharedMem: usize, stream: hipStream_t) -> Outcome {
    ARGUMENTS.with_borrow_mut(|block| block.clear());
    __hipPushCallConfiguration(gridDim, blockDim, sharedMem, stream)
}

/// One argument of such a launch.
pub fn hipSetupArgument(arg: *const c_void, size: usize, offset: usize) -> Outcome {
    let end = offset.checked_add(size).filter(|end| *end <= 64 << 10).ok_or(Code::INVALID_VALUE)?;
    read(arg.cast::<u8>())?;
    ARGUMENTS.with_borrow_mut(|block| {
        let bytes = block.len().max(end);
        block.resize(bytes, 0);
        // SAFETY: the block was made long enough; the program passes `size` readable bytes.
        unsafe { std::ptr::copy_nonoverlapping(arg.cast::<u8>(), block.as_mut_ptr().add(offset), size) };
    });
    Ok(())
}

/// What [`hipConfigureCall`] and [`hipSetupArgument`] collected in this thread.
pub fn take_configured() -> Outcome<(dim3, dim3, usize, hipStream_t, Vec<u8>)> {
    let last = CONFIGURATIONS.with_borrow_mut(Pushed::pop)?;
    Ok((
        last.grid,
        last.block,
        last.shared_bytes,
        last.stream,
        ARGUMENTS.with_borrow_mut(|block| std::mem::take(&mut **block)),
    ))
}
