//! The point of it all, on real processes: an urgent request overtakes bulk work. Compared with the same two processes
//! without the preload in the same test, with wide margins: figures that gate a release come from virtual time.

use hipreempt_tests::overtaking::{Pair, alone};
use hipreempt_tests::scene::holds_to_try;

/// Both ways of holding, one after the other.
fn pairs() -> impl Iterator<Item = Pair> {
    holds_to_try().inspect(|hold| eprintln!("held by {hold}:")).map(Pair::hip)
}

/// A request of 40 kernels with host gaps between them keeps its claim over the gaps: bulk is held about once a request.
/// (Fault: the claim was dropped in each gap, and the scheduler flipped twice a kernel.)
#[test]
fn a_claim_outlives_the_gaps_inside_a_request() {
    const REQUESTS: u64 = 60;
    let _alone = alone();
    let (bulk, request) = (&["1000", "8"][..], ["40", "300", "15", &REQUESTS.to_string()]);
    for pair in pairs() {
        let native = pair.requests_beside_bulk(false, bulk, request);
        let ours = pair.requests_beside_bulk(true, bulk, request);
        eprintln!("median of a request: {} us, without the preload {} us", ours.median_us, native.median_us);
        eprintln!("bulk was held {} times in {REQUESTS} requests", ours.holds);
        assert!(
            ours.median_us * 2 < native.median_us,
            "{} us against {} us",
            ours.median_us,
            native.median_us
        );
        assert!(ours.holds <= 2 * REQUESTS, "bulk was held {} times in {REQUESTS} requests", ours.holds);
    }
}

/// Sixteen streams with kernels of 10 ms: what is in flight when a request comes is limited in time. (Fault: a limit of
/// sixteen kernels let the request wait for 160 ms.)
#[test]
fn work_in_flight_is_limited_in_time() {
    let _alone = alone();
    pairs().for_each(Pair::assert_work_in_flight_is_limited_in_time);
}

/// Bulk work in iterations, as training runs it: thirty kernels of 2 ms, then a wait for all of them.
#[test]
fn bulk_that_synchronises_is_kept_back_too() {
    let _alone = alone();
    let (bulk, request) = (&["2000", "30", "1", "30"][..], ["20", "100", "60", "30"]);
    for pair in pairs() {
        let native_us = pair.requests_beside_bulk(false, bulk, request).median_us;
        let ours_us = pair.requests_beside_bulk(true, bulk, request).median_us;
        eprintln!("median of a request: {ours_us} us, without the preload {native_us} us");
        assert!(ours_us * 3 < native_us, "{ours_us} us against {native_us} us");
    }
}

/// A saturating urgent program never rests; bulk keeps at least 1.5 % of the card all the same.
#[test]
fn bulk_keeps_a_share_beside_a_saturating_urgent_program() {
    let _alone = alone();
    pairs().for_each(Pair::assert_bulk_keeps_a_share);
}
