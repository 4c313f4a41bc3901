//! Runs the work-items of a host-compiled kernel, one after the other; a kernel that meets a barrier gets one fibre
//! (a stack of its own) for each work-item that waits there.
//!
//! All work-items start on one fibre, which loops over them. An item that reaches a barrier keeps that fibre, and the
//! rest go on on another: a kernel without barriers never pays for a second one.

use std::cell::{Cell, RefCell};
use std::ffi::c_void;
use std::ptr;

use corosensei::stack::DefaultStack;
use corosensei::{Coroutine, CoroutineResult, Yielder};

use super::call::Frame;
use super::descriptor::{Dim3, Launch};
use crate::report;

const STACK_BYTES: usize = 256 << 10;

/// `struct softgpu_host_item` of `include/softgpu/hip_host.h`: where a work-item finds out which one it is.
#[repr(C)]
pub struct HostItem {
    thread: Dim3,
    group: Dim3,
    group_size: Dim3,
    grid_size: Dim3,
    barrier: Option<unsafe extern "C" fn()>,
    shared: *mut c_void,
}

/// `softgpu_host_item_of_thread`: the calling thread's work-item, as the kernel object sees it.
pub type ItemOfThread = unsafe extern "C" fn() -> *mut HostItem;

type Fibre = Coroutine<(), (), (), DefaultStack>;

thread_local! {
    static YIELDER: Cell<*const Yielder<(), ()>> = const { Cell::new(ptr::null()) };
    static STACKS: RefCell<Vec<DefaultStack>> = const { RefCell::new(Vec::new()) };
}

/// A kernel and its arguments, ready to run over a grid.
pub struct Grid<'run> {
    /// Address of the kernel.
    pub function: usize,
    /// Its arguments.
    pub frame: &'run Frame,
    /// The shape.
    pub launch: &'run Launch,
    /// The object's accessor.
    pub item: ItemOfThread,
}

/// What the fibres of one workgroup share.
struct Group<'run> {
    grid: &'run Grid<'run>,
    item: *mut HostItem,
    next: Cell<u64>,
    running: Cell<u64>,
}

impl Grid<'_> {
    /// Runs every work-item of every workgroup.
    ///
    /// # Safety
    /// `function` is a kernel of the frame's signature, its arguments are valid, and `item` is its object's accessor.
    pub unsafe fn run(&self) {
        let mut shared = vec![0u128; (self.launch.shared_bytes as usize).div_ceil(16)];
        // SAFETY: the object's accessor, by the caller's promise; it returns this thread's item.
        let item = unsafe { (self.item)() };
        for group in 0..self.launch.grid.count() {
            // SAFETY: the item lives as long as this thread, and only this thread uses it.
            unsafe {
                *item = HostItem {
                    thread: Dim3::default(),
                    group: place(group, self.launch.grid),
                    group_size: self.launch.block,
                    grid_size: self.launch.grid,
                    barrier: Some(barrier),
                    shared: shared.as_mut_ptr().cast(),
                };
            }
            run_group(&Group { grid: self, item, next: Cell::new(0), running: Cell::new(0) });
        }
    }
}

fn run_group(group: &Group<'_>) {
    let items = group.grid.launch.block.count();
    // Fibres that wait at a barrier, with the work-item each of them runs.
    let mut waiting: Vec<(Fibre, u64)> = Vec::new();
    while group.next.get() < items {
        let Some(fibre) = new_fibre(group, items) else { return };
        advance(fibre, group, &mut waiting);
    }
    // All have arrived or ended: the barrier opens, again and again.
    while !waiting.is_empty() {
        for (fibre, item) in std::mem::take(&mut waiting) {
            group.enter(item);
            advance(fibre, group, &mut waiting);
        }
    }
}

/// Runs a fibre until it ends or waits.
fn advance(mut fibre: Fibre, group: &Group<'_>, waiting: &mut Vec<(Fibre, u64)>) {
    let outer = YIELDER.get();
    match fibre.resume(()) {
        CoroutineResult::Yield(()) => waiting.push((fibre, group.running.get())),
        CoroutineResult::Return(()) => {
            // A thread that is ending keeps none.
            let _ = STACKS.try_with(|stacks| stacks.borrow_mut().push(fibre.into_stack()));
        }
    }
    YIELDER.set(outer);
}

/// A fibre that takes work-items of the group until none is left.
fn new_fibre(group: &Group<'_>, items: u64) -> Option<Fibre> {
    let group = ptr::from_ref(group).cast::<Group<'static>>();
    let body = move |yielder: &Yielder<(), ()>, ()| {
        // SAFETY: `run_group` borrows the group until all its fibres have ended.
        let group = unsafe { &*group };
        while group.next.get() < items {
            let item = group.next.replace(group.next.get() + 1);
            group.enter(item);
            YIELDER.set(yielder);
            // SAFETY: the promise made to `Grid::run`.
            unsafe { group.grid.frame.call(group.grid.function) };
        }
    };
    Some(Fibre::with_stack(stack()?, body))
}

fn stack() -> Option<DefaultStack> {
    if let Ok(Some(stack)) = STACKS.try_with(|stacks| stacks.borrow_mut().pop()) {
        return Some(stack);
    }
    let made = DefaultStack::new(STACK_BYTES);
    if let Err(error) = &made {
        report::once(
            "fibre",
            &format!("no stack for a work-item: {error}; results of this kernel are wrong"),
        );
    }
    made.ok()
}

impl Group<'_> {
    /// Tells the object which work-item runs from now on.
    fn enter(&self, item: u64) {
        self.running.set(item);
        // SAFETY: the item belongs to this thread, which runs one work-item at a time.
        unsafe { (*self.item).thread = place(item, self.grid.launch.block) };
    }
}

/// Called by a work-item: comes back once all items of its group are there or done.
unsafe extern "C" fn barrier() {
    let yielder = YIELDER.get();
    // SAFETY: set before the kernel was entered on this very fibre, and alive while it runs.
    unsafe { (*yielder).suspend(()) };
    YIELDER.set(yielder);
}

/// The coordinates of the `index`-th element of a box.
fn place(index: u64, size: Dim3) -> Dim3 {
    let (width, height) = (u64::from(size.x.max(1)), u64::from(size.y.max(1)));
    Dim3 { x: (index % width) as u32, y: (index / width % height) as u32, z: (index / width / height) as u32 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::c_int;

    thread_local! {
        static ITEM: RefCell<HostItem> = const { RefCell::new(HostItem {
            thread: Dim3 { x: 0, y: 0, z: 0 },
            group: Dim3 { x: 0, y: 0, z: 0 },
            group_size: Dim3 { x: 0, y: 0, z: 0 },
            grid_size: Dim3 { x: 0, y: 0, z: 0 },
            barrier: None,
            shared: ptr::null_mut(),
        }) };
    }

    unsafe extern "C" fn item() -> *mut HostItem {
        ITEM.with(RefCell::as_ptr)
    }

    /// Reverses each group's part of an array through local memory, which needs a barrier.
    unsafe extern "C" fn reverse(data: *mut c_int) {
        // SAFETY: the test gives an array of as many elements as work-items and local memory for one group.
        unsafe {
            let me = &*item();
            let tile = me.shared.cast::<c_int>();
            let (index, width) = (me.thread.x as usize, me.group_size.x as usize);
            let at = me.group.x as usize * width + index;
            *tile.add(index) = *data.add(at);
            (me.barrier.unwrap())();
            *data.add(at) = *tile.add(width - 1 - index);
        }
    }

    #[test]
    fn a_barrier_separates_the_phases_of_all_items() {
        let mut data: Vec<c_int> = (0..12).collect();
        let one = |x| Dim3 { x, y: 1, z: 1 };
        let launch = Launch { grid: one(3), block: one(4), shared_bytes: 16 };
        let mut pointer = data.as_mut_ptr().cast::<c_void>();
        let argument = (&raw mut pointer).cast::<c_void>();
        let class = super::super::signature::Class::Integer { bytes: 8, signed: false };
        let plan = super::super::call::Plan::new(&[class], None).unwrap();
        // SAFETY: the argument is a live pointer; `reverse` takes one pointer.
        unsafe {
            let frame = plan.frame(&[argument]);
            Grid { function: reverse as *const () as usize, frame: &frame, launch: &launch, item }.run();
        }
        assert_eq!(data, [3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8]);
    }

    #[test]
    fn coordinates_count_from_the_innermost() {
        let size = Dim3 { x: 4, y: 3, z: 2 };
        assert_eq!(place(23, size), Dim3 { x: 3, y: 2, z: 1 });
        assert_eq!(place(4, size), Dim3 { x: 0, y: 1, z: 0 });
    }
}
