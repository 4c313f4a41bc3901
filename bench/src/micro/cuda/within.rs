//! What a launch costs under the preload, within one process: by the function that the program gets, over the driver
//! library's own.
//!
//! Two processes differ by more than the preload costs: where their memory lies and which processor they run on make a
//! tenth and more of a launch call. Here only the address called differs. What the preload does in threads of its own
//! meets both roads alike, so it is not in these figures; it is in those of two processes.

use serde::Serialize;

use super::findings::{Code, Findings};
use super::submit::{Paired, State};
use crate::micro::Spread;
use crate::protocol::cuda::{BothRoads, Compared};
use crate::stats::median;

/// The figures of one state.
#[derive(Clone, Debug, Serialize)]
pub struct Within {
    /// A launch call.
    pub launch: Roads,
    /// Launch and wait.
    pub round_trip: Roads,
}

/// One thing on both roads.
#[derive(Clone, Debug, Serialize)]
pub struct Roads {
    /// By the driver library's own function, in nanoseconds.
    pub direct_ns: Spread,
    /// By the one that the program gets.
    pub given_ns: Spread,
    /// The difference within each pair, in nanoseconds.
    pub added_ns: Paired,
    /// The ratio within each pair.
    pub ratio: Paired,
    /// The median of the ratio in each of the processes: the interval is of these processes, not of all that could be.
    pub by_process: Vec<f64>,
}

impl Within {
    /// Of the processes of a state, each with its turns; `None` where there is no pair.
    pub fn of(processes: &[Vec<Compared>]) -> Option<Self> {
        let roads = |pairs: fn(&Compared) -> &[BothRoads]| {
            let of_process = |turns: &Vec<Compared>| turns.iter().flat_map(pairs).copied().collect();
            Roads::of(&processes.iter().map(of_process).collect::<Vec<Vec<BothRoads>>>())
        };
        Some(Self {
            launch: roads(|compared| &compared.launch)?,
            round_trip: roads(|compared| &compared.round_trip)?,
        })
    }
}

impl Roads {
    fn of(processes: &[Vec<BothRoads>]) -> Option<Self> {
        let ratio = |pair: &BothRoads| pair.given_ns / pair.direct_ns;
        let each =
            |figure: fn(&BothRoads) -> f64| -> Vec<f64> { processes.iter().flatten().map(figure).collect() };
        let by_process =
            processes.iter().filter_map(|pairs| median(&pairs.iter().map(ratio).collect::<Vec<_>>()));
        let by_process: Vec<f64> = by_process.collect();
        (!by_process.is_empty()).then(|| Self {
            direct_ns: Spread::of(each(|pair| pair.direct_ns)),
            given_ns: Spread::of(each(|pair| pair.given_ns)),
            added_ns: Paired::of(each(|pair| pair.given_ns - pair.direct_ns)),
            ratio: Paired::of(each(|pair| pair.given_ns / pair.direct_ns)),
            by_process,
        })
    }
}

/// Whether the roads of a turn are what the state's name says: two under the preload, where one and the same would
/// measure nothing, and one in a native process, where two would be no control.
pub fn is_sound(state: State, compared: &Compared, findings: &mut Findings) -> bool {
    let sound = compared.differs == state.level.is_some();
    if !sound {
        let what = if compared.differs {
            "a native process launches by another function than the driver library's own"
        } else {
            "a process under the preload launches by the driver library's own function"
        };
        findings.add(Code::WrongFunction, format!("{}: {what}", state.name()));
    }
    sound
}

#[cfg(test)]
mod tests {
    use super::super::device::Level;
    use super::*;

    const NATIVE: State = State { level: None, idle_urgent: false };
    const PRELOADED: State = State { level: Some(Level::One), idle_urgent: false };

    fn turn(given_ns: f64, direct_ns: f64) -> Compared {
        let pair = BothRoads { given_ns, direct_ns };
        Compared { launch: vec![pair; 10], round_trip: vec![pair], ..Compared::default() }
    }

    #[test]
    fn pairs_are_compared_each_within_itself_and_processes_are_told_apart() {
        // A machine that is ten times slower in between changes no ratio.
        let first = vec![turn(3_030.0, 3_000.0), turn(30_300.0, 30_000.0)];
        let second = vec![turn(2_040.0, 2_000.0)];
        let Within { launch, round_trip } = Within::of(&[first, second]).unwrap();
        assert_eq!(launch.ratio.median.value, 1.01);
        assert_eq!((launch.ratio.median.low, launch.ratio.median.high), (Some(1.01), Some(1.02)));
        assert_eq!(launch.by_process, [1.01, 1.02]);
        assert_eq!((launch.added_ns.median.value, launch.added_ns.median.low), (40.0, Some(30.0)));
        assert_eq!(round_trip.by_process, [1.01, 1.02]);
        assert_eq!(round_trip.ratio.median.low, None, "three pairs bound no median");
    }

    #[test]
    fn no_pairs_are_no_figures() {
        assert!(Within::of(&[]).is_none());
        assert!(Within::of(&[Vec::new(), vec![Compared::default()]]).is_none());
        let no_trips = Compared { round_trip: Vec::new(), ..turn(1.0, 1.0) };
        assert!(Within::of(&[vec![no_trips]]).is_none());
        assert!(Within::of(&[Vec::new(), vec![turn(1.0, 1.0)]]).is_some());
    }

    #[test]
    fn one_function_under_the_preload_and_two_without_it_are_findings() {
        for (state, differs, sound) in
            [(NATIVE, false, true), (NATIVE, true, false), (PRELOADED, true, true), (PRELOADED, false, false)]
        {
            let mut findings = Findings::default();
            let compared = Compared { differs, ..turn(1.0, 1.0) };
            assert_eq!(is_sound(state, &compared, &mut findings), sound, "{state:?}, {differs}");
            let codes: Vec<Code> = findings.iter().map(|finding| finding.code).collect();
            assert_eq!(codes, vec![Code::WrongFunction; usize::from(!sound)]);
        }
    }
}
