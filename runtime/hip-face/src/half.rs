//! The two helpers of the compiler's runtime that the library exports: half precision as 16 bits.

use std::ffi::c_ushort;

/// A half, widened.
pub fn __gnu_h2f_ieee(h: c_ushort) -> f32 {
    let sign = u32::from(h & 0x8000) << 16;
    let (exponent, fraction) = (u32::from(h >> 10 & 0x1f), u32::from(h & 0x3ff));
    let magnitude = match exponent {
        // Zero and the numbers too small for an exponent: multiples of 2^-24.
        0 => (fraction as f32 * 2f32.powi(-24)).to_bits(),
        0x1f => 0x7f80_0000 | fraction << 13,
        _ => (exponent + 112) << 23 | fraction << 13,
    };
    f32::from_bits(sign | magnitude)
}

/// A float, rounded to the nearest half, to the even one of two.
pub fn __gnu_f2h_ieee(f: f32) -> c_ushort {
    let bits = f.to_bits();
    let sign = (bits >> 16 & 0x8000) as u16;
    let magnitude = bits & 0x7fff_ffff;
    let half = match magnitude {
        0x7f80_0001.. => 0x7e00 | (magnitude >> 13 & 0x3ff) as u16,
        // From half a unit beyond the largest half on: infinity.
        0x477f_f000.. => 0x7c00,
        0x3880_0000.. => nearest(magnitude - (112 << 23), 13),
        // Too small for an exponent: a multiple of 2^-24.
        0x3300_0000.. => nearest(magnitude & 0x7f_ffff | 0x80_0000, 126 - (magnitude >> 23)),
        _ => 0,
    };
    sign | half
}

fn nearest(value: u32, shift: u32) -> u16 {
    let (kept, rest, middle) = (value >> shift, value & ((1 << shift) - 1), 1 << (shift - 1));
    let up = rest > middle || (rest == middle && kept & 1 == 1);
    (kept + u32::from(up)) as u16
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_values() {
        let pairs =
            [(0x0000, 0.0), (0x3c00, 1.0), (0xc000, -2.0), (0x7bff, 65504.0), (0x0001, 5.960_464_5e-8)];
        for (half, float) in pairs {
            assert_eq!((__gnu_h2f_ieee(half), __gnu_f2h_ieee(float)), (float, half));
        }
        assert_eq!(__gnu_f2h_ieee(65519.9), 0x7bff);
        assert_eq!(__gnu_f2h_ieee(65520.0), 0x7c00);
        assert_eq!(__gnu_f2h_ieee(1.0 + 2f32.powi(-11)), 0x3c00);
        assert_eq!(__gnu_f2h_ieee(1.0 + 3.0 * 2f32.powi(-11)), 0x3c02);
        assert_eq!(__gnu_f2h_ieee(2f32.powi(-25)), 0);
        assert_eq!(__gnu_f2h_ieee(2f32.powi(-25) * 1.01), 1);
        assert!(__gnu_h2f_ieee(__gnu_f2h_ieee(f32::NAN)).is_nan());
    }

    #[test]
    fn every_half_survives_the_round_trip() {
        for half in 0..=u16::MAX {
            let float = __gnu_h2f_ieee(half);
            assert!(float.is_nan() || __gnu_f2h_ieee(float) == half, "{half:#x}");
        }
    }
}
