//! Copies of any shape: linear, pitched and three-dimensional, all reduced to rows of bytes.

use crate::memory;

/// One copy: `depth` slices of `height` rows of `width` bytes.
#[derive(Clone, Copy, Debug)]
pub struct CopyShape {
    /// First byte written.
    pub to: usize,
    /// Bytes between rows of the target.
    pub to_pitch: usize,
    /// Bytes between slices of the target.
    pub to_slice: usize,
    /// First byte read.
    pub from: usize,
    /// Bytes between rows of the source.
    pub from_pitch: usize,
    /// Bytes between slices of the source.
    pub from_slice: usize,
    /// Bytes of a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// Slices.
    pub depth: usize,
}

impl CopyShape {
    /// `bytes` in a row.
    pub fn linear(to: usize, from: usize, bytes: usize) -> Self {
        Self::plane(to, bytes, from, bytes, bytes, 1)
    }

    /// `height` rows of `width` bytes.
    pub fn plane(
        to: usize,
        to_pitch: usize,
        from: usize,
        from_pitch: usize,
        width: usize,
        height: usize,
    ) -> Self {
        let (to_slice, from_slice) = (to_pitch.saturating_mul(height), from_pitch.saturating_mul(height));
        Self { to, to_pitch, to_slice, from, from_pitch, from_slice, width, height, depth: 1 }
    }

    /// All bytes moved.
    pub fn bytes(&self) -> u64 {
        self.width as u64 * self.height as u64 * self.depth as u64
    }

    /// Whether nothing is moved.
    pub fn is_empty(&self) -> bool {
        self.bytes() == 0
    }

    /// Which side is host memory: (target, source).
    pub fn host_sides(&self) -> (bool, bool) {
        (memory::is_host(self.to), memory::is_host(self.from))
    }

    fn rows(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        (0..self.depth).flat_map(move |slice| {
            (0..self.height).map(move |row| {
                let to = self.to + slice * self.to_slice + row * self.to_pitch;
                (to, self.from + slice * self.from_slice + row * self.from_pitch)
            })
        })
    }

    fn move_rows(&self) {
        for (to, from) in self.rows() {
            // SAFETY: the program named both ranges and keeps them allocated until the copy completes; they may
            // overlap, so this is a memmove.
            unsafe { std::ptr::copy(from as *const u8, to as *mut u8, self.width) };
        }
    }
}

/// A copy on its way, with the bytes of a pageable source taken at the call.
pub struct CopyWork {
    shape: CopyShape,
    _staging: Option<Box<[u8]>>,
}

impl CopyWork {
    /// Reads the source when the copy completes.
    pub fn deferred(shape: CopyShape) -> Self {
        Self { shape, _staging: None }
    }

    /// Reads the source now: from pageable memory the program may reuse it as soon as the call returns.
    pub fn staged(shape: CopyShape) -> Self {
        let mut staging = vec![0u8; shape.bytes() as usize].into_boxed_slice();
        let packed = staging.as_mut_ptr() as usize;
        let (row, slice) = (shape.width, shape.width * shape.height);
        CopyShape { to: packed, to_pitch: row, to_slice: slice, ..shape }.move_rows();
        let shape = CopyShape { from: packed, from_pitch: row, from_slice: slice, ..shape };
        Self { shape, _staging: Some(staging) }
    }

    /// Moves the bytes.
    pub fn run(&self) {
        self.shape.move_rows();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn staging_keeps_the_old_bytes() {
        let mut source = *b"abcdef";
        let mut target = [0u8; 6];
        let work =
            CopyWork::staged(CopyShape::linear(target.as_mut_ptr() as usize, source.as_ptr() as usize, 6));
        source.fill(b'x');
        work.run();
        assert_eq!(&target, b"abcdef");
        assert_eq!(&source, b"xxxxxx");
    }

    #[test]
    fn pitched_rows_and_slices_land_where_they_belong() {
        let source: Vec<u8> = (0..24).collect();
        let mut target = [0u8; 24];
        let shape = CopyShape {
            to: target.as_mut_ptr() as usize,
            to_pitch: 4,
            to_slice: 12,
            from: source.as_ptr() as usize,
            from_pitch: 3,
            from_slice: 6,
            width: 2,
            height: 2,
            depth: 2,
        };
        CopyWork::staged(shape).run();
        assert_eq!(&target[..8], &[0, 1, 0, 0, 3, 4, 0, 0]);
        assert_eq!(&target[12..20], &[6, 7, 0, 0, 9, 10, 0, 0]);
    }
}
