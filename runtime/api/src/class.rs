//! What a function does to the order of work on the GPU, as far as a scheduler cares.

/// The class of a function. Every function of HIP has exactly one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Submits kernels. Held by a closed gate.
    Launch,
    /// Launches an instantiated graph, and nothing else: `hipGraphLaunch` and its `_spt` form. Building, updating and
    /// uploading graphs is `Other`. Held.
    Graph,
    /// Fills memory, in stream order or on the implicit stream. Held: on the GPU it is a kernel.
    Memset,
    /// Copies or prefetches memory. Held from 1 MiB. A form without a stream parameter, and `hipMemcpyWithStream`,
    /// keeps the calling thread until host memory may be used again.
    Copy,
    /// Records an event. One that measures time waits like a launch, or the measurement would contain the hold.
    Record,
    /// Orders a stream after or before something else: an event, a word of memory, a semaphore, a graphics resource.
    /// Never held: a peer may be spinning on the other side.
    Wait,
    /// Returns when work is complete: of a stream, an event or the device.
    Sync,
    /// Asks whether work is complete, or when it was, and returns at once.
    Query,
    /// Runs a function of the program in stream order.
    Callback,
    /// Begins, ends, inspects or steers a stream capture.
    Capture,
    /// Obtains, maps, registers or attaches memory, in stream order or not.
    Alloc,
    /// Gives memory back. Most forms wait for the device ([`Implicit::Device`]).
    Free,
    /// Loads or unloads code, or looks a kernel or variable up in it; also the compiler's registration calls.
    Module,
    /// Creates or destroys a stream: what a table of streams must follow.
    StreamLifecycle,
    /// Creates, opens or destroys an event; creation tells whether it measures time.
    EventLifecycle,
    /// Nothing that a scheduler has to know. With a stream or event parameter, the reason stands in
    /// `data/functions.tsv`.
    Other,
}

/// What a function works on or waits for besides its stream parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Implicit {
    /// Nothing.
    None,
    /// Works on the legacy null stream of the current device, which orders itself with all blocking streams.
    Legacy,
    /// Works on the calling thread's default stream (`_spt` without a stream parameter).
    PerThread,
    /// Works on a stream that is named in a structure or was set by an earlier call on this thread.
    Config,
    /// Waits, or may wait, for all work on the device.
    Device,
}

/// What a null handle in a stream parameter means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NullStream {
    /// The legacy null stream of the current device.
    Legacy,
    /// The calling thread's default stream.
    PerThread,
}
