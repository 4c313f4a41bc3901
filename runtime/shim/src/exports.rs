//! What the preload libraries' exports are made of: one kind of export for each thing that the engine has to know of a
//! call, written over the columns of the API tables so that it serves HIP and CUDA.
//!
//! A preload library defines two macros of its own, and gets all else from here:
//!
//! - `export! { "symbol", fn name(argument: type, …) -> type, real => body }`, by [`export_before!`](crate::export_before):
//!   what comes before every call, and what is returned where the real library has no such function;
//! - `sorted! { then, class, name, … }`, which calls `then! { kind, name, … }`, at last by
//!   [`kind_of_class!`](crate::kind_of_class).
//!
//! | kind | the export |
//! |---|---|
//! | `Hand` | is written out in the preload library |
//! | `Unhooked` | is none: the program reaches the real function |
//! | `Work`, `Copy`, `Memset`, `Record`, `Graph` | passes stream-ordered work on; see [`Held`](crate::Held) |
//! | `CopyToHost` | passes on a copy that is complete when it returns |
//! | `EventWait` | has a stream wait for an event |
//! | `StreamSync`, `DeviceSync`, `EventSync` | returns when work is complete |
//! | `StreamQuery`, `EventQuery` | says whether work is complete |
//! | `Fence` | is not made before everything that is kept |
//! | `CaptureBegin`, `CaptureEnd` | opens or closes a capture |
//! | `StreamDestroy`, `EventCreate`, `EventDestroy` | changes what handles mean |
//! | `Unload`, `NameKernel` | unloads code; finds a kernel by its name |
//! | `Context`, `Reset`, `ContextEnd` | changes the thread's device; resets a device; destroys what may be its context |
//! | `HostFunction`, `StreamCallback` | has a function of the program called |
//! | `Lookup` | hands out a function of the library |
//!
//! Every export calls the real function exactly once. They are `C-unwind`, so that an exception of the program that
//! passes through the library passes through here too.

use std::ffi::{CStr, c_void};

use hipreempt_api::hip::hipPitchedPtr;

use crate::entry;
use crate::resolve::Hooks;

/// What an export returns where the real library has no such function: without the preload, the program would not
/// have started, or would have got no address.
pub trait Absent {
    /// The library's code for it, where there is a result at all.
    fn absent(code: u32) -> Self;
}

impl Absent for u32 {
    fn absent(code: u32) -> Self {
        code
    }
}

impl<T> Absent for *mut T {
    fn absent(_code: u32) -> Self {
        std::ptr::null_mut()
    }
}

impl Absent for () {
    fn absent(_code: u32) {}
}

/// Where a memset begins, whatever type its function takes.
pub trait Address {
    /// The address.
    fn of(&self) -> usize;
}

impl<T> Address for *mut T {
    fn of(&self) -> usize {
        *self as usize
    }
}

/// CUDA's addresses are numbers.
impl Address for u64 {
    fn of(&self) -> usize {
        *self as usize
    }
}

impl Address for hipPitchedPtr {
    fn of(&self) -> usize {
        self.ptr as usize
    }
}

/// An export's address, for the table of hooks.
#[must_use]
pub const fn address(function: *const c_void) -> *const c_void {
    function
}

/// `hipEventDisableTiming` (`hip_runtime_api.h`, all versions), `CU_EVENT_DISABLE_TIMING` (`cuda.h`, all versions).
const DISABLE_TIMING: u32 = 2;
/// `hipEventInterprocess` (`hip_runtime_api.h`, all versions), `CU_EVENT_INTERPROCESS` (`cuda.h`, since 4.1).
const INTERPROCESS: u32 = 4;

/// What an event is created for.
#[must_use]
pub fn event_flags(flags: u32) -> entry::EventFlags {
    entry::EventFlags { untimed: flags & DISABLE_TIMING != 0, interprocess: flags & INTERPROCESS != 0 }
}

/// `hipErrorStreamCaptureWrongThread` (`hip_runtime_api.h`, since 4.3), `CUDA_ERROR_STREAM_CAPTURE_WRONG_THREAD`
/// (`cuda.h`, since 10.1): the capture stays open.
const CAPTURE_WRONG_THREAD: u32 = 908;
/// `hipErrorStreamCaptureUnmatched` (`hip_runtime_api.h`, since 4.3), `CUDA_ERROR_STREAM_CAPTURE_UNMATCHED` (`cuda.h`,
/// since 10.0): the capture was begun on another stream.
const CAPTURE_UNMATCHED: u32 = 903;

/// Whether a capture is still open after a call that was to end it.
#[must_use]
pub fn capture_goes_on(result: &u32) -> bool {
    matches!(*result, CAPTURE_WRONG_THREAD | CAPTURE_UNMATCHED)
}

/// A function that the library calls in stream order. `C-unwind`: its exceptions pass through our wrapping as well.
pub type HostFunction = unsafe extern "C-unwind" fn(*mut c_void);
/// One that also gets the stream and its state.
pub type StreamCallback = unsafe extern "C-unwind" fn(*mut c_void, u32, *mut c_void);

/// Stands in the place of a [`HostFunction`].
///
/// # Safety
/// Called once by the library, with what `entry::wrap` made of the program's function.
pub unsafe extern "C-unwind" fn run_host_function(wrapped: *mut c_void) {
    // SAFETY: the caller's promise.
    unsafe { entry::run_once::<HostFunction>(wrapped, |function, data| function(data)) };
}

/// Stands in the place of a [`StreamCallback`].
///
/// # Safety
/// As [`run_host_function`].
pub unsafe extern "C-unwind" fn run_stream_callback(stream: *mut c_void, status: u32, wrapped: *mut c_void) {
    // SAFETY: the caller's promise.
    unsafe { entry::run_once::<StreamCallback>(wrapped, |callback, data| callback(stream, status, data)) };
}

/// After a look-up of the library succeeded, puts our function in the place of the one that it found. Going by the
/// address, versions, `R0600`, `_spt` and `_ptsz` forms need no rule of their own.
///
/// # Safety
/// `found` is where the library wrote its result, or null.
pub unsafe fn replace(hooks: &'static Hooks, result: u32, found: *mut *mut c_void) -> u32 {
    if result != 0 {
        return result;
    }
    // SAFETY: the library succeeded, so a place that is not null is valid.
    if let Some(found) = unsafe { found.as_mut() }
        && let Some(ours) = hooks.substitute_address(*found)
    {
        *found = ours.cast_mut();
    }
    result
}

/// After the library found a kernel, notes its name.
///
/// # Safety
/// `function` is where the library wrote the handle, and `name` a null-terminated name, or null.
pub unsafe fn name_kernel(result: u32, function: *const usize, name: *const core::ffi::c_char) -> u32 {
    if result == 0 && !function.is_null() && !name.is_null() {
        // SAFETY: the real function succeeded: it has read the name, and written the handle.
        unsafe { entry::names_kernel(*function, CStr::from_ptr(name)) };
    }
    result
}

/// A literal as a null-terminated string.
#[macro_export]
macro_rules! c_name {
    ($name:expr) => {
        match core::ffi::CStr::from_bytes_with_nul(concat!($name, "\0").as_bytes()) {
            Ok(name) => name,
            Err(_) => panic!("a symbol without a null in it"),
        }
    };
}

/// Declares an export: `export_before! { { first }, absent, "symbol", fn name(argument: type, …) -> type, real => body }`.
/// `first` comes before everything, and `absent` is the code where the real library lacks the function. In the body,
/// `real` is a closure that calls the real function with the caller's arguments; with `with call => body`, `call` is one
/// that takes arguments.
#[macro_export]
macro_rules! export_before {
    ($first:tt, $absent:expr, $symbol:expr, fn $name:ident($($arg:ident : $ty:ty),*) -> $ret:ty, $real:ident => $body:expr) => {
        $crate::export_before! { $first, $absent, $symbol, fn $name($($arg: $ty),*) -> $ret, with call => {
            let $real = move || call($($arg),*);
            $body
        } }
    };
    ({ $($first:tt)* }, $absent:expr, $symbol:expr, fn $name:ident($($arg:ident : $ty:ty),*) -> $ret:ty, with $call:ident => $body:expr) => {
        #[unsafe(export_name = $symbol)]
        pub unsafe extern "C-unwind" fn $name($($arg: $ty),*) -> $ret {
            static REAL: $crate::resolve::Real = $crate::resolve::Real::new($crate::c_name!($symbol));
            $($first)*
            let $call = |$($arg: $ty),*| {
                let address = REAL.address();
                if address.is_null() {
                    return <$ret as $crate::exports::Absent>::absent($absent);
                }
                // SAFETY: the real library's function of this name has this type: it comes from the API table.
                let function = unsafe {
                    core::mem::transmute::<*mut core::ffi::c_void, unsafe extern "C-unwind" fn($($ty),*) -> $ret>(address)
                };
                // SAFETY: the caller's own arguments, or such in their place as the real function takes as well.
                unsafe { function($($arg),*) }
            };
            $body
        }
    };
}

/// The stream that a call works on, from the table's columns: a parameter, or the implicit one.
#[macro_export]
macro_rules! stream_of {
    (($stream:ident), $implicit:tt, (per_thread)) => {
        $crate::Stream::per_thread($stream as usize)
    };
    (($stream:ident), $implicit:tt, (legacy)) => {
        $crate::Stream::legacy($stream as usize)
    };
    ((), (per_thread), $null:tt) => {
        $crate::Stream::per_thread(0)
    };
    ((), $implicit:tt, $null:tt) => {
        $crate::Stream::legacy(0)
    };
}

/// The event that a call waits for; 0 where it waits for something else.
#[macro_export]
macro_rules! event_of {
    (()) => {
        0
    };
    (($event:ident)) => {
        $event as usize
    };
}

/// The size of a copy in bytes. One whose size lies behind a pointer is taken to be large.
#[macro_export]
macro_rules! bytes_of {
    (()) => { 1 << 20 };
    (($($bytes:tt)+)) => { ($($bytes)+) as u64 };
}

/// A memset with a stream parameter returns before it is done, and so may be made later; one without may not.
#[macro_export]
macro_rules! ordered_if_asynchronous {
    ((), $work:expr, $to:expr, $real:expr) => {
        $crate::entry::ordered($work, $real)
    };
    (($stream:ident), $work:expr, $to:expr, $real:expr) => {{
        let to = $to;
        $crate::entry::ordered_by_value($work, $crate::Needs::Memory(to, to), $real)
    }};
}

/// The export of one entry of a table, by its kind.
#[macro_export]
macro_rules! export_one {
    (Hand, $($rest:tt)*) => {};
    (Unhooked, $($rest:tt)*) => {};
    (Work, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, $event:tt, $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => {
            let stream = $crate::stream_of!($stream, $implicit, $null);
            $crate::entry::ordered($crate::Work { stream, held: $crate::Held::Never }, real)
        } }
    };
    (Copy, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, $event:tt, $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => {
            let stream = $crate::stream_of!($stream, $implicit, $null);
            $crate::entry::ordered($crate::Work { stream, held: $crate::Held::Copy($crate::bytes_of!($bytes)) }, real)
        } }
    };
    (EventWait, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, ($event:ident), $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => {
            let stream = $crate::stream_of!($stream, $implicit, $null);
            let work = $crate::Work { stream, held: $crate::Held::Never };
            $crate::entry::ordered_by_value(work, $crate::Needs::Event($event as usize), real)
        } }
    };
    (CopyToHost, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, $event:tt, $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => {
            let stream = $crate::stream_of!($stream, $implicit, $null);
            let held = $crate::Held::Copy($crate::bytes_of!($bytes));
            $crate::entry::ordered_and_synced($crate::Work { stream, held }, real)
        } }
    };
    (Memset, $name:ident, $symbol:literal, ($to:ident : $to_ty:ty $(, $arg:ident : $ty:ty)*), $ret:ty, $stream:tt, $event:tt, $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($to: $to_ty $(, $arg: $ty)*) -> $ret, real => {
            let stream = $crate::stream_of!($stream, $implicit, $null);
            let work = $crate::Work { stream, held: $crate::Held::Memset($crate::bytes_of!($bytes)) };
            $crate::ordered_if_asynchronous!($stream, work, $crate::exports::Address::of(&$to), real)
        } }
    };
    (Record, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, ($event:ident), $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => {
            let stream = $crate::stream_of!($stream, $implicit, $null);
            let work = $crate::Work { stream, held: $crate::Held::Record($event as usize) };
            $crate::entry::ordered_by_value(work, $crate::Needs::Event($event as usize), real)
        } }
    };
    (Graph, $name:ident, $symbol:literal, ($graph:ident : $graph_ty:ty, $($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, $event:tt, $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($graph: $graph_ty, $($arg: $ty),*) -> $ret, real => {
            let stream = $crate::stream_of!($stream, $implicit, $null);
            let work = $crate::Work { stream, held: $crate::Held::Graph($graph as usize) };
            $crate::entry::ordered_by_value(work, $crate::Needs::Handle($graph as usize), real)
        } }
    };
    (StreamSync, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, $event:tt, $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => {
            $crate::entry::synced($crate::stream_of!($stream, $implicit, $null), real)
        } }
    };
    (DeviceSync, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $($rest:tt)*) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => $crate::entry::device_synced(real) }
    };
    (EventSync, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, $event:tt, $($rest:tt)*) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => $crate::entry::event_synced($crate::event_of!($event), real) }
    };
    (StreamQuery, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, $event:tt, $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => {
            $crate::entry::stream_queried($crate::stream_of!($stream, $implicit, $null), real)
        } }
    };
    (EventQuery, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, ($event:ident), $($rest:tt)*) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => $crate::entry::event_queried($event as usize, real) }
    };
    (Fence, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $($rest:tt)*) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => $crate::entry::fenced(real) }
    };
    (CaptureBegin, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, $event:tt, $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => {
            $crate::entry::capture_begins($crate::stream_of!($stream, $implicit, $null), real)
        } }
    };
    (CaptureEnd, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, $event:tt, $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => {
            let stream = $crate::stream_of!($stream, $implicit, $null);
            $crate::entry::capture_ends(stream, $crate::exports::capture_goes_on, real)
        } }
    };
    (StreamDestroy, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, $event:tt, $implicit:tt, $bytes:tt, $null:tt) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => {
            $crate::entry::destroys_stream($crate::stream_of!($stream, $implicit, $null), real)
        } }
    };
    (EventCreate, $name:ident, $symbol:literal, ($made:ident : $made_ty:ty, $flags:ident : $flags_ty:ty), $ret:ty, $($rest:tt)*) => {
        export! { $symbol, fn $name($made: $made_ty, $flags: $flags_ty) -> $ret, real => {
            // SAFETY: read after the real function succeeded, so it has written the handle there.
            $crate::entry::creates_event($crate::exports::event_flags($flags), || unsafe { *$made } as usize, real)
        } }
    };
    (EventDestroy, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $stream:tt, ($event:ident), $($rest:tt)*) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => $crate::entry::destroys_event($event as usize, real) }
    };
    (Unload, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $($rest:tt)*) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => $crate::entry::unloads(real) }
    };
    (NameKernel, $name:ident, $symbol:literal, ($function:ident : $function_ty:ty, $module:ident : $module_ty:ty, $kernel:ident : $kernel_ty:ty), $ret:ty, $($rest:tt)*) => {
        export! { $symbol, fn $name($function: $function_ty, $module: $module_ty, $kernel: $kernel_ty) -> $ret,
            // SAFETY: the caller's arguments, after the library has used them.
            real => unsafe { $crate::exports::name_kernel(real(), $function.cast_const().cast::<usize>(), $kernel) }
        }
    };
    (Context, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $($rest:tt)*) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => $crate::entry::sets_device(None, real) }
    };
    (Reset, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $($rest:tt)*) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => $crate::entry::resets_device(real) }
    };
    (ContextEnd, $name:ident, $symbol:literal, ($($arg:ident : $ty:ty),*), $ret:ty, $($rest:tt)*) => {
        export! { $symbol, fn $name($($arg: $ty),*) -> $ret, real => $crate::entry::ends_context(|| true, real) }
    };
    (HostFunction, $name:ident, $symbol:literal, $args:tt, $ret:ty, $stream:tt, $event:tt, $implicit:tt, $bytes:tt, $null:tt) => {
        $crate::callback_export! { HostFunction, run_host_function, $name, $symbol, $args, $ret, $stream, $implicit, $null }
    };
    (StreamCallback, $name:ident, $symbol:literal, $args:tt, $ret:ty, $stream:tt, $event:tt, $implicit:tt, $bytes:tt, $null:tt) => {
        $crate::callback_export! { StreamCallback, run_stream_callback, $name, $symbol, $args, $ret, $stream, $implicit, $null }
    };
    (Lookup, $name:ident, $symbol:literal, ($wanted:ident : $wanted_ty:ty, $found:ident : $found_ty:ty $(, $arg:ident : $ty:ty)*), $ret:ty, $($rest:tt)*) => {
        export! { $symbol, fn $name($wanted: $wanted_ty, $found: $found_ty $(, $arg: $ty)*) -> $ret,
            // SAFETY: the caller's place for the result, in which the library has just written.
            real => unsafe { $crate::exports::replace(&HOOKS, real(), $found) }
        }
    };
}

/// An export that passes on a function of the program in a wrapping of ours.
#[macro_export]
macro_rules! callback_export {
    ($kind:ident, $runner:ident, $name:ident, $symbol:literal,
     ($on:ident : $on_ty:ty, $function:ident : $function_ty:ty, $data:ident : $data_ty:ty $(, $arg:ident : $ty:ty)*),
     $ret:ty, $stream:tt, $implicit:tt, $null:tt) => {
        export! { $symbol, fn $name($on: $on_ty, $function: $function_ty, $data: $data_ty $(, $arg: $ty)*) -> $ret, with call => {
            type Function = Option<$crate::exports::$kind>;
            let work = $crate::Work { stream: $crate::stream_of!($stream, $implicit, $null), held: $crate::Held::Never };
            // SAFETY: the same function pointer, or null; the types differ in whether exceptions pass, and in the name of a
            // handle.
            let function = unsafe { core::mem::transmute::<$function_ty, Function>($function) };
            let Some(function) = function.filter(|_| $crate::entry::is_called_once()) else {
                return $crate::entry::ordered(work, || call($on, $function, $data $(, $arg)*));
            };
            let wrapped = $crate::entry::wrap(function, $data);
            // SAFETY: as above.
            let ours = unsafe { core::mem::transmute::<Function, $function_ty>(Some($crate::exports::$runner)) };
            $crate::entry::ordered_by_value(work, $crate::Needs::Nothing, move || {
                let result = call($on, ours, wrapped $(, $arg)*);
                if result != 0 {
                    // SAFETY: the library refused the function, so it will not call it.
                    unsafe { $crate::entry::unwrap::<$crate::exports::$kind>(wrapped) };
                }
                result
            })
        } }
    };
}

/// Calls `$then! { kind, … }` for an entry whose class says what it is.
#[macro_export]
macro_rules! kind_of_class {
    ($then:ident, Launch, $($rest:tt)*) => { $then! { Hand, $($rest)* } };
    ($then:ident, Copy, $($rest:tt)*) => { $then! { Copy, $($rest)* } };
    ($then:ident, Memset, $($rest:tt)*) => { $then! { Memset, $($rest)* } };
    ($then:ident, Record, $($rest:tt)*) => { $then! { Record, $($rest)* } };
    ($then:ident, Graph, $($rest:tt)*) => { $then! { Graph, $($rest)* } };
    ($then:ident, Wait, $($rest:tt)*) => { $then! { Work, $($rest)* } };
    ($then:ident, Sync, $($rest:tt)*) => { $then! { DeviceSync, $($rest)* } };
    ($then:ident, $class:ident, $($rest:tt)*) => { $then! { Unhooked, $($rest)* } };
}

/// The row of one entry in the table of hooks.
#[macro_export]
macro_rules! hook_row {
    (Unhooked, $($rest:tt)*) => {
        None
    };
    ($kind:ident, $name:ident, $symbol:literal, $($rest:tt)*) => {
        Some($crate::resolve::Hook {
            name: $crate::c_name!($symbol),
            address: $crate::exports::address(exported::$name as *const core::ffi::c_void),
        })
    };
}

/// The filter in front of the C library's `dlsym`: answers for hooked functions of the real GPU library, and jumps on to
/// the real one for everything else. `$substitute` is an `unsafe extern "C" fn(handle, name) -> address`.
///
/// It must jump and not call: glibc finds out who asks for `RTLD_NEXT` from the return address.
#[macro_export]
macro_rules! dlsym_filter {
    ($substitute:path) => {
        /// The C library's `dlsym`, but for functions that are exported here.
        #[unsafe(no_mangle)]
        #[unsafe(naked)]
        pub unsafe extern "C" fn dlsym(
            handle: *mut core::ffi::c_void,
            name: *const core::ffi::c_char,
        ) -> *mut core::ffi::c_void {
            $crate::filter_asm! { $substitute, $crate::resolve::next_dlsym }
        }
    };
}

/// The same in front of `dlvsym`; `$substitute` gets the version as well.
#[macro_export]
macro_rules! dlvsym_filter {
    ($substitute:path) => {
        /// The C library's `dlvsym`, but for functions that are exported here.
        #[unsafe(no_mangle)]
        #[unsafe(naked)]
        pub unsafe extern "C" fn dlvsym(
            handle: *mut core::ffi::c_void,
            name: *const core::ffi::c_char,
            version: *const core::ffi::c_char,
        ) -> *mut core::ffi::c_void {
            $crate::filter_asm! { $substitute, $crate::resolve::next_dlvsym }
        }
    };
}

/// The body of a filter with up to three arguments: returns what `$substitute` answers for them; where that is null,
/// jumps to the function whose address `$next` returns, with the arguments as they came, and with the caller's own
/// return address on the stack. Where there is no such function, the answer is null.
#[doc(hidden)]
#[macro_export]
macro_rules! filter_asm {
    ($substitute:path, $next:path) => {
        core::arch::naked_asm!(
            "push rdi",
            "push rsi",
            "push rdx",
            "call {substitute}",
            "pop rdx",
            "pop rsi",
            "pop rdi",
            "test rax, rax",
            "jne 2f",
            "push rdi",
            "push rsi",
            "push rdx",
            "call {next}",
            "pop rdx",
            "pop rsi",
            "pop rdi",
            "test rax, rax",
            "je 2f",
            "jmp rax",
            "2:",
            "ret",
            substitute = sym $substitute,
            next = sym $next,
        )
    };
}
