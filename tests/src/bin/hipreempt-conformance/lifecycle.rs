//! The shapes of functions that make, unmake or inspect something while work is on its way.

use std::ffi::c_void;
use std::ptr::{null, null_mut};

use hipreempt_api::hip::*;

use crate::shapes::{How, Memory, Run};
use crate::world::{World, must};

/// What freed memory is filled with when it comes back.
const NEXT_OWNER: i32 = 0x55;

impl Run<'_> {
    /// The shapes of this file.
    pub fn lifecycle(&self, how: How) -> String {
        match how {
            How::Free(Memory::Device, free) => self.free_device(free),
            How::Free(Memory::Ordered, free) => self.free_ordered(free),
            How::Free(Memory::Pinned, free) => self.free_pinned(free),
            How::Free(Memory::Registered, free) => self.unregister(free),
            How::Alloc(allocate) => self.alloc(allocate),
            How::Pool(call) => self.pool(call),
            How::StreamCreate(create) => self.stream_create(create),
            How::StreamDestroy(destroy) => self.stream_destroy(destroy),
            How::EventCreate(create) => self.event_create(create),
            How::EventDestroy(destroy) => self.event_destroy(destroy),
            How::CaptureBegin(begin) => self.capture(begin, end_of_capture, |_, _| 0),
            How::CaptureEnd(end) => self.capture(begin_of_capture, end, |_, _| 0),
            How::CaptureAsk(ask) => self.capture(begin_of_capture, end_of_capture, ask),
            How::Unload(unload) => self.unload(unload),
            _ => unreachable!("the other shapes are `Trial::run`'s"),
        }
    }

    fn busy_before(&self) -> hipStream_t {
        let stream = self.world.stream(self.route.before);
        must(self.world.busy(stream), "a kernel");
        stream
    }

    /// The data takes `from` in stream order, behind a kernel.
    fn take(&self, from: *const c_void, kind: hipMemcpyKind) -> hipStream_t {
        let (world, stream) = (self.world, self.busy_before());
        let copied = world.hip.hipMemcpyAsync(world.data.get(), from, world.bytes(), kind, stream);
        must(copied, "a copy");
        stream
    }

    fn result(&self, status: u32) -> String {
        let data = self.world.seen_on_device(self.world.data.get());
        self.line(status, &data)
    }

    fn free_device(&self, free: fn(&World, hipStream_t, *mut c_void) -> u32) -> String {
        let (world, hip, bytes) = (self.world, self.world.hip, self.world.bytes());
        let (mut memory, mut next) = (null_mut(), null_mut());
        must(hip.hipMalloc(&mut memory, bytes), "memory");
        must(hip.hipMemcpy(memory, world.pinned.cast(), bytes, hipMemcpyHostToDevice), "its content");
        self.take(memory, hipMemcpyDeviceToDevice);
        let status = free(world, self.stream, memory);
        must(hip.hipMalloc(&mut next, bytes), "more memory");
        must(hip.hipMemset(next, NEXT_OWNER, bytes), "its content");
        let line = self.result(status);
        must(hip.hipFree(next), "its end");
        line
    }

    fn free_ordered(&self, free: fn(&World, hipStream_t, *mut c_void) -> u32) -> String {
        let (world, hip, bytes) = (self.world, self.world.hip, self.world.bytes());
        let stream = world.stream(self.route.call);
        let (mut memory, mut next) = (null_mut(), null_mut());
        must(hip.hipMallocAsync(&mut memory, bytes, stream), "memory");
        let filled = hip.hipMemcpyAsync(memory, world.pinned.cast(), bytes, hipMemcpyHostToDevice, stream);
        must(filled, "its content");
        // The legacy rules order the work before behind this.
        must(hip.hipStreamSynchronize(stream), "the stream");
        self.take(memory, hipMemcpyDeviceToDevice);
        let status = free(world, self.stream, memory);
        must(hip.hipMallocAsync(&mut next, bytes, stream), "more memory");
        must(hip.hipMemsetAsync(next, NEXT_OWNER, bytes, stream), "its content");
        let line = self.result(status);
        must(hip.hipFreeAsync(next, stream), "its end");
        line
    }

    fn free_pinned(&self, free: fn(&World, hipStream_t, *mut c_void) -> u32) -> String {
        let (world, hip) = (self.world, self.world.hip);
        let (mut memory, mut next) = (null_mut(), null_mut());
        must(hip.hipHostMalloc(&mut memory, world.bytes(), 0), "pinned memory");
        world.fill(memory.cast(), |index| index as i32 ^ 0x77);
        self.take(memory, hipMemcpyHostToDevice);
        let status = free(world, self.stream, memory);
        must(hip.hipHostMalloc(&mut next, world.bytes(), 0), "more pinned memory");
        world.fill(next.cast(), |_| NEXT_OWNER);
        let line = self.result(status);
        must(hip.hipHostFree(next), "its end");
        line
    }

    fn unregister(&self, unregister: fn(&World, hipStream_t, *mut c_void) -> u32) -> String {
        let (world, hip) = (self.world, self.world.hip);
        let mut memory = vec![0i32; world.count];
        let start = memory.as_mut_ptr();
        must(hip.hipHostRegister(start.cast(), world.bytes(), 0), "registered memory");
        world.fill(start, |index| index as i32 ^ 0x33);
        self.take(start.cast(), hipMemcpyHostToDevice);
        let status = unregister(world, self.stream, start.cast());
        world.fill(start, |_| NEXT_OWNER);
        self.result(status)
    }

    fn alloc(&self, allocate: fn(&World, hipStream_t, *mut *mut c_void) -> u32) -> String {
        let (world, hip, bytes) = (self.world, self.world.hip, self.world.bytes());
        let stream = world.stream(self.route.call);
        let mut memory = null_mut();
        self.before();
        let status = allocate(world, self.stream, &mut memory);
        if status != 0 {
            return self.line(status, "");
        }
        let device = hipMemcpyDeviceToDevice;
        must(hip.hipMemcpyAsync(memory, world.data.get(), bytes, device, stream), "a copy");
        let out = hip.hipMemcpyAsync(world.out.cast(), memory, bytes, hipMemcpyDeviceToHost, stream);
        must(out, "a copy");
        must(hip.hipFreeAsync(memory, stream), "its end");
        must(hip.hipStreamSynchronize(stream), "the stream");
        let out = world.seen(world.out);
        self.line(status, &out)
    }

    fn pool(&self, call: fn(&World, hipMemPool_t) -> u32) -> String {
        let (world, hip, bytes) = (self.world, self.world.hip, self.world.bytes());
        let stream = world.stream(self.route.before);
        // SAFETY: a structure of numbers, for which zero is a value.
        let mut properties: hipMemPoolProps = unsafe { std::mem::zeroed() };
        properties.allocType = hipMemAllocationTypePinned;
        properties.location.type_ = hipMemLocationTypeDevice;
        let (mut pool, mut memory) = (null_mut(), null_mut());
        must(hip.hipMemPoolCreate(&mut pool, &properties), "a pool");
        must(hip.hipMallocFromPoolAsync(&mut memory, bytes, pool, stream), "memory");
        self.before();
        let device = hipMemcpyDeviceToDevice;
        must(hip.hipMemcpyAsync(memory, world.data.get(), bytes, device, stream), "a copy");
        let out = hip.hipMemcpyAsync(world.out.cast(), memory, bytes, hipMemcpyDeviceToHost, stream);
        must(out, "a copy");
        must(hip.hipFreeAsync(memory, stream), "its end");
        let status = call(world, pool);
        world.synchronise();
        let out = world.seen(world.out);
        self.line(status, &out)
    }

    fn stream_create(&self, create: fn(&World, *mut hipStream_t) -> u32) -> String {
        let (world, mut stream) = (self.world, null_mut());
        self.before();
        let status = create(world, &mut stream);
        world.synchronise();
        must(world.busy(stream), "a kernel");
        must(world.chain(3, stream), "a kernel");
        must(world.copy_out(stream), "a copy");
        must(world.hip.hipStreamSynchronize(stream), "the stream");
        let out = world.seen(world.out);
        must(world.hip.hipStreamDestroy(stream), "its end");
        self.line(status, &out)
    }

    /// The stream is gone right after the launches; its work is not.
    fn stream_destroy(&self, destroy: fn(&World, hipStream_t) -> u32) -> String {
        let (world, mut stream) = (self.world, null_mut());
        must(world.hip.hipStreamCreateWithFlags(&mut stream, hipStreamNonBlocking), "a stream");
        must(world.busy(stream), "a kernel");
        must(world.chain(3, stream), "a kernel");
        must(world.copy_out(stream), "a copy");
        let status = destroy(world, stream);
        let again = destroy(world, stream);
        world.synchronise();
        let out = world.seen(world.out);
        self.line(status, &format!("{again} {out}"))
    }

    fn event_create(&self, create: fn(&World, *mut hipEvent_t) -> u32) -> String {
        let (world, stream, mut event) = (self.world, self.world.stream(self.route.before), null_mut());
        self.before();
        let status = create(world, &mut event);
        must(world.copy_out(stream), "a copy");
        must(world.hip.hipEventRecord(event, stream), "a record");
        must(world.hip.hipEventSynchronize(event), "the event");
        let out = world.seen(world.out);
        must(world.hip.hipEventDestroy(event), "its end");
        self.line(status, &out)
    }

    /// The event is gone while a stream still waits for it.
    fn event_destroy(&self, destroy: fn(&World, hipEvent_t) -> u32) -> String {
        let (world, stream) = (self.world, self.world.stream(self.route.before));
        let event = world.new_event(hipEventDisableTiming);
        self.before();
        must(world.hip.hipEventRecord(event, stream), "a record");
        must(world.hip.hipStreamWaitEvent(world.other, event, 0), "a wait");
        let status = destroy(world, event);
        let again = destroy(world, event);
        must(world.copy_out(world.other), "a copy");
        must(world.hip.hipStreamSynchronize(world.other), "the stream");
        let out = world.seen(world.out);
        self.line(status, &format!("{again} {out}"))
    }

    /// Work, a capture, the graph of it, and more work.
    fn capture(
        &self,
        begin: fn(&World, hipStream_t, hipGraph_t) -> u32,
        end: fn(&World, hipStream_t, *mut hipGraph_t) -> u32,
        ask: fn(&World, hipStream_t) -> u32,
    ) -> String {
        let (world, hip) = (self.world, self.world.hip);
        let stream = world.stream(self.route.call);
        let (mut graph, mut exec) = (null_mut(), null_mut());
        must(hip.hipGraphCreate(&mut graph, 0), "a graph");
        self.before();
        let begun = begin(world, self.stream, graph);
        must(world.chain(11, stream), "a captured launch");
        let asked = ask(world, self.stream);
        let mut captured = graph;
        let ended = end(world, self.stream, &mut captured);
        must(hip.hipGraphInstantiate(&mut exec, captured, null_mut(), null_mut(), 0), "its graph");
        must(hip.hipGraphLaunch(exec, stream), "its launch");
        self.after();
        let line = self.result(begun);
        must(hip.hipGraphExecDestroy(exec), "its end");
        format!("{line} {asked} {ended}")
    }

    fn unload(&self, unload: fn(&World, hipStream_t) -> (u32, u32)) -> String {
        let (world, stream) = (self.world, self.world.stream(self.route.before));
        must(world.busy(stream), "a kernel");
        let (launched, status) = unload(world, stream);
        let line = self.result(status);
        format!("{line} {launched}")
    }
}

/// Begins a capture the usual way, whatever null means to the function under test.
fn begin_of_capture(world: &World, stream: hipStream_t, _: hipGraph_t) -> u32 {
    world.hip.hipStreamBeginCapture(or_per_thread(stream), hipStreamCaptureModeThreadLocal)
}

fn end_of_capture(world: &World, stream: hipStream_t, graph: *mut hipGraph_t) -> u32 {
    world.hip.hipStreamEndCapture(or_per_thread(stream), graph)
}

/// Only functions whose null is the thread's own default stream are captured through it.
fn or_per_thread(stream: hipStream_t) -> hipStream_t {
    if stream.is_null() { hipStreamPerThread } else { stream }
}

/// Launches from a module and unloads it at once.
pub fn unload_module(world: &World, stream: hipStream_t) -> (u32, u32) {
    let mut module = null_mut();
    must(world.hip.hipModuleLoadData(&mut module, crate::world::image().as_ptr().cast()), "a module");
    let function = world.function(module, c"victim_chain");
    let launched = launch(world, function, stream);
    (launched, world.hip.hipModuleUnload(module))
}

/// The same with a library.
pub fn unload_library(world: &World, stream: hipStream_t) -> (u32, u32) {
    let (hip, mut library) = (world.hip, null_mut());
    let image: *const c_void = crate::world::image().as_ptr().cast();
    let loaded =
        hip.hipLibraryLoadData(&mut library, image, null_mut(), null_mut(), 0, null_mut(), null_mut(), 0);
    must(loaded, "a library");
    let (mut kernel, mut function) = (null_mut(), null_mut());
    must(hip.hipLibraryGetKernel(&mut kernel, library, c"victim_chain".as_ptr()), "a kernel");
    must(hip.hipKernelGetFunction(&mut function, kernel), "its function");
    let launched = launch(world, function, stream);
    (launched, hip.hipLibraryUnload(library))
}

fn launch(world: &World, function: hipFunction_t, stream: hipStream_t) -> u32 {
    let (grid, block) = (world.grid(), crate::world::SMALL_COUNT as u32);
    world.with_chain(13, |args| {
        let extra = null::<*mut c_void>().cast_mut();
        world.hip.hipModuleLaunchKernel(function, grid, 1, 1, block, 1, 1, 0, stream, args, extra)
    })
}
