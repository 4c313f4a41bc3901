//! What a request costs: begins and ends turns when nobody has to be woken, and prints the cost of a pair.
//!
//! ```sh
//! cargo run --release -p hipreempt --example hint
//! ```
//!
//! "alone": nobody less urgent is there. "above somebody": a less urgent client is registered, and has nothing waiting.

use std::time::{Duration, Instant};

use hipreempt::{Client, Gpu, Priority};

const TURNS: u32 = 100_000;
const ROUNDS: usize = 20;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let gpu = Gpu::open(0)?;
    let client = gpu.client(Priority::HIGH)?;
    print("alone", &client);
    let below = gpu.client(Priority::LOW)?;
    // The client's monitor learns of it within 20 ms.
    std::thread::sleep(Duration::from_millis(100));
    print("above somebody", &client);
    drop(below);
    Ok(())
}

fn print(what: &str, client: &Client) {
    let mut rounds_ns: Vec<f64> = (0..ROUNDS).map(|_| pair_ns(client)).collect();
    rounds_ns.sort_by(f64::total_cmp);
    let (best_ns, median_ns) = (rounds_ns[0], rounds_ns[ROUNDS / 2]);
    println!("{what}: begin and end {median_ns:.1} ns (median of {ROUNDS} rounds), {best_ns:.1} ns (best)");
}

fn pair_ns(client: &Client) -> f64 {
    let start = Instant::now();
    for _ in 0..TURNS {
        drop(client.begin());
    }
    start.elapsed().as_nanos() as f64 / f64::from(TURNS)
}
