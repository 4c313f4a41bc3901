//! Handles that programs may pass wrongly: streams, events and functions live in one reserved range of addresses, so
//! that any pointer can be checked for being a live handle without reading foreign memory.
//!
//! A freed slot is the next one handed out, as on a real driver: a program that keeps a stale handle meets the
//! recycled object. Slots are never unmapped and never overwritten as a whole; a stale `&'static` stays readable.

use std::ffi::c_void;
use std::ptr;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use parking_lot::Mutex;

struct Slot<T> {
    live: AtomicBool,
    value: T,
}

/// A table of at most `capacity` objects whose addresses are their handles.
pub struct Slab<T> {
    capacity: usize,
    base: OnceLock<usize>,
    used: AtomicUsize,
    free: Mutex<Vec<usize>>,
    _owns: std::marker::PhantomData<T>,
}

impl<T: Default + Sync + 'static> Slab<T> {
    /// An empty table; the range is reserved at the first insertion.
    pub const fn new(capacity: usize) -> Self {
        Self {
            capacity,
            base: OnceLock::new(),
            used: AtomicUsize::new(0),
            free: Mutex::new(Vec::new()),
            _owns: std::marker::PhantomData,
        }
    }

    /// Takes a slot, lets `fill` set it up, and makes it a live handle. `None` when the table is full or the range
    /// cannot be reserved.
    pub fn insert(&self, fill: impl FnOnce(&'static T)) -> Option<&'static T> {
        let index = self.take_index()?;
        let slot = self.slot(index)?;
        fill(&slot.value);
        slot.live.store(true, Ordering::Release);
        Some(&slot.value)
    }

    /// The object of a handle, if it is one and is live.
    #[inline]
    pub fn get(&self, handle: *const c_void) -> Option<&'static T> {
        let slot = self.slot_of(handle)?;
        slot.live.load(Ordering::Acquire).then_some(&slot.value)
    }

    /// The objects that are live now.
    pub fn live(&'static self) -> impl Iterator<Item = &'static T> {
        let slots = (0..self.used.load(Ordering::Acquire)).filter_map(|index| self.slot(index));
        slots.filter(|slot| slot.live.load(Ordering::Acquire)).map(|slot| &slot.value)
    }

    /// Ends the life of a handle; `None` if it was not live.
    pub fn remove(&self, handle: *const c_void) -> Option<&'static T> {
        let slot = self.slot_of(handle)?;
        slot.live.swap(false, Ordering::AcqRel).then_some(&slot.value)
    }

    /// Lets the slot of a removed handle be handed out again.
    pub fn recycle(&self, value: &'static T) {
        if let Some(index) = self.index_of(Self::handle(value)) {
            self.free.lock().push(index);
        }
    }

    /// The handle of an object.
    pub fn handle(value: &'static T) -> *mut c_void {
        ptr::from_ref(value).cast_mut().cast()
    }

    fn take_index(&self) -> Option<usize> {
        if let Some(index) = self.free.lock().pop() {
            return Some(index);
        }
        let base = self.reserve()?;
        let mut free = self.free.lock();
        if let Some(index) = free.pop() {
            return Some(index);
        }
        let index = self.used.load(Ordering::Relaxed);
        if index == self.capacity {
            return None;
        }
        // SAFETY: the range holds `capacity` slots, this one lies inside it and is not yet reachable: `used` is only
        // raised below, under the lock.
        unsafe {
            let at = (base as *mut Slot<T>).add(index);
            at.write(Slot { live: AtomicBool::new(false), value: T::default() });
        }
        self.used.store(index + 1, Ordering::Release);
        drop(free);
        Some(index)
    }

    fn reserve(&self) -> Option<usize> {
        let bytes = self.capacity * size_of::<Slot<T>>();
        let base = *self.base.get_or_init(|| map_reserved(bytes).unwrap_or(0));
        (base != 0).then_some(base)
    }

    #[inline]
    fn index_of(&self, handle: *const c_void) -> Option<usize> {
        let first = *self.base.get()? + std::mem::offset_of!(Slot<T>, value);
        let offset = (handle as usize).checked_sub(first)?;
        let index = offset / size_of::<Slot<T>>();
        (offset % size_of::<Slot<T>>() == 0 && index < self.used.load(Ordering::Acquire)).then_some(index)
    }

    #[inline]
    fn slot_of(&self, handle: *const c_void) -> Option<&'static Slot<T>> {
        self.slot(self.index_of(handle)?)
    }

    fn slot(&self, index: usize) -> Option<&'static Slot<T>> {
        let base = *self.base.get()?;
        // SAFETY: `index < used`: the slot was written before `used` was raised past it, and it is never unmapped.
        unsafe { Some(&*(base as *const Slot<T>).add(index)) }
    }
}

fn map_reserved(bytes: usize) -> Option<usize> {
    let (access, flags) =
        (libc::PROT_READ | libc::PROT_WRITE, libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE);
    // SAFETY: a fresh anonymous mapping at an address of the kernel's choice.
    let at = unsafe { libc::mmap(ptr::null_mut(), bytes, access, flags, -1, 0) };
    (at != libc::MAP_FAILED).then_some(at as usize)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::AtomicU32;

    static TABLE: Slab<AtomicU32> = Slab::new(2);

    #[test]
    fn wild_and_stale_handles_are_refused_and_slots_recycled() {
        assert!(TABLE.get(8 as *const c_void).is_none());
        let one = TABLE.insert(|value| value.store(1, Ordering::Relaxed)).unwrap();
        let handle = Slab::handle(one);
        assert!(ptr::eq(TABLE.get(handle).unwrap(), one));
        assert!(TABLE.get(handle.wrapping_byte_add(1)).is_none());
        assert!(TABLE.get(handle.wrapping_byte_add(1 << 30)).is_none());
        TABLE.remove(handle).unwrap();
        assert!(TABLE.get(handle).is_none() && TABLE.remove(handle).is_none());
        TABLE.recycle(one);
        let two = TABLE.insert(|_| ()).unwrap();
        assert_eq!(Slab::handle(two), handle);
        let three = TABLE.insert(|_| ());
        assert!(three.is_some() && TABLE.insert(|_| ()).is_none());
    }
}
