//! An urgent server beside bulk work, with the preload and without: what the overtaking tests of each platform measure.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::chaos::Watched;
use crate::compare::{report_field, start_urgent_on};
use crate::programs::build;
use crate::scene::{Mode, Platform, Scene};

const HANG: Duration = Duration::from_secs(20);

/// One measurement at a time: they share the machine's cores.
///
/// # Panics
/// Never: what a test that failed has left is taken as it is.
pub fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What was seen of an urgent server beside bulk work.
pub struct Seen {
    /// Median duration of a request.
    pub median_us: u64,
    /// Times that bulk was held; none without the preload.
    pub holds: u64,
    /// How long bulk was held in all.
    pub held_us: u64,
}

/// The two programs of a platform. CUDA's run at level 1, which is all that HIP has.
#[derive(Clone, Copy)]
pub struct Pair {
    platform: Platform,
    hold: Option<&'static str>,
}

impl Pair {
    /// CUDA's, whose threads are held.
    pub const CUDA: Self = Self { platform: Platform::Cuda, hold: None };

    /// HIP's, whose closed gates hold this.
    #[must_use]
    pub const fn hip(hold: &'static str) -> Self {
        Self { platform: Platform::Hip, hold: Some(hold) }
    }

    fn scene(self) -> Scene {
        let mut scene = Scene::with(&[self.platform], &[self.platform]);
        if self.platform == Platform::Cuda {
            scene.set("HIPREEMPT_LEVEL", "1");
        }
        if let Some(hold) = self.hold {
            scene.set("HIPREEMPT_HOLD", hold);
        }
        scene
    }

    fn sources(self) -> [&'static str; 2] {
        match self.platform {
            Platform::Hip | Platform::HipOnCuda => ["bulk.hip", "request.hip"],
            Platform::Cuda => ["cuda/bulk.c", "cuda/request.c"],
        }
    }

    /// Serves requests beside bulk work, each program with these arguments.
    ///
    /// # Panics
    /// If a program does not start, work or end as it should.
    pub fn requests_beside_bulk(self, preloaded: bool, bulk: &[&str], request: [&str; 4]) -> Seen {
        let mode = |priority| if preloaded { Mode::Preloaded(priority) } else { Mode::Native };
        let [bulk_source, request_source] = self.sources();
        let scene = self.scene();
        let report = scene.path("report");
        let mut command = scene.command(build(bulk_source), mode("low"));
        command.args(bulk).env("HIPREEMPT_REPORT", &report);
        let bulk = Watched::start(command);
        assert!(bulk.line_within(HANG).is_some(), "bulk did not start");
        let mut command = scene.command(build(request_source), mode("high"));
        command.args(request);
        let ended = scene.finish(command);
        assert_eq!(ended.how, "exit 0", "{ended:?}");
        assert!(bulk.forget_lines() > 0, "bulk did nothing meanwhile");
        assert_eq!(bulk.end(HANG), Some(0), "bulk did not end");
        let median_us = ended.stdout.trim().parse().expect("a number");
        let field = |name| if preloaded { report_field(&report, name) } else { 0 };
        Seen { median_us, holds: field("holds"), held_us: field("held_us") }
    }

    /// The share of the card that bulk work gets beside a saturating urgent program, over thirty kernels of 1 ms.
    ///
    /// # Panics
    /// If a program does not start or work.
    #[must_use]
    pub fn share_beside_saturating_urgent(self) -> f64 {
        const KERNELS: u32 = 30;
        let scene = self.scene();
        let _urgent = start_urgent_on(self.platform, &scene, &[]);
        let mut command = scene.command(build(self.sources()[0]), Mode::Preloaded("low"));
        command.args(["1000", "1"]);
        let bulk = Watched::start(command);
        let next_ns = || -> u64 { bulk.line_within(HANG).expect("bulk starves").parse().expect("a time") };
        let start_ns = next_ns();
        let end_ns = (0..KERNELS).fold(start_ns, |_, _| next_ns());
        f64::from(KERNELS) * 1e6 / (end_ns - start_ns) as f64
    }

    /// Sixteen streams with kernels of 10 ms: what is in flight when a request comes is limited in time.
    ///
    /// # Panics
    /// If it is not.
    pub fn assert_work_in_flight_is_limited_in_time(self) {
        let (bulk, request) = (&["10000", "16", "16"][..], ["1", "0", "100", "15"]);
        let native_us = self.requests_beside_bulk(false, bulk, request).median_us;
        let ours_us = self.requests_beside_bulk(true, bulk, request).median_us;
        eprintln!("median of a request: {ours_us} us, without the preload {native_us} us");
        assert!(native_us > 80_000, "a limit of sixteen kernels would not show: {native_us} us");
        assert!(ours_us < 40_000, "a request of one kernel took {ours_us} us behind kernels of 10,000 us");
    }

    /// A saturating urgent program never rests; bulk keeps at least 1.5 % of the card all the same.
    ///
    /// # Panics
    /// If it does not.
    pub fn assert_bulk_keeps_a_share(self) {
        let share = self.share_beside_saturating_urgent();
        eprintln!("bulk had {:.1} % of the card", share * 100.0);
        assert!(share >= 0.015, "bulk had {:.2} % of the card", share * 100.0);
    }
}
