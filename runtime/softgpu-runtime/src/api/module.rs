//! Modules, functions and variables by name.

use std::ffi::{c_char, c_int, c_uint, c_void};

use hipreempt_api::hip::{
    hipDeviceptr_t, hipFuncAttribute, hipFuncAttributes, hipFuncCache_t, hipFunction_attribute,
    hipFunction_t, hipJitOption, hipKernel_t, hipLibrary_t, hipLibraryOption, hipModule_t,
    hipSharedMemConfig, hipStream_t,
};

use super::launch::{SHARED_MAX, any_kernel};
use super::{put, put_optional, read, string, writable};
use crate::error::{Code, Outcome};
use crate::graph::capture;
use crate::kernel::Kernel;
use crate::module::{self, image, registry};
use crate::{report, runtime};

fn load(module: *mut hipModule_t, image: &[u8]) -> Outcome {
    writable(module)?;
    capture::check_unsafe_call()?;
    runtime::current()?;
    put(module, module::load_handle(image)?.cast())
}

/// Loads a file: a code object or a bundle.
pub fn hipModuleLoad(module: *mut hipModule_t, fname: *const c_char) -> Outcome {
    let path = string(fname)?;
    let image = std::fs::read(&path).map_err(|error| {
        report::once(&path, &format!("{path}: {error}"));
        Code::FILE_NOT_FOUND
    })?;
    load(module, &image)
}

/// Loads an image in memory.
pub fn hipModuleLoadData(module: *mut hipModule_t, image: *const c_void) -> Outcome {
    if image.is_null() {
        return Err(Code::INVALID_VALUE);
    }
    // SAFETY: by HIP's contract the image stays for the time of the call.
    load(module, unsafe { image::readable(image) })
}

/// As [`hipModuleLoadData`]; options are for compilers.
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

/// Ends a module's life; launches on their way go on.
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
    let kernel = module::resolve(module.cast())?.kernel(&string(kname)?).ok_or(Code::NOT_FOUND)?;
    put(function, module::function_handle(kernel)?.cast())
}

/// How many kernels a module has.
pub fn hipModuleGetFunctionCount(count: *mut c_uint, mod_: hipModule_t) -> Outcome {
    put(count, module::resolve(mod_.cast())?.kernel_count() as c_uint)
}

/// A variable of a module.
pub fn hipModuleGetGlobal(
    dptr: *mut hipDeviceptr_t,
    bytes: *mut usize,
    hmod: hipModule_t,
    name: *const c_char,
) -> Outcome {
    let (address, size) = module::resolve(hmod.cast())?.variable(&string(name)?)?;
    put_optional(dptr, address as hipDeviceptr_t);
    put_optional(bytes, size);
    Ok(())
}

/// The function handle of a kernel that the program was compiled with.
pub fn hipGetFuncBySymbol(functionPtr: *mut hipFunction_t, symbolPtr: *const c_void) -> Outcome {
    put(functionPtr, module::function_handle(registry::kernel(symbolPtr as usize)?)?.cast())
}

/// Where a variable of the program is on the card.
pub fn hipGetSymbolAddress(devPtr: *mut *mut c_void, symbol: *const c_void) -> Outcome {
    put(devPtr, registry::variable(symbol as usize)?.0 as *mut c_void)
}

/// How large a variable of the program is.
pub fn hipGetSymbolSize(size: *mut usize, symbol: *const c_void) -> Outcome {
    put(size, registry::variable(symbol as usize)?.1)
}

/// The name of a function, for people; null if it is none.
pub fn hipKernelNameRef(f: hipFunction_t) -> *const c_char {
    module::function(f.cast()).map_or(std::ptr::null(), name)
}

/// The name of a kernel that the program was compiled with.
pub fn hipKernelNameRefByPtr(hostFunction: *const c_void, _stream: hipStream_t) -> *const c_char {
    registry::kernel(hostFunction as usize).map_or(std::ptr::null(), name)
}

fn name(kernel: &'static Kernel) -> *const c_char {
    kernel.c_name().as_ptr()
}

/// What the code object tells of a kernel, under `HIP_FUNC_ATTRIBUTE_…`.
fn attribute(kernel: &Kernel, attribute: hipFunction_attribute) -> Outcome<c_int> {
    let told = attributes(kernel);
    Ok(match attribute {
        0 => told.maxThreadsPerBlock,
        1 => told.sharedSizeBytes as c_int,
        2 => told.constSizeBytes as c_int,
        3 => told.localSizeBytes as c_int,
        4 => told.numRegs,
        5 => told.ptxVersion,
        6 => told.binaryVersion,
        7 => told.cacheModeCA,
        8 => told.maxDynamicSharedSizeBytes,
        9 => told.preferredShmemCarveout,
        _ => return Err(Code::INVALID_VALUE),
    })
}

fn attributes(kernel: &Kernel) -> hipFuncAttributes {
    let meta = kernel.meta.clone().unwrap_or_default();
    let items = if meta.workgroup_max == 0 { 1024 } else { meta.workgroup_max.min(1024) };
    hipFuncAttributes {
        binaryVersion: 90,
        cacheModeCA: 0,
        constSizeBytes: 0,
        localSizeBytes: meta.private_bytes as usize,
        maxDynamicSharedSizeBytes: SHARED_MAX.saturating_sub(meta.group_bytes) as c_int,
        maxThreadsPerBlock: items as c_int,
        numRegs: meta.vgprs as c_int,
        preferredShmemCarveout: 0,
        ptxVersion: 30,
        sharedSizeBytes: meta.group_bytes as usize,
    }
}

/// Everything told of a kernel.
pub fn hipFuncGetAttributes(attr: *mut hipFuncAttributes, func: *const c_void) -> Outcome {
    put(attr, attributes(any_kernel(func)?))
}

/// One fact about a function.
pub fn hipFuncGetAttribute(
    value: *mut c_int,
    attrib: hipFunction_attribute,
    hfunc: hipFunction_t,
) -> Outcome {
    put(value, attribute(module::function(hfunc.cast())?, attrib)?)
}

/// Accepted within the card's limits; nothing depends on it.
pub fn hipFuncSetAttribute(func: *const c_void, _attr: hipFuncAttribute, value: c_int) -> Outcome {
    any_kernel(func)?;
    if u64::try_from(value).is_ok_and(|value| value <= SHARED_MAX) {
        Ok(())
    } else {
        Err(Code::INVALID_VALUE)
    }
}

/// Caches are not modelled.
pub fn hipFuncSetCacheConfig(_func: *const c_void, _config: hipFuncCache_t) -> Outcome {
    Ok(())
}

/// Banks are not modelled.
pub fn hipFuncSetSharedMemConfig(_func: *const c_void, _config: hipSharedMemConfig) -> Outcome {
    Ok(())
}

/// Loads an image as a library; a library is a module here.
pub fn hipLibraryLoadData(
    library: *mut hipLibrary_t,
    code: *const c_void,
    _jitOptions: *mut *mut hipJitOption,
    _jitOptionsValues: *mut *mut c_void,
    _numJitOptions: c_uint,
    _libraryOptions: *mut *mut hipLibraryOption,
    _libraryOptionValues: *mut *mut c_void,
    _numLibraryOptions: c_uint,
) -> Outcome {
    hipModuleLoadData(library.cast(), code)
}

/// As [`hipLibraryLoadData`], from a file.
pub fn hipLibraryLoadFromFile(
    library: *mut hipLibrary_t,
    fileName: *const c_char,
    _jitOptions: *mut *mut hipJitOption,
    _jitOptionsValues: *mut *mut c_void,
    _numJitOptions: c_uint,
    _libraryOptions: *mut *mut hipLibraryOption,
    _libraryOptionValues: *mut *mut c_void,
    _numLibraryOptions: c_uint,
) -> Outcome {
    hipModuleLoad(library.cast(), fileName)
}

/// Ends a library's life.
pub fn hipLibraryUnload(library: hipLibrary_t) -> Outcome {
    module::unload(library.cast())
}

/// A kernel of a library; its handle is a function's.
pub fn hipLibraryGetKernel(pKernel: *mut hipKernel_t, library: hipLibrary_t, name: *const c_char) -> Outcome {
    hipModuleGetFunction(pKernel.cast(), library.cast(), name)
}

/// How many kernels a library has.
pub fn hipLibraryGetKernelCount(count: *mut c_uint, library: hipLibrary_t) -> Outcome {
    hipModuleGetFunctionCount(count, library.cast())
}

/// The function of a kernel handle: the same.
pub fn hipKernelGetFunction(pFunc: *mut hipFunction_t, kernel: hipKernel_t) -> Outcome {
    module::function(kernel.cast())?;
    put(pFunc, kernel.cast())
}

/// The name of a kernel.
pub fn hipKernelGetName(name: *mut *const c_char, kernel: hipKernel_t) -> Outcome {
    put(name, self::name(module::function(kernel.cast())?))
}

/// One fact about a kernel.
pub fn hipKernelGetAttribute(
    pi: *mut c_int,
    attrib: hipFunction_attribute,
    kernel: hipKernel_t,
    _dev: c_int,
) -> Outcome {
    put(pi, attribute(module::function(kernel.cast())?, attrib)?)
}

/// Where a parameter of a kernel lies in the block of arguments.
pub fn hipKernelGetParamInfo(
    kernel: hipKernel_t,
    paramIndex: usize,
    paramOffset: *mut usize,
    paramSize: *mut usize,
) -> Outcome {
    let meta = module::function(kernel.cast())?.meta.as_ref().ok_or(Code::NOT_SUPPORTED)?;
    let argument = read(meta.arguments.get(paramIndex).ok_or(Code::INVALID_VALUE)?)?;
    put_optional(paramOffset, argument.offset as usize);
    put_optional(paramSize, argument.size as usize);
    Ok(())
}
