//! The container of device code inside a program: `__CLANG_OFFLOAD_BUNDLE__`, or one bare ELF code object.
//!
//! Pure functions over bytes that anybody may have damaged: an error, never a panic and never a read outside the
//! slice. The format is described by clang's `ClangOffloadBundler` documentation.

use std::str;

const BUNDLE_MAGIC: &[u8] = b"__CLANG_OFFLOAD_BUNDLE__";
const COMPRESSED_MAGIC: &[u8] = b"CCOB";
const ELF_MAGIC: &[u8] = b"\x7fELF";
/// More code objects than any compiler puts into one bundle.
const ENTRIES_MAX: u64 = 1024;

/// Why bytes are not a usable image.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// Neither a bundle nor an ELF file.
    #[error("neither an offload bundle nor an ELF code object")]
    Unrecognised,
    /// A compressed bundle, which this device does not read.
    #[error("a compressed offload bundle (CCOB); build with --no-offload-compress")]
    Compressed,
    /// A length or an offset points outside the image.
    #[error("a truncated offload bundle")]
    Truncated,
    /// A target's name is not text.
    #[error("a target name that is not text")]
    BadTarget,
    /// Nothing for an AMD GPU inside.
    #[error("no AMD GPU code inside")]
    NoDeviceCode,
}

/// One code object of a bundle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'image> {
    /// Such as `hipv4-amdgcn-amd-amdhsa--gfx90a`; empty for a bare code object.
    pub target: &'image str,
    /// The ELF file.
    pub code: &'image [u8],
}

/// Lists the code objects of an image.
pub fn entries(image: &[u8]) -> Result<Vec<Entry<'_>>, BundleError> {
    if image.starts_with(ELF_MAGIC) {
        return Ok(vec![Entry { target: "", code: image }]);
    }
    if image.starts_with(COMPRESSED_MAGIC) {
        return Err(BundleError::Compressed);
    }
    let body = image.strip_prefix(BUNDLE_MAGIC).ok_or(BundleError::Unrecognised)?;
    let mut cursor = Cursor { rest: body };
    let count = cursor.u64()?;
    if count > ENTRIES_MAX {
        return Err(BundleError::Truncated);
    }
    (0..count).map(|_| entry(image, &mut cursor)).collect()
}

/// The target of an entry that only this device understands: kernels known by name, with bodies in the program and no
/// device code. Programs built without hipcc carry it; no GPU accepts it.
pub const SOFTWARE_TARGET: &str = "hipv4-softgpu-unknown-linux--cpu";

/// The code object to use for `arch` (such as `gfx90a`): the exact one, else the first for any AMD GPU, because no
/// instruction of it is ever executed, else the one of [`SOFTWARE_TARGET`].
pub fn select<'image>(image: &'image [u8], arch: &str) -> Result<Entry<'image>, BundleError> {
    let entries = entries(image)?;
    let device = |entry: &&Entry<'_>| entry.target.is_empty() || entry.target.contains("amdgcn");
    let exact = |entry: &&Entry<'_>| device(entry) && processor(entry.target) == arch;
    let software = |entry: &&Entry<'_>| entry.target == SOFTWARE_TARGET;
    let found = entries.iter().find(exact).or_else(|| entries.iter().find(device));
    let found = found.or_else(|| entries.iter().find(software));
    found.copied().ok_or(BundleError::NoDeviceCode)
}

/// `gfx90a` of `hipv4-amdgcn-amd-amdhsa--gfx90a:xnack+`.
fn processor(target: &str) -> &str {
    let name = target.rsplit('-').next().unwrap_or(target);
    name.split(':').next().unwrap_or(name)
}

fn entry<'image>(image: &'image [u8], cursor: &mut Cursor<'image>) -> Result<Entry<'image>, BundleError> {
    let offset = cursor.usize()?;
    let size = cursor.usize()?;
    let name_length = cursor.usize()?;
    let target = str::from_utf8(cursor.take(name_length)?).map_err(|_| BundleError::BadTarget)?;
    let end = offset.checked_add(size).ok_or(BundleError::Truncated)?;
    let code = image.get(offset..end).ok_or(BundleError::Truncated)?;
    Ok(Entry { target, code })
}

struct Cursor<'image> {
    rest: &'image [u8],
}

impl<'image> Cursor<'image> {
    fn take(&mut self, length: usize) -> Result<&'image [u8], BundleError> {
        let (head, tail) = self.rest.split_at_checked(length).ok_or(BundleError::Truncated)?;
        self.rest = tail;
        Ok(head)
    }

    fn u64(&mut self) -> Result<u64, BundleError> {
        let (head, tail) = self.rest.split_first_chunk().ok_or(BundleError::Truncated)?;
        self.rest = tail;
        Ok(u64::from_le_bytes(*head))
    }

    fn usize(&mut self) -> Result<usize, BundleError> {
        usize::try_from(self.u64()?).map_err(|_| BundleError::Truncated)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bundle(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let header: usize =
            BUNDLE_MAGIC.len() + 8 + parts.iter().map(|(target, _)| 24 + target.len()).sum::<usize>();
        let mut image = BUNDLE_MAGIC.to_vec();
        image.extend((parts.len() as u64).to_le_bytes());
        let mut offset = header;
        for (target, code) in parts {
            for word in [offset, code.len(), target.len()] {
                image.extend((word as u64).to_le_bytes());
            }
            image.extend(target.as_bytes());
            offset += code.len();
        }
        parts.iter().for_each(|(_, code)| image.extend(*code));
        image
    }

    #[test]
    fn exact_target_wins_over_the_first() {
        let image = bundle(&[
            ("host-x86_64-unknown-linux", b""),
            ("hipv4-amdgcn-amd-amdhsa--gfx1030", b"one"),
            ("hipv4-amdgcn-amd-amdhsa--gfx90a:xnack+", b"two"),
        ]);
        assert_eq!(select(&image, "gfx90a").unwrap().code, b"two");
        assert_eq!(select(&image, "gfx942").unwrap().code, b"one");
    }

    #[test]
    fn damage_is_named() {
        let image = bundle(&[("hipv4-amdgcn-amd-amdhsa--gfx90a", b"code")]);
        assert_eq!(entries(&image[..image.len() - 1]), Err(BundleError::Truncated));
        assert_eq!(entries(b"CCOB\x02"), Err(BundleError::Compressed));
        assert_eq!(entries(b"junk"), Err(BundleError::Unrecognised));
        assert_eq!(select(&bundle(&[("host-x", b"")]), "gfx90a"), Err(BundleError::NoDeviceCode));
    }

    #[test]
    fn the_software_target_comes_after_every_gpu() {
        let image = bundle(&[("host-x", b""), (SOFTWARE_TARGET, b"")]);
        assert_eq!(select(&image, "gfx90a").unwrap().target, SOFTWARE_TARGET);
        let image = bundle(&[(SOFTWARE_TARGET, b""), ("hipv4-amdgcn-amd-amdhsa--gfx1030", b"one")]);
        assert_eq!(select(&image, "gfx90a").unwrap().code, b"one");
    }

    proptest! {
        #[test]
        fn arbitrary_tails_never_panic(tail in proptest::collection::vec(any::<u8>(), 0..200)) {
            let image = [BUNDLE_MAGIC, &tail].concat();
            let _ = entries(&image);
        }

        #[test]
        fn one_flipped_byte_stays_inside(at in 0usize..110, value in any::<u8>()) {
            let mut image = bundle(&[("hipv4-amdgcn-amd-amdhsa--gfx90a", b"code object bytes here")]);
            let at = at % image.len();
            image[at] = value;
            let _ = select(&image, "gfx90a");
        }
    }
}
