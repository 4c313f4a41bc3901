//! Bad input: each call prints the error that it gave, and what the last error was then. What is printed of a run with
//! the preload is what HIP gives without it.

use std::ffi::c_void;
use std::ptr::{null, null_mut};

use hipreempt_api::hip::*;

use crate::hip::Hip;
use crate::world::{CHAIN, Lane, SMALL_COUNT, SYMBOL, WIDE_WORDS, World, image, line, must};

const BLOCK: u32 = SMALL_COUNT as u32;
/// An address that was never anything of HIP's.
const WILD: *mut c_void = std::ptr::without_provenance_mut(0x0dea_dbee_f000);

/// Everything, in a fixed order. Work goes on in between, and after each part the data is what it should be.
pub fn run(hip: &'static Hip) {
    let world = World::new(hip, SMALL_COUNT);
    world.reset();
    for lane in Lane::ALL {
        println!("{}:", lane.name());
        shapes(&world, world.stream(lane));
        arguments(&world, world.stream(lane));
    }
    code_objects(&world);
    unusual_kernels(&world);
    ended_stream(&world);
    ended_event(&world);
    freed_twice(&world);
    println!("{}", world.seen_on_device(world.data.get()));
}

fn say(hip: &Hip, what: &str, status: u32) {
    let (peeked, last, then) = (hip.hipPeekAtLastError(), hip.hipGetLastError(), hip.hipGetLastError());
    println!("{what}: {status}, peeked {peeked}, last {last}, then {then}");
}

/// Grids and workgroups that no launch may have, on each road, with good work around.
fn shapes(w: &World, stream: hipStream_t) {
    let hip = w.hip;
    let sizes = [(0, 64, 0), (1, 0, 0), (1, 4096, 0), (u32::MAX, 1024, 0), (1, 64, 1 << 20)];
    for (grid, block, shared) in sizes {
        let name = |road: &str| format!("{road} {grid}x{block} {shared}");
        must(w.busy(stream), "work before");
        let (of_grid, of_block) = (line(grid), line(block));
        let status = w.with_chain(1, |args| {
            hip.hipLaunchKernel(CHAIN.address(), of_grid, of_block, args, shared as usize, stream)
        });
        say(hip, &name("runtime"), status);
        let status = w.with_chain(1, |args| {
            hip.hipModuleLaunchKernel(w.chain, grid, 1, 1, block, 1, 1, shared, stream, args, null_mut())
        });
        say(hip, &name("module"), status);
        let status = w.with_chain(1, |args| {
            hip.hipLaunchCooperativeKernel(CHAIN.address(), of_grid, of_block, args, shared, stream)
        });
        say(hip, &name("cooperative"), status);
        let status = w.with_chain(1, |args| {
            let (function, none) = (CHAIN.address(), null_mut());
            hip.hipExtLaunchKernel(function, of_grid, of_block, args, shared as usize, stream, none, none, 0)
        });
        say(hip, &name("extended"), status);
        must(w.chain(1, stream), "work after");
    }
    let too_many = w.with_chain(1, |args| {
        hip.hipLaunchCooperativeKernel(CHAIN.address(), line(1 << 20), line(BLOCK), args, 0, stream)
    });
    say(hip, "cooperative, more than fit", too_many);
}

/// Functions, arguments and memory that are none.
fn arguments(w: &World, s: hipStream_t) {
    let (hip, data, none) = (w.hip, w.data.get(), null_mut::<*mut c_void>());
    let (grid, block) = (line(1), line(BLOCK));
    say(hip, "no function", w.with_chain(1, |a| hip.hipLaunchKernel(null(), grid, block, a, 0, s)));
    say(hip, "no such function", w.with_chain(1, |a| hip.hipLaunchKernel(WILD, grid, block, a, 0, s)));
    say(hip, "a variable", w.with_chain(1, |a| hip.hipLaunchKernel(SYMBOL.address(), grid, block, a, 0, s)));
    say(hip, "no arguments", hip.hipLaunchKernel(CHAIN.address(), grid, block, none, 0, s));
    let module =
        |function, args, extra| hip.hipModuleLaunchKernel(function, 1, 1, 1, BLOCK, 1, 1, 0, s, args, extra);
    say(hip, "no handle", w.with_chain(1, |args| module(null_mut(), args, none)));
    say(hip, "no such handle", w.with_chain(1, |args| module(WILD.cast(), args, none)));
    say(hip, "neither arguments nor a block", module(w.chain, none, none));
    let mut unended = [WILD, WILD, WILD, WILD, WILD, WILD, WILD, WILD, WILD, WILD];
    say(hip, "a block of nonsense", module(w.chain, none, unended.as_mut_ptr()));
    say(hip, "a copy to nowhere", hip.hipMemcpyAsync(null_mut(), data, 64, hipMemcpyDeviceToDevice, s));
    say(hip, "a copy from nowhere", hip.hipMemcpyAsync(data, null(), 64, hipMemcpyDeviceToDevice, s));
    say(hip, "a copy of no kind", hip.hipMemcpyAsync(data, w.source, 64, 77, s));
    say(hip, "a memset of nothing", hip.hipMemsetAsync(null_mut(), 0, 64, s));
    say(hip, "a record of nothing", hip.hipEventRecord(null_mut(), s));
    say(hip, "a wait for nothing", hip.hipStreamWaitEvent(s, null_mut(), 0));
    say(hip, "no graph", hip.hipGraphLaunch(null_mut(), s));
    say(hip, "no host function", hip.hipLaunchHostFunc(s, None, null_mut()));
    say(hip, "no callback", hip.hipStreamAddCallback(s, None, null_mut(), 0));
    say(hip, "a wait for a word nowhere", hip.hipStreamWaitValue32(s, null_mut(), 1, 0, u32::MAX));
    say(hip, "a word written nowhere", hip.hipStreamWriteValue32(s, null_mut(), 1, 0));
    say(hip, "memory for nobody", hip.hipMallocAsync(null_mut(), 64, s));
    say(hip, "the end of no memory", hip.hipFreeAsync(null_mut(), s));
    must(w.chain(1, s), "work after");
}

/// A copy of the device code with a change.
fn damaged(change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let mut code = image().to_vec();
    change(&mut code);
    code
}

/// Replaces every occurrence of a text by another of its length.
fn replace_all(code: &mut [u8], from: &[u8], to: &[u8]) {
    assert_eq!(from.len(), to.len());
    let mut found = 0;
    for at in 0..code.len() - from.len() {
        if &code[at..at + from.len()] == from {
            code[at..at + to.len()].copy_from_slice(to);
            found += 1;
        }
    }
    assert!(found > 0, "the device code has no {:?}", String::from_utf8_lossy(from));
}

/// Code objects without metadata, with wrong metadata, and none at all.
fn code_objects(w: &World) {
    let kernels = b"amdhsa.kernels";
    let objects = [
        ("nothing", vec![0u8; 4096]),
        ("half of a file", damaged(|code| code.truncate(code.len() / 2))),
        ("no metadata", damaged(|code| replace_all(code, b"AMDGPU\0", b"NOTGPU\0"))),
        ("metadata of no kernels", damaged(|code| replace_all(code, kernels, b"amdhsa.nothing"))),
        ("metadata that is cut", damaged(|code| replace_all(code, b".args", b"\xdf\xff\xff\xff\xff"))),
        ("arguments of wrong sizes", damaged(|code| replace_all(code, b".size\x08", b".size\x04"))),
        ("arguments at wrong places", damaged(|code| replace_all(code, b".offset\x08", b".offset\x0c"))),
    ];
    for (what, mut code) in objects {
        // What is cut off is zero to whoever reads on.
        code.resize(image().len() + 4096, 0);
        let (hip, mut module, mut function) = (w.hip, null_mut(), null_mut());
        let loaded = hip.hipModuleLoadData(&mut module, code.as_ptr().cast());
        say(hip, what, loaded);
        if loaded != 0 {
            continue;
        }
        let named = hip.hipModuleGetFunction(&mut function, module, c"victim_chain".as_ptr());
        say(hip, "its kernel", named);
        if named == 0 {
            let launched = w.with_chain(17, |args| {
                let (stream, none) = (w.nonblocking, null_mut());
                hip.hipModuleLaunchKernel(function, 1, 1, 1, BLOCK, 1, 1, 0, stream, args, none)
            });
            say(hip, "its launch", launched);
            let launched = w.with_extra(17, |extra| {
                let (stream, none) = (w.nonblocking, null_mut());
                hip.hipModuleLaunchKernel(function, 1, 1, 1, BLOCK, 1, 1, 0, stream, none, extra)
            });
            say(hip, "its launch by a block", launched);
        }
        say(hip, "its end", hip.hipModuleUnload(module));
        println!("{}", w.seen_on_device(w.data.get()));
    }
}

/// No arguments at all, and 4 KiB of them.
fn unusual_kernels(w: &World) {
    let (hip, s, none) = (w.hip, w.nonblocking, null_mut::<*mut c_void>());
    let [nothing, count, wide] = [c"conformance_none", c"conformance_count", c"conformance_wide"]
        .map(|name| w.function(w.module, name));
    let launch = |function, args| hip.hipModuleLaunchKernel(function, 1, 1, 1, 1, 1, 1, 0, s, args, none);
    let mut data = w.data.get();
    let mut one: [*mut c_void; 1] = [(&raw mut data).cast()];
    for _ in 0..3 {
        say(hip, "no arguments", launch(nothing, none));
    }
    say(hip, "a list of none", launch(nothing, one.as_mut_ptr()));
    let (mut bytes, mut byte) = (0usize, 0u8);
    let mut extra = [
        HIP_LAUNCH_PARAM_BUFFER_POINTER,
        (&raw mut byte).cast(),
        HIP_LAUNCH_PARAM_BUFFER_SIZE,
        (&raw mut bytes).cast(),
        HIP_LAUNCH_PARAM_END,
    ];
    let by_block = hip.hipModuleLaunchKernel(nothing, 1, 1, 1, 1, 1, 1, 0, s, none, extra.as_mut_ptr());
    say(hip, "an empty block", by_block);
    say(hip, "how often", launch(count, one.as_mut_ptr()));
    let mut words: Vec<i32> = (0..WIDE_WORDS as i32).collect();
    let mut two: [*mut c_void; 2] = [(&raw mut data).cast(), words.as_mut_ptr().cast()];
    say(hip, "4 KiB", launch(wide, two.as_mut_ptr()));
    words.fill(-1);
    say(hip, "4 KiB again", launch(wide, two.as_mut_ptr()));
    drop(words);
    println!("{}", w.seen_on_device(w.data.get()));
}

/// A stream that is gone, given to everything that takes one.
fn ended_stream(w: &World) {
    let (hip, data, mut s) = (w.hip, w.data.get(), null_mut());
    must(hip.hipStreamCreateWithFlags(&mut s, hipStreamNonBlocking), "a stream");
    must(w.busy(s), "work");
    must(w.chain(3, s), "work");
    must(hip.hipStreamDestroy(s), "its end");
    let event = w.new_event(0);
    say(hip, "gone: launch", w.chain(1, s));
    let launched = w.with_chain(1, |args| {
        hip.hipModuleLaunchKernel(w.chain, 1, 1, 1, BLOCK, 1, 1, 0, s, args, null_mut())
    });
    say(hip, "gone: launch of a module", launched);
    say(hip, "gone: copy", hip.hipMemcpyAsync(data, w.source, 64, hipMemcpyDeviceToDevice, s));
    say(hip, "gone: copy and wait", hip.hipMemcpyWithStream(data, w.source, 64, hipMemcpyDeviceToDevice, s));
    say(hip, "gone: memset", hip.hipMemsetAsync(data, 0, 64, s));
    say(hip, "gone: record", hip.hipEventRecord(event, s));
    say(hip, "gone: wait", hip.hipStreamWaitEvent(s, event, 0));
    say(hip, "gone: query", hip.hipStreamQuery(s));
    say(hip, "gone: synchronise", hip.hipStreamSynchronize(s));
    say(hip, "gone: graph", hip.hipGraphLaunch(w.graph, s));
    say(hip, "gone: write", hip.hipStreamWriteValue32(s, w.word_address(1), 1, 0));
    say(hip, "gone: wait for a word", hip.hipStreamWaitValue32(s, w.word_address(1), 0, 0, 0));
    say(hip, "gone: capture", hip.hipStreamBeginCapture(s, hipStreamCaptureModeThreadLocal));
    let mut memory = null_mut();
    say(hip, "gone: memory", hip.hipMallocAsync(&mut memory, 64, s));
    say(hip, "gone: destroy", hip.hipStreamDestroy(s));
    say(hip, "null: destroy", hip.hipStreamDestroy(null_mut()));
    say(hip, "wild: destroy", hip.hipStreamDestroy(WILD.cast()));
    say(hip, "wild: launch", w.chain(1, WILD.cast()));
    must(hip.hipEventDestroy(event), "the event's end");
    println!("{}", w.seen_on_device(data));
}

fn ended_event(w: &World) {
    let (hip, s) = (w.hip, w.nonblocking);
    let (event, good) = (w.new_event(0), w.new_event(0));
    say(hip, "never recorded: query", hip.hipEventQuery(event));
    say(hip, "never recorded: wait", hip.hipStreamWaitEvent(s, event, 0));
    let mut elapsed_ms = 0.0;
    say(hip, "never recorded: time", hip.hipEventElapsedTime(&mut elapsed_ms, event, good));
    must(w.busy(s), "work");
    must(hip.hipEventRecord(event, s), "a record");
    say(hip, "destroy", hip.hipEventDestroy(event));
    say(hip, "gone: destroy", hip.hipEventDestroy(event));
    say(hip, "gone: record", hip.hipEventRecord(event, s));
    say(hip, "gone: query", hip.hipEventQuery(event));
    say(hip, "gone: synchronise", hip.hipEventSynchronize(event));
    say(hip, "gone: wait", hip.hipStreamWaitEvent(s, event, 0));
    say(hip, "gone: time", hip.hipEventElapsedTime(&mut elapsed_ms, event, good));
    say(hip, "null: destroy", hip.hipEventDestroy(null_mut()));
    must(hip.hipEventDestroy(good), "the other's end");
}

fn freed_twice(w: &World) {
    let (hip, s) = (w.hip, w.nonblocking);
    let (mut memory, mut pinned, mut ordered) = (null_mut(), null_mut(), null_mut());
    must(hip.hipMalloc(&mut memory, 64), "memory");
    must(hip.hipHostMalloc(&mut pinned, 64, 0), "pinned memory");
    must(hip.hipMallocAsync(&mut ordered, 64, s), "memory");
    must(w.busy(s), "work");
    for (what, again) in [("once", false), ("twice", true)] {
        say(hip, &format!("free {what}"), hip.hipFree(memory));
        say(hip, &format!("free pinned {what}"), hip.hipHostFree(pinned));
        if !again {
            say(hip, "free in order once", hip.hipFreeAsync(ordered, s));
            w.synchronise();
        }
    }
    say(hip, "free in order twice", hip.hipFreeAsync(ordered, s));
    say(hip, "free nothing", hip.hipFree(null_mut()));
    say(hip, "free pinned nothing", hip.hipHostFree(null_mut()));
    say(hip, "free what never was", hip.hipFree(WILD));
    say(hip, "free the inside", hip.hipFree(w.data.get().wrapping_byte_add(16)));
    let mut module = null_mut();
    must(hip.hipModuleLoadData(&mut module, image().as_ptr().cast()), "a module");
    let function = w.function(module, c"victim_chain");
    say(hip, "unload once", hip.hipModuleUnload(module));
    say(hip, "unload twice", hip.hipModuleUnload(module));
    let launched = w.with_chain(1, |args| {
        hip.hipModuleLaunchKernel(function, 1, 1, 1, BLOCK, 1, 1, 0, s, args, null_mut())
    });
    say(hip, "a kernel of an unloaded module", launched);
    let (mut pool, mut properties) = (null_mut(), pool_properties());
    must(hip.hipMemPoolCreate(&mut pool, &raw mut properties), "a pool");
    say(hip, "destroy the pool once", hip.hipMemPoolDestroy(pool));
    say(hip, "destroy the pool twice", hip.hipMemPoolDestroy(pool));
}

fn pool_properties() -> hipMemPoolProps {
    // SAFETY: a structure of numbers and pointers, for which zero is a value.
    let mut properties: hipMemPoolProps = unsafe { std::mem::zeroed() };
    properties.allocType = hipMemAllocationTypePinned;
    properties.location.type_ = hipMemLocationTypeDevice;
    properties
}
