//! The model's figures for the benchmark's workloads, in virtual time: those that it was fitted to, and those that it
//! predicts without having been. They are written into `presets.json` before anybody measures them, and a test holds
//! the file to them.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::device::Command;
use crate::model::{Dispatch, Fault, Parameters};
use crate::virtual_time::workload::{self, HostPace};
use crate::virtual_time::{ClientId, Driver, Gate, IdealHold, Launch, Mark, Open, Timing, Trace, percentile};
use crate::{host_pace, preset};

/// The urgent client of all pairs.
pub const URGENT: ClientId = ClientId(0);
/// The bulk client of all pairs.
pub const BULK: ClientId = ClientId(1);

/// The recorded programs.
#[derive(Clone, Debug)]
pub struct Traces {
    /// ResNet-18, batch 1, inference.
    pub urgent: Trace,
    /// ResNet-50, batch 1024, inference.
    pub bulk: Trace,
    /// ResNet-50, batch 64, training.
    pub training: Trace,
}

/// One urgent and one bulk client on a card, or one of them.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The card.
    pub parameters: Parameters,
    /// The urgent client's request; nobody if `None`.
    pub urgent: Option<Vec<(u64, Launch)>>,
    /// The bulk client's iteration; nobody if `None`.
    pub bulk: Option<Vec<(u64, Launch)>>,
    /// Priority of the bulk client's queues; the urgent one's is 0, and smaller is more urgent.
    pub bulk_priority: i32,
    /// How fast the urgent client's host is.
    pub pace: HostPace,
    /// From one request to the next, and the random part of each arrival.
    pub period_ns: u64,
    /// See `period_ns`.
    pub jitter_ns: u64,
    /// Requests that are scheduled; the run ends with their time.
    pub requests: u64,
    /// Seed of the arrivals and the host's pace.
    pub seed: u64,
}

/// What a run gave. Latencies are from the scheduled arrival.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Figures {
    /// Requests completed in the time of the run.
    pub requests: usize,
    /// Median latency, in ms.
    pub p50_ms: f64,
    /// Its 99th percentile, in ms.
    pub p99_ms: f64,
    /// Iterations of the bulk client a second.
    pub bulk_per_s: f64,
}

impl Pair {
    /// The benchmark's pair on a card: requests of the urgent trace, launch by launch, 20 a second, beside the bulk
    /// trace in a loop.
    pub fn new(parameters: Parameters, traces: &Traces, requests: u64) -> Self {
        Self {
            parameters,
            urgent: Some(workload::by_kernel(&traces.urgent)),
            bulk: Some(workload::by_kernel(&traces.bulk)),
            bulk_priority: 0,
            pace: host_pace(),
            period_ns: 50_000_000,
            jitter_ns: 25_000_000,
            requests,
            seed: 1,
        }
    }

    /// Runs the pair under a gate.
    ///
    /// # Errors
    /// None happens on a card that is sound.
    pub fn run(&self, gate: impl Gate) -> Result<Figures, Fault> {
        let end_ns = self.requests * self.period_ns;
        let mut driver = Driver::new(self.parameters, gate, Timing::default());
        if let Some(launches) = &self.urgent {
            let schedule = workload::arrivals(self.requests, self.period_ns, self.jitter_ns, self.seed);
            driver.add(URGENT, workload::requests(launches.clone(), schedule, self.pace.clone(), self.seed));
        }
        driver.set_priority(BULK, self.bulk_priority);
        if let Some(launches) = &self.bulk {
            driver.add(BULK, workload::iterations(launches.clone()));
        }
        driver.run_until(end_ns)?;
        Ok(figures(&driver, end_ns))
    }
}

fn figures<G: Gate>(driver: &Driver<'_, G>, end_ns: u64) -> Figures {
    let mut latencies = Vec::new();
    for event in driver.events() {
        if let Mark::Request { scheduled_ns, .. } = event.mark {
            latencies.push(event.at_ns - scheduled_ns);
        }
    }
    let iterations = driver.events().iter().filter(|event| event.mark == Mark::Iteration).count();
    let ms = |percent| round(percentile(&latencies, percent).unwrap_or(0) as f64 / 1e6);
    let bulk_per_s = round(iterations as f64 * 1e9 / end_ns as f64);
    Figures { requests: latencies.len(), p50_ms: ms(50.0), p99_ms: ms(99.0), bulk_per_s }
}

fn round(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

/// Requests a run of [`predict`]: enough for a P99.
pub const REQUESTS: u64 = 1200;

/// All figures of the presets, by name.
///
/// # Errors
/// None happens on cards that are sound.
pub fn predict(traces: &Traces) -> Result<BTreeMap<&'static str, Figures>, Fault> {
    let card = |name: &str| preset(name).expect("a preset that a test names").parameters;
    let fitted = card("h100-mps");
    let pair = Pair::new(fitted, traces, REQUESTS);
    let batch = |size| Some(workload::by_kernel(&traces.bulk.with_batch(size, fitted.compute_units)));
    let graph = Some(workload::as_graph(&traces.urgent, 20_000));
    let slow = |name| Pair { parameters: card(name), ..pair.clone() };
    let mut all = BTreeMap::new();
    let mut state = |name, figures: Result<Figures, Fault>| {
        figures.map(|figures| {
            all.insert(name, figures);
        })
    };
    state("solo_urgent", Pair { bulk: None, ..pair.clone() }.run(Open))?;
    state("solo_bulk", Pair { urgent: None, ..pair.clone() }.run(Open))?;
    state("native", pair.run(Open))?;
    state("ideal_hold", pair.run(IdealHold::new(URGENT, 100_000, fitted)))?;
    state("round_robin", slow("h100-shared").run(Open))?;
    state("priority_dispatch", by_priority(&pair).run(Open))?;
    state("urgent_graph_solo", Pair { urgent: graph.clone(), bulk: None, ..pair.clone() }.run(Open))?;
    state("urgent_graph_native", Pair { urgent: graph.clone(), ..pair.clone() }.run(Open))?;
    let graph = Pair { urgent: graph, ..pair.clone() };
    state("urgent_graph_ideal_hold", graph.run(IdealHold::new(URGENT, 100_000, fitted)))?;
    state("bulk_batch_512_native", Pair { bulk: batch(512), ..pair.clone() }.run(Open))?;
    state("bulk_batch_256_native", Pair { bulk: batch(256), ..pair.clone() }.run(Open))?;
    let training = Pair { bulk: Some(workload::by_kernel(&traces.training)), ..pair.clone() };
    state("bulk_training_solo", Pair { urgent: None, ..training.clone() }.run(Open))?;
    state("bulk_training_native", training.run(Open))?;
    state("kernel_50us_solo", micro(fitted, 0).run(Open))?;
    state("kernel_50us_beside_1ms", micro(fitted, 1_000_000).run(Open))?;
    state("kernel_50us_beside_5ms", micro(fitted, 5_000_000).run(Open))?;
    state("x3.17_solo_bulk", Pair { urgent: None, ..slow("x3.17-fifo") }.run(Open))?;
    state("x3.17_fifo_native", slow("x3.17-fifo").run(Open))?;
    state("x3.17_shared_native", slow("x3.17-shared").run(Open))?;
    Ok(all)
}

fn by_priority(pair: &Pair) -> Pair {
    let parameters = Parameters { dispatch: Dispatch::Priority, ..pair.parameters };
    Pair { parameters, bulk_priority: 1, ..pair.clone() }
}

/// A kernel of 50 µs, 200 times a second, beside kernels of one wave that fill the card, launched ahead.
fn micro(parameters: Parameters, beside_ns: u64) -> Pair {
    let kernel = |workgroups, solo_ns| Command::Kernel { workgroups, threads_per_group: 256, solo_ns };
    let launch = |workgroups, solo_ns| Launch::new(0, solo_ns, Arc::new([kernel(workgroups, solo_ns)]));
    let full = u64::from(parameters.compute_units);
    // A synchronisation after every 200 kernels, as a loop that counts its work has.
    let bulk = (beside_ns > 0).then(|| vec![(5_000, launch(full, beside_ns)); 200]);
    Pair {
        parameters,
        urgent: Some(vec![(5_000, launch(full / 4, 50_000))]),
        bulk,
        bulk_priority: 0,
        pace: HostPace::recorded(),
        period_ns: 5_000_000,
        jitter_ns: 2_500_000,
        requests: 2 * REQUESTS,
        seed: 1,
    }
}
