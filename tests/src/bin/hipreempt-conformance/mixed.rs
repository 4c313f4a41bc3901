//! Random work by several threads on streams of every kind, ordered by events, by the legacy null stream and by nothing
//! but the stream itself. Every pair of operations on the same memory is ordered by HIP's rules, so the result follows
//! from the seed alone, whatever moments the device and the gate choose.

use std::ffi::c_void;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicU64, Ordering};

use hipreempt_api::hip::*;

use crate::hip::Hip;
use crate::world::{CHAIN, Lane, SMALL_COUNT, WIDE_WORDS, World, image, line, must, trample};

const THREADS: u64 = 3;
const STEPS: u64 = 120;
/// Launches of all threads in turn.
const TURNS: u64 = 60;
const BYTES: usize = SMALL_COUNT * 4;

/// Numbers that follow from a seed (SplitMix64).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed ^ 0x9e37_79b9_7f4a_7c15)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub fn below(&mut self, limit: u64) -> u64 {
        self.next() % limit
    }

    pub fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last as u64 + 1) as usize);
        }
    }
}

/// Memory that one stream works on.
struct Place {
    lane: Lane,
    data: *mut c_void,
    /// Pinned: what comes from the device, and goes there.
    host: *mut i32,
}

/// One thread's part.
struct Worker {
    world: World,
    random: Random,
    places: Vec<Place>,
    log: Vec<String>,
    add: hipFunction_t,
    wide: hipFunction_t,
    take: hipFunction_t,
    /// Recorded again and again, while earlier records are still waited for.
    events: [hipEvent_t; 2],
    /// All threads add to it, on one stream.
    shared: (usize, usize),
}

/// Runs all threads and prints what each saw, in their order.
pub fn run(hip: &'static Hip, seed: u64) {
    let first = World::new(hip, SMALL_COUNT);
    first.reset();
    let shared = (first.data.get() as usize, first.nonblocking as usize);
    let threads: Vec<_> = (0..THREADS)
        .map(|nth| std::thread::spawn(move || Worker::new(hip, seed * THREADS + nth, shared).run()))
        .collect();
    for (nth, thread) in threads.into_iter().enumerate() {
        for line in thread.join().expect("a thread of the program") {
            println!("{nth}: {line}");
        }
    }
    println!("shared: {}", first.seen_on_device(first.data.get()));
    for lane in [Lane::Blocking, Lane::NonBlocking, Lane::Null] {
        take_turns(&first, lane);
    }
}

/// Several threads launch on one stream, one after the other: what each launched before it passed the turn on comes before
/// what the next one launches.
fn take_turns(world: &World, lane: Lane) {
    world.reset();
    let turn = AtomicU64::new(0);
    let (hip, chain) = (world.hip, world.chain as usize);
    let (stream, data) = (world.stream(lane) as usize, world.data.get() as usize);
    std::thread::scope(|scope| {
        for nth in 0..THREADS {
            let turn = &turn;
            scope.spawn(move || {
                for round in (0..TURNS).filter(|round| round % THREADS == nth) {
                    while turn.load(Ordering::Acquire) != round {
                        std::thread::yield_now();
                    }
                    let mut block = (data as *mut c_void, round as i32, SMALL_COUNT as i32);
                    let mut arguments: [*mut c_void; 3] =
                        [(&raw mut block.0).cast(), (&raw mut block.1).cast(), (&raw mut block.2).cast()];
                    let (function, stream) = (chain as hipFunction_t, stream as hipStream_t);
                    let (args, none) = (arguments.as_mut_ptr(), null_mut());
                    let launched =
                        hip.hipModuleLaunchKernel(function, 1, 1, 1, 256, 1, 1, 0, stream, args, none);
                    trample(&mut block);
                    must(launched, "a launch in turn");
                    turn.store(round + 1, Ordering::Release);
                }
            });
        }
    });
    println!("in turn on {}: {}", lane.name(), world.seen_on_device(world.data.get()));
}

extern "C" fn affine(data: *mut c_void) {
    let at = data.cast::<i32>();
    // SAFETY: a number in pinned memory, which nobody else touches between the copies around this call.
    unsafe { at.write_volatile(at.read_volatile().wrapping_mul(5).wrapping_add(1)) };
}

/// `affine`, as HIP takes it.
unsafe extern "C" fn on_host(data: *mut c_void) {
    affine(data);
}

impl Worker {
    fn new(hip: &'static Hip, seed: u64, shared: (usize, usize)) -> Self {
        let world = World::new(hip, SMALL_COUNT);
        let places = Lane::ALL
            .map(|lane| {
                let (mut data, mut host) = (null_mut(), null_mut());
                must(hip.hipMalloc(&mut data, BYTES), "memory");
                must(hip.hipHostMalloc(&mut host, BYTES, 0), "pinned memory");
                must(hip.hipMemset(data, 1, BYTES), "its content");
                Place { lane, data, host: host.cast() }
            })
            .into_iter()
            .collect();
        let [add, wide, take] = [c"victim_add", c"conformance_wide", c"conformance_take"]
            .map(|name| world.function(world.module, name));
        must(hip.hipDeviceSynchronize(), "the beginning");
        let events = [0, hipEventDisableTiming].map(|flags| world.new_event(flags));
        Self { world, random: Random::new(seed), places, log: Vec::new(), add, wide, take, events, shared }
    }

    fn run(mut self) -> Vec<String> {
        for _ in 0..STEPS {
            let at = self.random.below(self.places.len() as u64) as usize;
            self.world.data.set(self.places[at].data);
            self.step(at);
        }
        self.world.synchronise();
        for place in &self.places {
            let seen = self.world.seen_on_device(place.data);
            self.log.push(format!("{} {seen}", place.lane.name()));
        }
        self.log
    }

    fn step(&mut self, at: usize) {
        let value = self.random.below(1000) as i32;
        match self.random.below(22) {
            0..=2 => must(self.world.chain(value, self.stream(at)), "a kernel"),
            3 => self.module_launch(at, value),
            4 => self.wide_launch(at, value),
            5 => self.memset(at, value),
            6 => self.copy_in(at, value),
            7 | 8 => self.take_from_another(at),
            9 => self.take_on_the_null_stream(at),
            10 => self.host_function(at),
            11 => self.graph(at, value),
            12 => self.ordered_memory(at, value),
            13 => self.memory(at),
            14 => self.module(at, value),
            15 => self.short_stream(at, value),
            16 => self.bad_calls(at),
            17 => self.add_to_shared(value),
            18 => self.changed_graph(at, value),
            19 => self.short_thread(at, value),
            _ => self.read(at),
        }
    }

    fn stream(&self, at: usize) -> hipStream_t {
        self.world.stream(self.places[at].lane)
    }

    fn hip(&self) -> &'static Hip {
        self.world.hip
    }

    /// By one block, which is gone at once.
    fn module_launch(&self, at: usize, value: i32) {
        let (stream, none) = (self.stream(at), null_mut());
        let launched = self.world.with_extra(value, |extra| {
            self.hip().hipModuleLaunchKernel(self.world.chain, 1, 1, 1, 256, 1, 1, 0, stream, none, extra)
        });
        must(launched, "a launch by `extra`");
    }

    /// 4 KiB of arguments, whose memory is given back at once.
    fn wide_launch(&self, at: usize, value: i32) {
        let mut words: Vec<i32> = (0..WIDE_WORDS as i32).map(|word| word ^ value).collect();
        let mut data = self.places[at].data;
        let mut arguments: [*mut c_void; 2] = [(&raw mut data).cast(), words.as_mut_ptr().cast()];
        let (args, none, stream) = (arguments.as_mut_ptr(), null_mut(), self.stream(at));
        let launched = self.hip().hipModuleLaunchKernel(self.wide, 1, 1, 1, 1, 1, 1, 0, stream, args, none);
        must(launched, "a launch with 4 KiB");
        words.fill(-1);
        trample(&mut data);
        trample(&mut arguments);
    }

    fn memset(&self, at: usize, value: i32) {
        let data = self.places[at].data;
        must(self.hip().hipMemsetAsync(data, value & 0x7f, BYTES, self.stream(at)), "a memset");
    }

    /// From ordinary memory that is overwritten as soon as the call returns.
    fn copy_in(&self, at: usize, value: i32) {
        let mut ordinary: Vec<i32> = (0..SMALL_COUNT as i32).map(|index| index.wrapping_mul(value)).collect();
        let (data, from) = (self.places[at].data, ordinary.as_ptr().cast());
        let copied = self.hip().hipMemcpyAsync(data, from, BYTES, hipMemcpyHostToDevice, self.stream(at));
        must(copied, "a copy");
        ordinary.fill(-1);
    }

    /// What is on `from` so far comes before what follows on `to`. The event is gone at once, or recorded elsewhere soon:
    /// who waits, waits for what it stood for.
    fn order(&mut self, from: hipStream_t, to: hipStream_t) {
        if let Some(event) = self.events.get(self.random.below(4) as usize) {
            must(self.hip().hipEventRecord(*event, from), "a record");
            must(self.hip().hipStreamWaitEvent(to, *event, 0), "a wait");
            return;
        }
        let event = self.world.new_event(if self.random.below(2) == 0 { 0 } else { hipEventDisableTiming });
        must(self.hip().hipEventRecord(event, from), "a record");
        must(self.hip().hipStreamWaitEvent(to, event, 0), "a wait");
        must(self.hip().hipEventDestroy(event), "an event's end");
    }

    fn launch_take(&self, to: *mut c_void, from: *mut c_void, stream: hipStream_t) {
        let (mut to, mut from, mut count) = (to, from, SMALL_COUNT as i32);
        let mut arguments: [*mut c_void; 3] =
            [(&raw mut to).cast(), (&raw mut from).cast(), (&raw mut count).cast()];
        let (args, none) = (arguments.as_mut_ptr(), null_mut());
        let launched = self.hip().hipModuleLaunchKernel(self.take, 1, 1, 1, 256, 1, 1, 0, stream, args, none);
        must(launched, "a launch");
        trample(&mut to);
        trample(&mut from);
        trample(&mut arguments);
    }

    fn take_from_another(&mut self, at: usize) {
        let other = (at + 1 + self.random.below(self.places.len() as u64 - 1) as usize) % self.places.len();
        let (mine, theirs) = (self.stream(at), self.stream(other));
        self.order(theirs, mine);
        self.launch_take(self.places[at].data, self.places[other].data, mine);
        self.order(mine, theirs);
    }

    /// The legacy rules order the null stream with every blocking one: no event is needed.
    fn take_on_the_null_stream(&mut self, at: usize) {
        let null = self.places.iter().position(|place| place.lane == Lane::Null).expect("a place");
        if !matches!(self.places[at].lane, Lane::Blocking | Lane::PerThread) {
            return;
        }
        if self.random.below(2) == 0 {
            self.launch_take(self.places[null].data, self.places[at].data, null_mut());
        } else {
            self.launch_take(self.places[at].data, self.places[null].data, self.stream(at));
        }
    }

    fn host_function(&mut self, at: usize) {
        let (hip, stream, place) = (self.hip(), self.stream(at), &self.places[at]);
        let host = place.host.cast::<c_void>();
        let out = hip.hipMemcpyAsync(host, place.data, BYTES, hipMemcpyDeviceToHost, stream);
        must(out, "a copy");
        must(hip.hipLaunchHostFunc(stream, Some(on_host), host), "a host function");
        must(hip.hipMemcpyAsync(place.data, host, BYTES, hipMemcpyHostToDevice, stream), "a copy");
        // The pinned memory is the device's until then.
        must(hip.hipStreamSynchronize(stream), "the stream");
    }

    /// Captured, instantiated, launched twice and destroyed.
    fn graph(&self, at: usize, value: i32) {
        // A capture on another kind would forbid the null stream to the other threads.
        if self.places[at].lane != Lane::NonBlocking {
            return;
        }
        let (hip, stream) = (self.hip(), self.stream(at));
        let (mut graph, mut exec) = (null_mut(), null_mut());
        must(hip.hipStreamBeginCapture(stream, hipStreamCaptureModeThreadLocal), "a capture");
        must(self.world.chain(value, stream), "a captured kernel");
        must(self.world.chain(value + 1, stream), "another");
        must(hip.hipStreamEndCapture(stream, &mut graph), "its end");
        must(hip.hipGraphInstantiate(&mut exec, graph, null_mut(), null_mut(), 0), "a graph");
        must(hip.hipGraphDestroy(graph), "its end");
        must(hip.hipGraphLaunch(exec, stream), "its launch");
        must(self.world.chain(value, stream), "a kernel between");
        must(hip.hipGraphLaunch(exec, stream), "its launch");
        must(hip.hipGraphExecDestroy(exec), "its end");
    }

    /// A graph whose kernel gets other arguments between two launches: the first one keeps its own.
    fn changed_graph(&self, at: usize, value: i32) {
        let (hip, stream) = (self.hip(), self.stream(at));
        let (mut graph, mut node, mut exec) = (null_mut(), null_mut(), null_mut());
        let with_node = |value: i32, call: &mut dyn FnMut(&hipKernelNodeParams) -> u32| {
            self.world.with_chain(value, |args| {
                // SAFETY: a structure of numbers and pointers, for which zero is a value.
                let mut params: hipKernelNodeParams = unsafe { std::mem::zeroed() };
                (params.func, params.kernelParams) = (CHAIN.address().cast_mut(), args);
                (params.gridDim, params.blockDim) = (line(1), line(SMALL_COUNT as u32));
                call(&params)
            })
        };
        must(hip.hipGraphCreate(&mut graph, 0), "a graph");
        let added = with_node(value, &mut |params| {
            hip.hipGraphAddKernelNode(&mut node, graph, std::ptr::null(), 0, params)
        });
        must(added, "its node");
        must(hip.hipGraphInstantiate(&mut exec, graph, null_mut(), null_mut(), 0), "an executable graph");
        must(hip.hipGraphLaunch(exec, stream), "its launch");
        let changed =
            with_node(value + 1, &mut |params| hip.hipGraphExecKernelNodeSetParams(exec, node, params));
        must(changed, "its change");
        must(hip.hipGraphLaunch(exec, stream), "its launch");
        must(hip.hipGraphExecDestroy(exec), "its end");
        must(hip.hipGraphDestroy(graph), "the graph's end");
    }

    /// A thread that launches on its own default stream and ends.
    fn short_thread(&mut self, at: usize, value: i32) {
        let (hip, own) = (self.hip(), self.stream(at));
        let [before, after] = [self.world.new_event(0), self.world.new_event(hipEventDisableTiming)];
        must(hip.hipEventRecord(before, own), "a record");
        let (data, chain) = (self.places[at].data as usize, self.world.chain as usize);
        let (waits_for, records) = (before as usize, after as usize);
        let thread = std::thread::spawn(move || {
            let mut block = (data as *mut c_void, value, SMALL_COUNT as i32);
            let mut arguments: [*mut c_void; 3] =
                [(&raw mut block.0).cast(), (&raw mut block.1).cast(), (&raw mut block.2).cast()];
            let (stream, args, none) = (hipStreamPerThread, arguments.as_mut_ptr(), null_mut());
            must(hip.hipStreamWaitEvent(stream, waits_for as hipEvent_t, 0), "a wait");
            let function = chain as hipFunction_t;
            let launched = hip.hipModuleLaunchKernel(function, 1, 1, 1, 256, 1, 1, 0, stream, args, none);
            trample(&mut block);
            must(launched, "a launch of a short thread");
            must(hip.hipEventRecord(records as hipEvent_t, stream), "a record");
        });
        thread.join().expect("a short thread");
        must(hip.hipStreamWaitEvent(own, after, 0), "a wait");
        must(hip.hipEventDestroy(before), "its end");
        must(hip.hipEventDestroy(after), "its end");
    }

    fn copy(&self, to: *mut c_void, from: *mut c_void, stream: hipStream_t) {
        must(self.hip().hipMemcpyDtoDAsync(to, from, BYTES, stream), "a copy");
    }

    /// Memory that exists in stream order only.
    fn ordered_memory(&self, at: usize, value: i32) {
        let (hip, stream, data) = (self.hip(), self.stream(at), self.places[at].data);
        let mut memory = null_mut();
        must(hip.hipMallocAsync(&mut memory, BYTES, stream), "memory");
        self.copy(memory, data, stream);
        self.world.data.set(memory);
        must(self.world.chain(value, stream), "a kernel");
        self.copy(data, memory, stream);
        must(hip.hipFreeAsync(memory, stream), "its end");
    }

    /// Memory that is given back while copies from it are on their way.
    fn memory(&self, at: usize) {
        let (hip, stream, data) = (self.hip(), self.stream(at), self.places[at].data);
        let mut memory = null_mut();
        must(hip.hipMalloc(&mut memory, BYTES), "memory");
        self.copy(memory, data, stream);
        self.launch_take(memory, data, stream);
        self.copy(data, memory, stream);
        must(hip.hipFree(memory), "its end");
    }

    /// A module that is unloaded right after the launch.
    fn module(&self, at: usize, value: i32) {
        let (hip, stream, mut module) = (self.hip(), self.stream(at), null_mut());
        must(hip.hipModuleLoadData(&mut module, image().as_ptr().cast()), "a module");
        let function = self.world.function(module, c"victim_chain");
        let launched = self.world.with_chain(value, |args| {
            hip.hipModuleLaunchKernel(function, 1, 1, 1, 256, 1, 1, 0, stream, args, null_mut())
        });
        must(launched, "a launch");
        must(hip.hipModuleUnload(module), "its end");
    }

    /// A stream that is destroyed right after the launch.
    fn short_stream(&mut self, at: usize, value: i32) {
        let (hip, own, mut stream) = (self.hip(), self.stream(at), null_mut());
        must(hip.hipStreamCreateWithFlags(&mut stream, hipStreamNonBlocking), "a stream");
        self.order(own, stream);
        must(self.world.chain(value, stream), "a kernel");
        self.order(stream, own);
        must(hip.hipStreamDestroy(stream), "its end");
    }

    /// Errors come from the call that made them, and once; good work around them goes on.
    fn bad_calls(&mut self, at: usize) {
        let (hip, stream) = (self.hip(), self.stream(at));
        let launched = self.world.with_chain(1, |args| {
            let (none, function) = (null_mut(), self.world.chain);
            hip.hipModuleLaunchKernel(function, 1, 1, 1, 4096, 1, 1, 0, stream, args, none)
        });
        let (peeked, last, then) = (hip.hipPeekAtLastError(), hip.hipGetLastError(), hip.hipGetLastError());
        let from = self.places[at].data;
        let copied = hip.hipMemcpyAsync(null_mut(), from, BYTES, hipMemcpyDeviceToDevice, stream);
        let after = hip.hipGetLastError();
        self.log.push(format!("bad {launched} {peeked} {last} {then} {copied} {after}"));
    }

    /// Commutes with what the other threads do.
    fn add_to_shared(&self, value: i32) {
        let (mut data, mut value, mut count) = (self.shared.0 as *mut c_void, value, SMALL_COUNT as i32);
        let mut arguments: [*mut c_void; 3] =
            [(&raw mut data).cast(), (&raw mut value).cast(), (&raw mut count).cast()];
        let (args, none, stream) = (arguments.as_mut_ptr(), null_mut(), self.shared.1 as hipStream_t);
        let launched = self.hip().hipModuleLaunchKernel(self.add, 1, 1, 1, 256, 1, 1, 0, stream, args, none);
        must(launched, "a launch");
        trample(&mut data);
        trample(&mut value);
        trample(&mut arguments);
    }

    /// Waits in one of several ways, and notes what is there.
    fn read(&mut self, at: usize) {
        let (hip, stream, place) = (self.hip(), self.stream(at), &self.places[at]);
        let out = hip.hipMemcpyAsync(place.host.cast(), place.data, BYTES, hipMemcpyDeviceToHost, stream);
        must(out, "a copy");
        match self.random.below(4) {
            0 => must(hip.hipStreamSynchronize(stream), "the stream"),
            1 => must(hip.hipDeviceSynchronize(), "the device"),
            2 => {
                while hip.hipStreamQuery(stream) == hipErrorNotReady {
                    std::thread::yield_now();
                }
                let _ = hip.hipGetLastError();
            }
            _ => {
                let event = self.world.new_event(hipEventDisableTiming);
                must(hip.hipEventRecord(event, stream), "a record");
                must(hip.hipEventSynchronize(event), "the event");
                must(hip.hipEventDestroy(event), "its end");
            }
        }
        let seen = self.world.seen(self.places[at].host);
        self.log.push(format!("{} saw {seen}", self.places[at].lane.name()));
    }
}
