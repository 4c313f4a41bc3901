//! Kernel traces of PyTorch models, recorded on an H100 (`traces/`, whose notes say how), as work to replay.

use serde::Deserialize;

/// A paced process is colder than the tight loop that was recorded: its host gaps are this much longer (fitted to
/// the 3.0 ms that a lone ResNet-18 request took at 20 requests/s on the same card).
const PACED_HOST_FACTOR: f64 = 1.39;

/// Kernels at least this long do work in proportion to the batch; shorter ones mostly prepare weights.
const SCALES_WITH_BATCH_NS: u64 = 20_000;

/// Work that a side may be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "snake_case")]
pub enum Work {
    /// ResNet-18, one image: the urgent request.
    #[value(name = "resnet18-b1")]
    Resnet18B1,
    /// ResNet-50 inference, batch 1024.
    #[value(name = "resnet50-b1024")]
    Resnet50B1024,
    /// The same with every batch-sized kernel at half the size.
    #[value(name = "b512")]
    Resnet50B512,
    /// The same at a quarter.
    #[value(name = "b256")]
    Resnet50B256,
    /// ResNet-50 training step, batch 64.
    #[value(name = "train64")]
    Resnet50B64Train,
}

/// One iteration of some work: its steps in launch order.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// In launch order.
    pub steps: Vec<Step>,
}

/// One command of a trace.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// A kernel's shape; `None` for a memset.
    pub shape: Option<Shape>,
    /// Its time alone on the card.
    pub solo_ns: u64,
    /// Host time from the launch before to this one.
    pub host_gap_ns: u64,
}

/// The shape of a launch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shape {
    /// Workgroups.
    pub grid: [u32; 3],
    /// Work-items of a workgroup.
    pub block: [u32; 3],
}

impl Work {
    /// The name in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Work::Resnet18B1 => "resnet18_b1",
            Work::Resnet50B1024 => "resnet50_b1024",
            Work::Resnet50B512 => "resnet50_b512",
            Work::Resnet50B256 => "resnet50_b256",
            Work::Resnet50B64Train => "resnet50_b64_train",
        }
    }

    /// The recorded trace, scaled where the recording was made at another batch.
    pub fn trace(self) -> Trace {
        let (json, batch_share, host_factor) = match self {
            Work::Resnet18B1 => (include_str!("../../traces/resnet18_b1.json"), 1.0, PACED_HOST_FACTOR),
            Work::Resnet50B1024 => (include_str!("../../traces/resnet50_b1024.json"), 1.0, 1.0),
            Work::Resnet50B512 => (include_str!("../../traces/resnet50_b1024.json"), 0.5, 1.0),
            Work::Resnet50B256 => (include_str!("../../traces/resnet50_b1024.json"), 0.25, 1.0),
            Work::Resnet50B64Train => (include_str!("../../traces/resnet50_b64_train.json"), 1.0, 1.0),
        };
        let recorded: Recorded =
            serde_json::from_str(json).expect("the traces in the program are sound: a test reads them");
        recorded.into_trace(batch_share, host_factor)
    }
}

impl Trace {
    /// Kernel launches of one iteration; memsets are not counted.
    pub fn kernels(&self) -> u64 {
        self.steps.iter().filter(|step| step.shape.is_some()).count() as u64
    }

    /// What all steps take alone on the card.
    pub fn work_ns(&self) -> u64 {
        self.steps.iter().map(|step| step.solo_ns).sum()
    }

    /// What the kernels alone take.
    pub fn kernel_work_ns(&self) -> u64 {
        self.steps.iter().filter(|step| step.shape.is_some()).map(|step| step.solo_ns).sum()
    }
}

impl Shape {
    /// Workgroups in all.
    pub fn workgroups(&self) -> u64 {
        self.grid.iter().map(|n| u64::from(*n)).product()
    }

    /// Work-items of one workgroup.
    pub fn threads_per_group(&self) -> u32 {
        self.block.iter().product()
    }
}

#[derive(Deserialize)]
struct Recorded {
    kernels: Vec<RecordedKernel>,
}

#[derive(Deserialize)]
struct RecordedKernel {
    kind: String,
    grid: Option<[u32; 3]>,
    block: Option<[u32; 3]>,
    dur_us: f64,
    launch_us: f64,
}

impl Recorded {
    fn into_trace(self, batch_share: f64, host_factor: f64) -> Trace {
        let mut launched_us = 0.0;
        let step = |kernel: &RecordedKernel| {
            let gap_us = (kernel.launch_us - launched_us).max(0.0) * host_factor;
            launched_us = kernel.launch_us;
            kernel.step((gap_us * 1e3) as u64).scaled(batch_share)
        };
        Trace { steps: self.kernels.iter().map(step).collect() }
    }
}

impl RecordedKernel {
    fn step(&self, host_gap_ns: u64) -> Step {
        let shape = match (self.kind.as_str(), self.grid, self.block) {
            ("kernel", Some(grid), Some(block)) => Some(Shape { grid, block }),
            _ => None,
        };
        Step { shape, solo_ns: (self.dur_us * 1e3).round() as u64, host_gap_ns }
    }
}

impl Step {
    /// The step at another batch: its time and the longest side of its grid in proportion.
    fn scaled(mut self, share: f64) -> Step {
        if share == 1.0 || self.solo_ns < SCALES_WITH_BATCH_NS {
            return self;
        }
        self.solo_ns = (self.solo_ns as f64 * share) as u64;
        if let Some(longest) = self.shape.as_mut().and_then(|shape| shape.grid.iter_mut().max()) {
            *longest = ((f64::from(*longest) * share) as u32).max(1);
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_traces_are_as_recorded() {
        // Kernels, memsets and microseconds of GPU time, as the files' own heads have them.
        let recorded = [
            (Work::Resnet18B1, 102, 7, 437.9),
            (Work::Resnet50B1024, 253, 39, 159_937.9),
            (Work::Resnet50B64Train, 731, 54, 36_164.8),
        ];
        for (work, kernels, memsets, busy_us) in recorded {
            let trace = work.trace();
            assert_eq!(trace.kernels(), kernels, "{work:?}");
            assert_eq!(trace.steps.len() as u64, kernels + memsets, "{work:?}");
            assert!((trace.work_ns() as f64 / 1e3 - busy_us).abs() < 0.5, "{work:?}: {}", trace.work_ns());
        }
    }

    #[test]
    fn the_urgent_request_spends_most_of_its_time_on_the_host() {
        let host_ns: u64 = Work::Resnet18B1.trace().steps.iter().map(|step| step.host_gap_ns).sum();
        // 2069.66 µs to the last launch, times 1.39.
        assert!(host_ns.abs_diff(2_876_827) < 1_000, "{host_ns}");
    }

    #[test]
    fn a_smaller_batch_is_less_work_in_as_many_kernels() {
        let (whole, half) = (Work::Resnet50B1024.trace(), Work::Resnet50B512.trace());
        assert_eq!(whole.kernels(), half.kernels());
        let share = half.work_ns() as f64 / whole.work_ns() as f64;
        assert!((0.49..0.52).contains(&share), "{share}");
    }
}
