//! Programs in the style of HIP's own samples, each on the software device without the preload, with it alone, and with it
//! beside an urgent program: the same checksum each time. (Clients from package registries: `tests/clients`.)

use hipreempt_tests::compare::Trial;
use hipreempt_tests::programs::{Language, build_as};
use hipreempt_tests::{artifacts, programs};

/// Samples that use two devices.
const TWO_DEVICES: [&str; 2] = ["multi_device", "peer_copies"];
/// At least so many samples are here.
const SAMPLES_MIN: usize = 30;

fn sample(name: &str) -> Trial {
    let source = format!("samples/{name}.hip");
    let kernels = build_as(&source, Language::HostKernels, &[]);
    let trial = Trial::of(&source).env("SOFTGPU_KERNELS", with_victims(&kernels));
    if TWO_DEVICES.contains(&name) { trial.env("SOFTGPU_DEVICES", "2") } else { trial }
}

/// The sample's kernels before the victims'.
fn with_victims(kernels: &std::path::Path) -> String {
    format!("{}:{}", kernels.display(), programs::kernels().display())
}

macro_rules! samples {
    ($($name:ident)*) => {
        const SAMPLES: &[&str] = &[$(stringify!($name)),*];
        $(
            mod $name {
                #[test]
                fn alone() {
                    let ended = super::sample(stringify!($name)).same_alone();
                    assert_eq!((ended.how.as_str(), ended.stderr.as_str()), ("exit 0", ""));
                    assert!(ended.stdout.contains(": "), "no checksum: {ended:?}");
                }

                #[test]
                fn held() {
                    super::sample(stringify!($name)).same_while_held();
                }
            }
        )*
    };
}

samples! {
    bitonic_sort black_scholes breadth_first callbacks constant_memory cooperative_groups dot_product
    dynamic_shared events game_of_life graph_by_hand graph_capture histogram image_blur image_edges ipc
    managed_memory mandelbrot matrix_product memory_pool memsets_and_copies monte_carlo multi_device
    n_body occupancy peer_copies pinned_memory pipeline prefix_sum priorities reduction shortest_paths
    stencil stream_compaction streams string_search templates threads transpose vector_add
}

/// All of them with ROCm's dispatch table in force: what they reach by symbols has the table's originals behind it.
#[test]
fn all_samples_by_the_table() {
    let register = build_as("rocprofiler_register.c", Language::Shared, &[]);
    for name in SAMPLES {
        let trial =
            sample(name).env("SOFTGPU_DISPATCH_TABLE", "501").env("SOFTGPU_REGISTER_LIBRARY", &register);
        trial.env("HIPREEMPT_HIP_ENTRY", "table").same_alone();
    }
}

/// Every program of the folder is run.
#[test]
fn no_sample_is_left_out() {
    let folder = artifacts::sources().join("samples");
    let entries =
        std::fs::read_dir(folder).expect("the samples").map(|entry| entry.expect("an entry").path());
    let mut there: Vec<String> = entries
        .filter(|path| path.extension().is_some_and(|ending| ending == "hip"))
        .map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    there.sort();
    assert_eq!(there, SAMPLES);
    assert!(there.len() >= SAMPLES_MIN, "{} samples", there.len());
}
