//! The point of it all for CUDA programs, on real processes and the software device: an urgent request overtakes bulk
//! work at level 1. Compared with the same two processes without the preload in the same test, with wide margins.

use hipreempt_tests::overtaking::{Pair, alone};

const PAIR: Pair = Pair::CUDA;

/// A request of 40 kernels with host gaps between them overtakes bulk work with eight kernels of 1 ms in flight, which is
/// really held meanwhile.
#[test]
fn an_urgent_request_overtakes_bulk_work() {
    const REQUESTS: u64 = 60;
    let _alone = alone();
    let (bulk, request) = (&["1000", "8"][..], ["40", "300", "15", &REQUESTS.to_string()]);
    let native = PAIR.requests_beside_bulk(false, bulk, request);
    let ours = PAIR.requests_beside_bulk(true, bulk, request);
    eprintln!("median of a request: {} us, without the preload {} us", ours.median_us, native.median_us);
    eprintln!("bulk was held {} times, for {} us, in {REQUESTS} requests", ours.holds, ours.held_us);
    assert!(ours.median_us * 2 < native.median_us, "{} us against {} us", ours.median_us, native.median_us);
    assert!(ours.holds >= REQUESTS / 2, "bulk was held {} times in {REQUESTS} requests", ours.holds);
    assert!(ours.held_us >= ours.holds * 1_000, "bulk was held for {} us in all", ours.held_us);
}

/// Sixteen streams with kernels of 10 ms: what is in flight when a request comes is limited in time.
#[test]
fn work_in_flight_is_limited_in_time() {
    let _alone = alone();
    PAIR.assert_work_in_flight_is_limited_in_time();
}

/// A saturating urgent program never rests; bulk keeps at least 1.5 % of the card all the same.
#[test]
fn bulk_keeps_a_share_beside_a_saturating_urgent_program() {
    let _alone = alone();
    PAIR.assert_bulk_keeps_a_share();
}
