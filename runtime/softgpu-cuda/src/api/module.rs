//! Modules, libraries, and the functions and variables in them. A library is a module here, and a kernel a function.

use std::ffi::{CStr, c_char, c_int, c_uint, c_void};

use hipreempt_softgpu_runtime::api::{
    hipFuncGetAttribute, hipKernelGetName, hipKernelGetParamInfo, hipModuleGetFunction,
    hipModuleGetFunctionCount, hipModuleOccupancyMaxActiveBlocksPerMultiprocessor,
    hipModuleOccupancyMaxPotentialBlockSize, put, put_optional, string, writable,
};
use hipreempt_softgpu_runtime::error::{Code, Outcome};
use hipreempt_softgpu_runtime::graph::capture;
use hipreempt_softgpu_runtime::kernel::Kernel;
use hipreempt_softgpu_runtime::module::{self, Module};
use hipreempt_softgpu_runtime::report;

use super::attributes::SHARED_OPTIN_MAX;
use crate::error::INVALID_PTX;
use crate::face::cuda;
use crate::ptx;
use crate::types::{CUdevice, CUdeviceptr, CUfunction, CUkernel, CUlibrary, CUmodule};

/// `__fatBinC_Wrapper_t` and the header of a fat binary begin with these (`fatbinary_section.h`, `fatbinary.h`).
const FAT_WRAPPER: u32 = 0x466243b1;
const FAT_BINARY: u32 = 0xba55ed50;
const ELF: u32 = u32::from_le_bytes(*b"\x7fELF");
/// Attributes of a function that HIP has under the same numbers.
const SHARED_ATTRIBUTES: c_uint = 10;
/// `CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES`.
const MAX_DYNAMIC_SHARED: c_uint = 8;
/// The last attribute of CUDA 13.0.
const ATTRIBUTE_MAX: c_uint = 15;

/// Binary code is accepted without being read: its kernels are known by the names that the program asks for.
fn is_binary(image: *const c_void) -> bool {
    // SAFETY: the caller has seen that it is not null; an image has at least four bytes (the shortest text that is
    // accepted is longer), and may lie anywhere.
    let magic = unsafe { image.cast::<u32>().read_unaligned() };
    matches!(magic, FAT_WRAPPER | FAT_BINARY | ELF)
}

fn read(image: *const c_void) -> Outcome<Module> {
    if image.is_null() {
        return Err(Code::INVALID_VALUE);
    }
    // SAFETY: not null; text ends with a NUL, so that a short one is not read past its end.
    let empty = unsafe { CStr::from_ptr(image.cast()) }.count_bytes() < size_of::<u32>();
    if !empty && is_binary(image) {
        report::once("binary", "binary device code is not read; its kernels are known by name only");
        return Ok(Module::opaque());
    }
    let text = string(image.cast())?;
    let code = ptx::parse(&text).ok_or(INVALID_PTX)?;
    Ok(Module::from_code(code))
}

fn load(to: *mut *mut c_void, image: *const c_void) -> Outcome {
    writable(to)?;
    capture::check_unsafe_call()?;
    put(to, module::adopt(read(image)?)?)
}

fn load_file(to: *mut *mut c_void, path: *const c_char) -> Outcome {
    writable(to)?;
    let path = string(path)?;
    let mut image = std::fs::read(&path).map_err(|_| Code::FILE_NOT_FOUND)?;
    image.push(0);
    load(to, image.as_ptr().cast())
}

cuda! {
    /// Loads a file of PTX or binary code.
    Context fn cuModuleLoad(module: *mut CUmodule, path: *const c_char) {
        load_file(module, path)
    }
}

cuda! {
    /// Loads an image in memory.
    Context fn cuModuleLoadData(module: *mut CUmodule, image: *const c_void) {
        load(module, image)
    }
}

cuda! {
    /// As `cuModuleLoadData`; options are for compilers.
    Context fn cuModuleLoadDataEx(
        module: *mut CUmodule, image: *const c_void, _count: c_uint, _options: *mut c_uint, _values: *mut *mut c_void
    ) {
        load(module, image)
    }
}

cuda! {
    /// As `cuModuleLoadData`.
    Context fn cuModuleLoadFatBinary(module: *mut CUmodule, image: *const c_void) {
        load(module, image)
    }
}

cuda! {
    /// Ends a module's life; launches on their way go on.
    Context fn cuModuleUnload(module: CUmodule) {
        module::unload(module)
    }
}

cuda! {
    /// Everything is loaded when it is asked for.
    Init fn cuModuleGetLoadingMode(mode: *mut c_uint) {
        let eager = 1;
        put(mode, eager)
    }
}

cuda! {
    /// A kernel of a module.
    Context fn cuModuleGetFunction(function: *mut CUfunction, module: CUmodule, name: *const c_char) {
        hipModuleGetFunction(function.cast(), module.cast(), name)
    }
}

cuda! {
    /// How many kernels a module has.
    Context fn cuModuleGetFunctionCount(count: *mut c_uint, module: CUmodule) {
        hipModuleGetFunctionCount(count, module.cast())
    }
}

fn enumerate(to: *mut CUfunction, room: c_uint, module: CUmodule) -> Outcome {
    writable(to)?;
    let kernels = module::resolve(module)?.kernels().take(room as usize);
    kernels
        .enumerate()
        .try_for_each(|(index, kernel)| put(to.wrapping_add(index), module::function_handle(kernel)?))
}

cuda! {
    /// The kernels of a module.
    Context fn cuModuleEnumerateFunctions(functions: *mut CUfunction, room: c_uint, module: CUmodule) {
        enumerate(functions, room, module)
    }
}

fn variable(at: *mut CUdeviceptr, bytes: *mut usize, module: CUmodule, name: *const c_char) -> Outcome {
    let (address, size) = module::resolve(module)?.variable(&string(name)?)?;
    put_optional(at, address as CUdeviceptr);
    put_optional(bytes, size);
    Ok(())
}

cuda! {
    /// A variable of a module.
    Context fn cuModuleGetGlobal_v2(
        at: *mut CUdeviceptr, bytes: *mut usize, module: CUmodule, name: *const c_char
    ) {
        variable(at, bytes, module, name)
    }
}

cuda! {
    /// Loads an image as a library, for all contexts.
    Init fn cuLibraryLoadData(
        library: *mut CUlibrary, image: *const c_void, _options: *mut c_uint, _values: *mut *mut c_void, _count: c_uint,
        _library_options: *mut c_uint, _library_values: *mut *mut c_void, _library_count: c_uint
    ) {
        load(library, image)
    }
}

cuda! {
    /// As `cuLibraryLoadData`, from a file.
    Init fn cuLibraryLoadFromFile(
        library: *mut CUlibrary, path: *const c_char, _options: *mut c_uint, _values: *mut *mut c_void, _count: c_uint,
        _library_options: *mut c_uint, _library_values: *mut *mut c_void, _library_count: c_uint
    ) {
        load_file(library, path)
    }
}

cuda! {
    /// Ends a library's life.
    Init fn cuLibraryUnload(library: CUlibrary) {
        module::unload(library)
    }
}

cuda! {
    /// A kernel of a library.
    Init fn cuLibraryGetKernel(kernel: *mut CUkernel, library: CUlibrary, name: *const c_char) {
        hipModuleGetFunction(kernel.cast(), library.cast(), name)
    }
}

cuda! {
    /// How many kernels a library has.
    Init fn cuLibraryGetKernelCount(count: *mut c_uint, library: CUlibrary) {
        hipModuleGetFunctionCount(count, library.cast())
    }
}

cuda! {
    /// The kernels of a library.
    Init fn cuLibraryEnumerateKernels(kernels: *mut CUkernel, room: c_uint, library: CUlibrary) {
        enumerate(kernels, room, library)
    }
}

cuda! {
    /// The module of a library: the same.
    Context fn cuLibraryGetModule(module: *mut CUmodule, library: CUlibrary) {
        module::resolve(library)?;
        put(module, library)
    }
}

cuda! {
    /// A variable of a library.
    Context fn cuLibraryGetGlobal(
        at: *mut CUdeviceptr, bytes: *mut usize, library: CUlibrary, name: *const c_char
    ) {
        variable(at, bytes, library, name)
    }
}

cuda! {
    /// The function of a kernel: the same.
    Context fn cuKernelGetFunction(function: *mut CUfunction, kernel: CUkernel) {
        module::function(kernel)?;
        put(function, kernel)
    }
}

cuda! {
    /// The name of a kernel.
    Init fn cuKernelGetName(name: *mut *const c_char, kernel: CUkernel) {
        hipKernelGetName(name, kernel.cast())
    }
}

cuda! {
    /// The name of a function.
    Init fn cuFuncGetName(name: *mut *const c_char, function: CUfunction) {
        hipKernelGetName(name, function.cast())
    }
}

cuda! {
    /// Where a parameter of a kernel lies in the block of arguments.
    Init fn cuKernelGetParamInfo(kernel: CUkernel, index: usize, offset: *mut usize, bytes: *mut usize) {
        hipKernelGetParamInfo(kernel.cast(), index, offset, bytes)
    }
}

cuda! {
    /// Where a parameter of a function lies in the block of arguments.
    Init fn cuFuncGetParamInfo(function: CUfunction, index: usize, offset: *mut usize, bytes: *mut usize) {
        hipKernelGetParamInfo(function.cast(), index, offset, bytes)
    }
}

fn attribute(value: *mut c_int, attribute: c_uint, function: CUfunction) -> Outcome {
    writable(value)?;
    if attribute < SHARED_ATTRIBUTES {
        return hipFuncGetAttribute(value, attribute, function.cast());
    }
    module::function(function)?;
    if attribute <= ATTRIBUTE_MAX { put(value, 0) } else { Err(Code::INVALID_VALUE) }
}

/// Accepted within the card's limits; nothing depends on it.
fn set_attribute(function: CUfunction, attribute: c_uint, value: c_int) -> Outcome {
    let _: &Kernel = module::function(function)?;
    let limit = if attribute == MAX_DYNAMIC_SHARED { SHARED_OPTIN_MAX } else { u32::MAX };
    let fits = u32::try_from(value).map_or(value == -1, |value| value <= limit);
    if attribute <= ATTRIBUTE_MAX && fits { Ok(()) } else { Err(Code::INVALID_VALUE) }
}

cuda! {
    /// One fact about a function.
    Context fn cuFuncGetAttribute(value: *mut c_int, attribute: c_uint, function: CUfunction) {
        self::attribute(value, attribute, function)
    }
}

cuda! {
    /// Accepted within the card's limits.
    Context fn cuFuncSetAttribute(function: CUfunction, attribute: c_uint, value: c_int) {
        set_attribute(function, attribute, value)
    }
}

cuda! {
    /// One fact about a kernel.
    Init fn cuKernelGetAttribute(value: *mut c_int, attribute: c_uint, kernel: CUkernel, _device: CUdevice) {
        self::attribute(value, attribute, kernel)
    }
}

cuda! {
    /// Accepted within the card's limits.
    Init fn cuKernelSetAttribute(attribute: c_uint, value: c_int, kernel: CUkernel, _device: CUdevice) {
        set_attribute(kernel, attribute, value)
    }
}

cuda! {
    /// Caches are not modelled.
    Context fn cuFuncSetCacheConfig(function: CUfunction, _config: c_uint) {
        module::function(function).map(drop)
    }
}

cuda! {
    /// Banks are not modelled.
    Context fn cuFuncSetSharedMemConfig(function: CUfunction, _config: c_uint) {
        module::function(function).map(drop)
    }
}

cuda! {
    /// Caches are not modelled.
    Init fn cuKernelSetCacheConfig(kernel: CUkernel, _config: c_uint, _device: CUdevice) {
        module::function(kernel).map(drop)
    }
}

cuda! {
    /// Whatever there is, is loaded.
    Context fn cuFuncIsLoaded(state: *mut c_uint, function: CUfunction) {
        module::function(function)?;
        let loaded = 1;
        put(state, loaded)
    }
}

cuda! {
    /// Whatever there is, is loaded.
    Context fn cuFuncLoad(function: CUfunction) {
        module::function(function).map(drop)
    }
}

cuda! {
    /// Workgroups of a function that a compute unit holds.
    Context fn cuOccupancyMaxActiveBlocksPerMultiprocessor(
        blocks: *mut c_int, function: CUfunction, block: c_int, shared_bytes: usize
    ) {
        hipModuleOccupancyMaxActiveBlocksPerMultiprocessor(blocks, function.cast(), block, shared_bytes)
    }
}

cuda! {
    /// As `cuOccupancyMaxActiveBlocksPerMultiprocessor`; flags are about caches.
    Context fn cuOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(
        blocks: *mut c_int, function: CUfunction, block: c_int, shared_bytes: usize, _flags: c_uint
    ) {
        hipModuleOccupancyMaxActiveBlocksPerMultiprocessor(blocks, function.cast(), block, shared_bytes)
    }
}

cuda! {
    /// The workgroup that fills a compute unit best, and the grid that fills the card, for a fixed size of local memory.
    Context fn cuOccupancyMaxPotentialBlockSize(
        grid: *mut c_int, block: *mut c_int, function: CUfunction, shared_of: *const c_void, shared_bytes: usize,
        limit: c_int
    ) {
        if shared_of.is_null() {
            hipModuleOccupancyMaxPotentialBlockSize(grid, block, function.cast(), shared_bytes, limit)
        } else {
            Err(Code::NOT_SUPPORTED)
        }
    }
}
