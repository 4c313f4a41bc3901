//! The agent's dealings with AMD's driver, on the stand-in.

use hipreempt_driver::amd::kfd::{self, UpdateQueue};
use hipreempt_driver::amd::stand_in::{Driver, GPU};

use super::*;

const MS: u64 = 1_000_000;
const AQL: u32 = kfd::TYPE_COMPUTE_AQL;

/// A call to the stand-in may take any time on a busy machine, which is not what these tests are about.
fn tuning() -> SuspendTuning {
    SuspendTuning { slow_ns: u64::MAX, ..SuspendTuning::default() }
}

struct Scene {
    driver: &'static Driver,
    queues: Queues<&'static Driver>,
    now_ns: u64,
}

impl Scene {
    fn new(queues: u32) -> Self {
        let driver = Driver::new();
        for id in 0..queues {
            driver.program_creates(id, AQL, GPU);
        }
        Self { driver, queues: Queues::new(driver, &tuning()), now_ns: MS }
    }

    fn look_with(&mut self, above_active: bool, ended: bool) -> Result<bool, Why> {
        self.now_ns += MS;
        let situation = Situation {
            above: true,
            above_active,
            submitted: self.now_ns,
            in_flight_ns: 60_000 * MS,
            ..Situation::default()
        };
        let known = self.driver.tap.queues().collect();
        self.queues.look(
            known,
            self.driver.tap.is_unsuitable(),
            situation,
            || Some(true),
            self.now_ns,
            || ended,
        )
    }

    fn look(&mut self, above_active: bool) -> Result<bool, Why> {
        self.look_with(above_active, false)
    }

    fn percentages(&self) -> Vec<u32> {
        let queues = (0..8).filter_map(|id| self.driver.queue(id));
        queues.map(|queue| queue.queue_percentage).collect()
    }
}

#[test]
fn a_queue_is_probed_once_before_anything_is_asked_of_it() {
    let mut scene = Scene::new(1);
    let own = scene.driver.queue(0).unwrap();
    assert_eq!(scene.look(false), Ok(false));
    assert_eq!(scene.driver.take_told(), [own]);
    assert_eq!(scene.look(false), Ok(false));
    assert_eq!(scene.driver.take_told(), []);
}

#[test]
fn all_queues_of_the_process_go_and_come_back_with_the_urgent_work() {
    let mut scene = Scene::new(3);
    for _ in 0..4 {
        assert_eq!(scene.look(true), Ok(true));
        assert_eq!(scene.percentages(), [0, 0, 0]);
        assert_eq!(scene.look(false), Ok(true));
        assert_eq!(scene.percentages(), [100, 100, 100]);
        scene.now_ns += 1_000 * MS;
    }
    assert_eq!(scene.queues.calls, 3 + 4 * 6);
}

#[test]
fn a_queue_that_is_made_or_resumed_by_the_program_meanwhile_is_suspended_too() {
    let mut scene = Scene::new(1);
    scene.look(true).unwrap();
    scene.driver.program_creates(1, AQL, GPU);
    let own = UpdateQueue { queue_percentage: 100, ..scene.driver.queue(0).unwrap() };
    scene.driver.program_updates(own).unwrap();
    assert_eq!(scene.percentages(), [100, 100]);
    scene.look(true).unwrap();
    assert_eq!(scene.percentages(), [0, 0]);
    scene.driver.program_destroys(0, || ()).unwrap();
    scene.look(false).unwrap();
    assert_eq!(scene.percentages(), [100]);
}

#[test]
fn a_driver_that_refuses_is_not_asked_again_and_everything_is_put_back() {
    for errno in [libc::EPERM, libc::ETIME, libc::EACCES] {
        let mut scene = Scene::new(2);
        scene.driver.refuse(Some(errno));
        assert_eq!(scene.look(true), Err(Why::Refused), "at the first call");
        scene.driver.refuse(None);
        let mut scene = Scene::new(2);
        scene.look(true).unwrap();
        scene.driver.refuse(Some(errno));
        assert_eq!(scene.look(false), Err(Why::Refused), "at a later one");
        scene.driver.refuse(None);
        assert_eq!(scene.look(true), Ok(false), "for good");
        assert_eq!(scene.percentages(), [100, 100]);
    }
}

#[test]
fn a_slow_call_is_the_last_one() {
    let mut scene = Scene::new(2);
    scene.queues.tuning.slow_ns = 0;
    assert_eq!(scene.look(true), Err(Why::Slow));
    assert_eq!(scene.percentages(), [100, 100]);
}

#[test]
fn what_must_not_be_suspended_is_not() {
    let mut scene = Scene::new(1);
    scene.look(true).unwrap();
    scene.driver.program_cooperates(0);
    assert_eq!(scene.look(true), Err(Why::Collective));
    assert_eq!(scene.percentages(), [100]);
    let mut scene = Scene::new(1);
    scene.look(true).unwrap();
    scene.driver.program_creates(1, AQL, GPU + 1);
    assert_eq!(scene.look(true), Err(Why::SeveralGpus));
    assert_eq!(scene.percentages(), [100, 100]);
}

/// The process ends while the agent is about to suspend.
#[test]
fn nothing_stays_suspended_after_the_end() {
    let mut scene = Scene::new(2);
    assert_eq!(scene.look_with(true, true), Ok(true));
    assert_eq!(scene.percentages(), [100, 100]);
}

#[test]
fn without_a_queue_nothing_is_asked() {
    let mut scene = Scene::new(0);
    assert_eq!(scene.look(true), Ok(false));
    assert!(scene.queues.probed.is_empty());
}
