//! What compiled programs call before `main`, and around every `<<<…>>>`.

use std::cell::RefCell;
use std::ffi::{c_char, c_int, c_uint, c_void};
use std::mem::ManuallyDrop;

use hipreempt_api::hip::{dim3, hipStream_t, hipUint3};
use hipreempt_hip_face::configuration::{self, __hipPushCallConfiguration};

use super::{put, read, string};
use crate::error::{Code, Outcome};
use crate::memory::{self, Kind};
use crate::module::registry;
use crate::runtime;

// No destructor: exit handlers and static objects launch after a thread's destructors have run.
thread_local! {
    static ARGUMENTS: RefCell<ManuallyDrop<Vec<u8>>> = const { RefCell::new(ManuallyDrop::new(Vec::new())) };
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
    let last = configuration::pop()?;
    Ok((
        last.grid,
        last.block,
        last.shared_bytes,
        last.stream,
        ARGUMENTS.with_borrow_mut(|block| std::mem::take(&mut **block)),
    ))
}
