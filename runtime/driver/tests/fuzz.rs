//! Calls that the resource manager has accepted, in any order and with any content: the tap reads no byte more than the
//! kernel has, and knows exactly the compute groups that a simple list of them knows.

use std::collections::HashMap;
use std::ffi::{c_int, c_void};
use std::io;

use hipreempt_driver::nvidia::group::PARAMS_BYTES;
use hipreempt_driver::nvidia::tap::{Tap, UNKNOWN_DEVICE};
use hipreempt_driver::nvidia::{Transport, rm};
use hipreempt_fuzzer::Target;
use hipreempt_fuzzer::fence::Fenced;

/// The descriptor of the control device; every other is closed or another file.
const CONTROL_FD: c_int = 7;
/// Groups that a tap has room for.
const PLACES: usize = 64;
/// The longest argument of a request (14 bits of size).
const ARGUMENT_BYTES_MAX: usize = 1 << 14;

/// Descriptors of the made-up program.
struct Files;

impl Transport for Files {
    fn device_number(&self, fd: c_int) -> io::Result<u64> {
        let (major, minor) = rm::CONTROL_DEVICE;
        match fd {
            CONTROL_FD => Ok(libc::makedev(major, minor)),
            8 => Ok(libc::makedev(major, 0)),
            _ => Err(io::Error::from_raw_os_error(libc::EBADF)),
        }
    }

    fn control(&self, _: c_int, _: &mut rm::Nvos54, _: &mut [u8; PARAMS_BYTES]) -> io::Result<()> {
        panic!("the tap makes no calls")
    }
}

/// The rest of an input, of which zeroes are taken for ever.
struct Bytes<'input>(&'input [u8]);

impl Bytes<'_> {
    fn next(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    /// A handle: one of few, so that they meet.
    fn handle(&mut self) -> u32 {
        u32::from(self.next() % 12)
    }

    fn client(&mut self) -> u32 {
        0xC1D0_0000 + u32::from(self.next() % 3)
    }

    /// Mostly zero.
    fn seldom(&mut self) -> u32 {
        u32::from(self.next().saturating_sub(240))
    }

    fn some(&mut self, count: usize) -> Vec<u8> {
        (0..count).map(|_| self.next()).collect()
    }
}

/// The bytes of a struct of `u32` and `u64` fields without padding.
fn bytes_of<T: Copy>(value: &T) -> Vec<u8> {
    // SAFETY: the structs of `rm` are plain numbers without padding between them, and as long as their type.
    unsafe { std::slice::from_raw_parts(std::ptr::from_ref(value).cast::<u8>(), size_of::<T>()).to_vec() }
}

/// A group as the simple list knows it.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Listed {
    client: u32,
    freed_with: [u32; 4],
    device: u32,
    slice_us: Option<u64>,
}

/// The made-up program, the tap that sees its calls, and the list.
struct Scene {
    tap: &'static Tap,
    argument: Fenced,
    inner: Fenced,
    params: Fenced,
    groups: Vec<Listed>,
    devices: HashMap<(u32, u32), u32>,
}

impl Scene {
    fn new() -> Self {
        let fenced = || Fenced::new(ARGUMENT_BYTES_MAX);
        let (argument, inner, params) = (fenced(), fenced(), fenced());
        let tap = Box::leak(Box::new(Tap::new()));
        Self { tap, argument, inner, params, groups: Vec::new(), devices: HashMap::new() }
    }

    /// The tap sees a request whose argument has exactly these bytes; as one that stands in memory, if `wrapped`.
    fn call(&mut self, (fd, returned): (c_int, c_int), number: u32, argument: &[u8], wrapped: bool) {
        let (mut number, mut bytes) = (number, argument.len());
        let at = if wrapped {
            let at = self.inner.place(argument) as u64;
            let xfer = rm::Xfer { number, bytes: bytes as u32, argument: at };
            (number, bytes) = (rm::XFER_CMD, size_of::<rm::Xfer>());
            self.argument.place(&bytes_of(&xfer))
        } else {
            self.argument.place(argument)
        };
        self.observe(fd, number, bytes, at, returned);
    }

    fn observe(&self, fd: c_int, number: u32, bytes: usize, at: *mut c_void, returned: c_int) {
        // SAFETY: the argument is as long as the request says, and what it points to is as long as its kind is.
        unsafe { self.tap.observe(&Files, fd, rm::request(number, bytes), at, returned) };
    }

    fn allocate(&mut self, input: &mut Bytes<'_>, wrapped: bool) {
        let class = [rm::CHANNEL_GROUP, rm::CHANNEL_GROUP, rm::DEVICE, 0xC86F][usize::from(input.next() % 4)];
        let (engine_type, va_space) = (input.handle() % 3, input.handle());
        let group = rm::GroupParams { engine_type, va_space, ..Default::default() };
        let device = rm::DeviceParams { device_id: input.handle() };
        let params = if class == rm::DEVICE { bytes_of(&device) } else { bytes_of(&group) };
        let alloc = rm::Nvos64 {
            root: input.client(),
            object_parent: input.handle(),
            object_new: input.handle(),
            class,
            alloc_params: if input.seldom() == 0 { self.params.place(&params) as u64 } else { 0 },
            params_bytes: input.seldom(),
            status: input.seldom(),
            ..Default::default()
        };
        let (fd, returned) = files_of(input);
        let short = input.next().is_multiple_of(2);
        let flags = if short { 0 } else { input.seldom() };
        let argument =
            if short { bytes_of(&shortened(&alloc)) } else { bytes_of(&rm::Nvos64 { flags, ..alloc }) };
        self.call((fd, returned), rm::RM_ALLOC, &argument, wrapped);
        let seen = returned == 0 && alloc.status == 0 && flags == 0 && alloc.alloc_params != 0;
        if seen && alloc.object_new != 0 {
            self.list(fd, &alloc, &group, device.device_id);
        }
    }

    fn list(&mut self, fd: c_int, alloc: &rm::Nvos64, group: &rm::GroupParams, number: u32) {
        let compute = alloc.class == rm::CHANNEL_GROUP && group.engine_type == rm::ENGINE_COMPUTE;
        if compute && fd == CONTROL_FD && self.groups.len() < PLACES {
            let device = self.devices.get(&(alloc.root, alloc.object_parent)).copied();
            let freed_with = [alloc.object_new, alloc.object_parent, group.va_space, alloc.root];
            let device = device.unwrap_or(UNKNOWN_DEVICE);
            self.groups.push(Listed { client: alloc.root, freed_with, device, slice_us: None });
        }
        if alloc.class == rm::DEVICE {
            self.devices.insert((alloc.root, alloc.object_new), number);
        }
    }

    fn control(&mut self, input: &mut Bytes<'_>, wrapped: bool) {
        let slice_us = u64::from(input.next());
        let params = bytes_of(&rm::TimesliceParams { timeslice_us: slice_us });
        let whole = input.seldom() == 0;
        // A driver library that passes fewer bytes than the command has is not followed.
        let params = if whole { &params[..] } else { &params[..4] };
        let command = if input.seldom() == 0 { rm::SET_TIMESLICE } else { rm::GET_TIMESLICE };
        let control = rm::Nvos54 {
            client: input.client(),
            object: input.handle(),
            command,
            flags: 0,
            params: self.params.place(params) as u64,
            params_bytes: params.len() as u32,
            status: input.seldom(),
        };
        let (fd, returned) = files_of(input);
        self.call((fd, returned), rm::RM_CONTROL, &bytes_of(&control), wrapped);
        if returned == 0 && control.status == 0 && whole && command == rm::SET_TIMESLICE {
            let is_told =
                |group: &&mut Listed| group.client == control.client && group.freed_with[0] == control.object;
            self.groups.iter_mut().filter(is_told).for_each(|group| group.slice_us = Some(slice_us));
        }
    }

    fn free(&mut self, input: &mut Bytes<'_>, wrapped: bool) {
        let root = input.client();
        let object_old = if input.seldom() == 0 { input.handle() } else { root };
        let free = rm::Nvos00 { root, object_parent: 0, object_old, status: input.seldom() };
        let call = files_of(input);
        self.call(call, rm::RM_FREE, &bytes_of(&free), wrapped);
        if call.1 == 0 && free.status == 0 {
            self.unlist(&free);
        }
    }

    fn unlist(&mut self, free: &rm::Nvos00) {
        let (root, old) = (free.root, free.object_old);
        let goes = |group: &Listed| group.client == root && old != 0 && group.freed_with.contains(&old);
        self.groups.retain(|group| !goes(group));
        self.devices.retain(|(client, handle), _| *client != root || (*handle != old && old != root));
    }

    /// A request of another number or size, with any content: nothing in it may be followed.
    fn other(&mut self, input: &mut Bytes<'_>, wrapped: bool) {
        let number = u32::from(input.next());
        let bytes = usize::from(input.next());
        let known = [(rm::RM_ALLOC, 32), (rm::RM_ALLOC, 48), (rm::RM_CONTROL, 32), (rm::RM_FREE, 16)];
        if known.contains(&(number, bytes)) || (number, bytes) == (rm::XFER_CMD, 16) {
            return;
        }
        let content = input.some(bytes);
        self.call(files_of(input), number, &content, wrapped);
    }

    fn check(&self) {
        let place = |group: &Listed| (group.device, group.slice_us);
        let mut listed: Vec<_> = self.groups.iter().map(place).collect();
        let known = self.tap.groups().inspect(|known| assert!(known.is_live())).map(|known| {
            let (sets, slice_us) = known.driver_sets();
            (known.device(), (sets > 0).then_some(slice_us))
        });
        let mut known: Vec<_> = known.collect();
        listed.sort_unstable();
        known.sort_unstable();
        assert_eq!(known, listed);
    }

    /// Frees every client, so that the next input finds an empty tap: a tap lives for good.
    fn clear(&mut self) {
        for root in (0..3).map(|client| 0xC1D0_0000 + client) {
            let free = rm::Nvos00 { root, object_parent: 0, object_old: root, status: 0 };
            self.call((CONTROL_FD, 0), rm::RM_FREE, &bytes_of(&free), false);
            self.unlist(&free);
        }
        assert!(self.groups.is_empty());
        self.check();
    }
}

/// On which descriptor, mostly the control device's, and what the call returned, mostly 0.
fn files_of(input: &mut Bytes<'_>) -> (c_int, c_int) {
    let fd = CONTROL_FD + input.seldom() as c_int % 3;
    (fd, -(input.seldom() as c_int))
}

/// The shorter form of the longer argument.
fn shortened(alloc: &rm::Nvos64) -> rm::Nvos21 {
    let rm::Nvos64 { root, object_parent, object_new, class, alloc_params, params_bytes, status, .. } =
        *alloc;
    rm::Nvos21 { root, object_parent, object_new, class, alloc_params, params_bytes, status }
}

#[test]
fn tap() {
    let mut scene = Scene::new();
    let calls = |kinds: &[u8]| -> Vec<u8> {
        kinds
            .iter()
            .flat_map(|kind| [&[*kind][..], &[0, 1, 5, 2, 1, 4, 3, 0, 0, 0, 0, 0, 0]].concat())
            .collect()
    };
    Target::new("tap")
        .good(calls(&[0, 0, 4, 1, 5, 2, 6]))
        .good(calls(&[3, 7, 0, 0, 1, 2, 2, 4]))
        .good(calls(&[0; 80]))
        .input_bytes_max(4 << 10)
        .run(|input| {
            let mut input = Bytes(input);
            while !input.0.is_empty() {
                let kind = input.next();
                let wrapped = kind & 4 != 0;
                match kind & 3 {
                    0 => scene.allocate(&mut input, wrapped),
                    1 => scene.control(&mut input, wrapped),
                    2 => scene.free(&mut input, wrapped),
                    _ => scene.other(&mut input, wrapped),
                }
                scene.check();
            }
            scene.clear();
            true
        });
}
