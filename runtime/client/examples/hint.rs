//! What a request costs: begins and ends turns when nobody has to be woken, and prints the cost of a pair.
//!
//! ```sh
//! cargo run --release -p hipreempt --example hint
//! hipreempt run --priority high -- target/release/examples/hint       # also by the preload's functions
//! ```
//!
//! "alone": nobody less urgent is there. "above somebody": a less urgent client is registered, and has nothing waiting.

use std::ffi::c_void;
use std::time::{Duration, Instant};

use hipreempt::{Gpu, Priority, Process};

const TURNS: u32 = 100_000;
const ROUNDS: usize = 20;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let gpu = Gpu::open(0)?;
    let client = gpu.client(Priority::HIGH)?;
    let turn = || drop(client.begin());
    print("alone", turn);
    let below = gpu.client(Priority::LOW)?;
    // The client's monitor learns of it within 20 ms.
    std::thread::sleep(Duration::from_millis(100));
    print("above somebody", turn);
    let process = Process::open(0, None)?;
    if process.is_preloaded() {
        launches(&gpu)?;
        print("above somebody, by the preload", || process.end(process.begin()));
    }
    drop(below);
    Ok(())
}

/// A call of the program itself: with its first one, the process is on the board.
fn launches(gpu: &Gpu) -> Result<(), Box<dyn std::error::Error>> {
    type Memset = unsafe extern "C" fn(u64, u8, usize) -> u32;
    let memory = gpu.memory(64)?;
    // SAFETY: a null-terminated name; the function has this type (`hip_runtime_api.h`, all versions), and the memory is
    // 64 bytes.
    let code = unsafe {
        let memset = libc::dlsym(libc::RTLD_DEFAULT, c"hipMemsetD8".as_ptr());
        if memset.is_null() {
            return Err("the preload has no hipMemsetD8: this is for HIP".into());
        }
        std::mem::transmute::<*mut c_void, Memset>(memset)(memory.address(), 0, 64)
    };
    if code == 0 { Ok(()) } else { Err(format!("hipMemsetD8: {code}").into()) }
}

fn print(what: &str, turn: impl Fn()) {
    let mut rounds_ns: Vec<f64> = (0..ROUNDS).map(|_| pair_ns(&turn)).collect();
    rounds_ns.sort_by(f64::total_cmp);
    let (best_ns, median_ns) = (rounds_ns[0], rounds_ns[ROUNDS / 2]);
    println!("{what}: begin and end {median_ns:.1} ns (median of {ROUNDS} rounds), {best_ns:.1} ns (best)");
}

fn pair_ns(turn: &impl Fn()) -> f64 {
    let start = Instant::now();
    for _ in 0..TURNS {
        turn();
    }
    start.elapsed().as_nanos() as f64 / f64::from(TURNS)
}
