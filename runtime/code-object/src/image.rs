//! The extent of an image that a program gives as a bare pointer.

use std::ffi::c_void;
use std::fs;

/// The readable bytes from `address` to the end of the mappings it lies in, as far as they are contiguous; empty if it
/// is not mapped.
///
/// # Safety
/// The memory must stay mapped and unchanged while the slice is in use.
pub unsafe fn readable<'image>(address: *const c_void) -> &'image [u8] {
    let maps = fs::read_to_string("/proc/self/maps").unwrap_or_default();
    match readable_end(&maps, address as usize) {
        // SAFETY: the kernel lists the whole range as readable; the caller promises that it stays so.
        Some(end) => unsafe { std::slice::from_raw_parts(address.cast(), end - address as usize) },
        None => &[],
    }
}

/// The end of the run of readable mappings around `address`, in the text of `/proc/self/maps`.
fn readable_end(maps: &str, address: usize) -> Option<usize> {
    let mut end = None;
    for (start, stop) in maps.lines().filter_map(readable_range) {
        match end {
            None if (start..stop).contains(&address) => end = Some(stop),
            Some(reached) if start == reached => end = Some(stop),
            Some(reached) if start > reached => break,
            _ => {}
        }
    }
    end
}

fn readable_range(line: &str) -> Option<(usize, usize)> {
    let (range, rest) = line.split_once(' ')?;
    let (start, stop) = range.split_once('-')?;
    let number = |text| usize::from_str_radix(text, 16).ok();
    // Reading a mapped device may have effects.
    let plain = rest.starts_with('r') && !rest.contains(" /dev/");
    plain.then_some((number(start)?, number(stop)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_end_at_gaps_and_at_unreadable_pages() {
        let maps = "1000-2000 r--p 0 00:00 0\n2000-3000 rw-p 0 00:00 0 /x\n3000-4000 ---p 0 00:00 0\n\
                    5000-6000 r--p 0 00:00 0\n";
        assert_eq!(readable_end(maps, 0x1800), Some(0x3000));
        assert_eq!(readable_end(maps, 0x5000), Some(0x6000));
        assert_eq!(readable_end(maps, 0x3800), None);
        assert_eq!(readable_end("junk\n-\n", 0), None);
    }
}
