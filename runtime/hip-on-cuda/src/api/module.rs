//! Modules, functions and variables of the device. The attributes of functions have CUDA's numbers
//! (`hipFunction_attribute`, `CUfunction_attribute`).

use std::ffi::{c_char, c_int, c_uint, c_void};

use hipreempt_api::hip::{
    hipDeviceptr_t, hipFuncAttribute, hipFuncAttributes, hipFuncCache_t, hipFunction_attribute,
    hipFunction_t, hipJitOption, hipModule_t, hipStream_t,
};

use super::{put, put_optional, string, writable};
use crate::cuda::{Handle, cuda};
use crate::error::{Code, Outcome};
use crate::{module, registry};

/// Loads a module from a file.
pub fn hipModuleLoad(module: *mut hipModule_t, fname: *const c_char) -> Outcome {
    writable(module)?;
    put(module, module::load_file(&string(fname)?)?.cast())
}

/// Loads a module from memory.
pub fn hipModuleLoadData(module: *mut hipModule_t, image: *const c_void) -> Outcome {
    writable(module)?;
    // SAFETY: by HIP's contract an image.
    put(module, unsafe { module::load_memory(image) }?.cast())
}

/// As [`hipModuleLoadData`]: options are for compilers.
pub fn hipModuleLoadDataEx(
    module: *mut hipModule_t,
    image: *const c_void,
    _numOptions: c_uint,
    _options: *mut hipJitOption,
    _optionValues: *mut *mut c_void,
) -> Outcome {
    hipModuleLoadData(module, image)
}

/// As [`hipModuleLoadData`].
pub fn hipModuleLoadFatBinary(module: *mut hipModule_t, fatbin: *const c_void) -> Outcome {
    hipModuleLoadData(module, fatbin)
}

/// Gives a module back.
pub fn hipModuleUnload(module: hipModule_t) -> Outcome {
    module::unload(module.cast())
}

/// A kernel of a module.
pub fn hipModuleGetFunction(
    function: *mut hipFunction_t,
    module: hipModule_t,
    kname: *const c_char,
) -> Outcome {
    writable(function)?;
    put(function, module::function(module.cast(), &string(kname)?)?.cast())
}

/// A variable of a module.
pub fn hipModuleGetGlobal(
    dptr: *mut hipDeviceptr_t,
    bytes: *mut usize,
    hmod: hipModule_t,
    name: *const c_char,
) -> Outcome {
    let (address, size) = module::global(hmod.cast(), &string(name)?)?;
    put_optional(dptr, address as hipDeviceptr_t);
    put_optional(bytes, size);
    Ok(())
}

/// The handle of the kernel that a host address stands for.
pub fn hipGetFuncBySymbol(functionPtr: *mut hipFunction_t, symbolPtr: *const c_void) -> Outcome {
    writable(functionPtr)?;
    put(functionPtr, registry::kernel(symbolPtr)?.function()?.cast())
}

/// The name of the kernel that a host address stands for; null if it stands for none.
pub fn hipKernelNameRefByPtr(hostFunction: *const c_void, _stream: hipStream_t) -> *const c_char {
    registry::kernel(hostFunction).map_or(std::ptr::null(), |kernel| kernel.name().as_ptr())
}

/// The address of a variable.
pub fn hipGetSymbolAddress(devPtr: *mut *mut c_void, symbol: *const c_void) -> Outcome {
    writable(devPtr)?;
    put(devPtr, registry::variable(symbol)?.0 as *mut c_void)
}

/// The size of a variable.
pub fn hipGetSymbolSize(size: *mut usize, symbol: *const c_void) -> Outcome {
    writable(size)?;
    put(size, registry::variable(symbol)?.1)
}

/// `CUfunction_attribute` of `cuda.h`.
mod attribute {
    pub const MAX_THREADS_PER_BLOCK: i32 = 0;
    pub const SHARED_SIZE_BYTES: i32 = 1;
    pub const CONST_SIZE_BYTES: i32 = 2;
    pub const LOCAL_SIZE_BYTES: i32 = 3;
    pub const NUM_REGS: i32 = 4;
    pub const PTX_VERSION: i32 = 5;
    pub const BINARY_VERSION: i32 = 6;
    pub const CACHE_MODE_CA: i32 = 7;
    pub const MAX_DYNAMIC_SHARED_SIZE_BYTES: i32 = 8;
    pub const PREFERRED_SHARED_MEMORY_CARVEOUT: i32 = 9;
}

fn of_function(function: Handle, number: i32) -> Outcome<c_int> {
    let mut value = 0;
    cuda!(function_attribute(&raw mut value, number, function))?;
    Ok(value)
}

/// What a kernel needs and may have.
pub fn hipFuncGetAttributes(attr: *mut hipFuncAttributes, func: *const c_void) -> Outcome {
    writable(attr)?;
    let function = registry::kernel(func)?.function()?;
    let get = |number| of_function(function, number);
    let bytes = |number| get(number).map(|value| usize::try_from(value).unwrap_or(0));
    put(
        attr,
        hipFuncAttributes {
            binaryVersion: get(attribute::BINARY_VERSION)?,
            cacheModeCA: get(attribute::CACHE_MODE_CA)?,
            constSizeBytes: bytes(attribute::CONST_SIZE_BYTES)?,
            localSizeBytes: bytes(attribute::LOCAL_SIZE_BYTES)?,
            maxDynamicSharedSizeBytes: get(attribute::MAX_DYNAMIC_SHARED_SIZE_BYTES)?,
            maxThreadsPerBlock: get(attribute::MAX_THREADS_PER_BLOCK)?,
            numRegs: get(attribute::NUM_REGS)?,
            preferredShmemCarveout: get(attribute::PREFERRED_SHARED_MEMORY_CARVEOUT)?,
            ptxVersion: get(attribute::PTX_VERSION)?,
            sharedSizeBytes: bytes(attribute::SHARED_SIZE_BYTES)?,
        },
    )
}

/// One attribute of a function of a module.
pub fn hipFuncGetAttribute(
    value: *mut c_int,
    attrib: hipFunction_attribute,
    hfunc: hipFunction_t,
) -> Outcome {
    writable(value)?;
    let number = c_int::try_from(attrib).map_err(|_| Code::INVALID_VALUE)?;
    put(value, of_function(hfunc.cast(), number)?)
}

/// Sets an attribute; those that HIP has (8 and 9) are CUDA's.
pub fn hipFuncSetAttribute(func: *const c_void, attr: hipFuncAttribute, value: c_int) -> Outcome {
    let function = registry::kernel(func)?.function()?;
    let number = c_int::try_from(attr).map_err(|_| Code::INVALID_VALUE)?;
    cuda!(function_set_attribute(function, number, value))
}

/// What a kernel prefers of cache and shared memory; the numbers are CUDA's.
pub fn hipFuncSetCacheConfig(func: *const c_void, config: hipFuncCache_t) -> Outcome {
    let function = registry::kernel(func)?.function()?;
    cuda!(function_set_cache_config(function, config))
}
