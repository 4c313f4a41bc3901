//! The least that a program needs: a GPU, a client, a request, a launch.
//!
//! ```sh
//! cargo run -p hipreempt --example hello
//! ```

#[path = "support/work.rs"]
mod work;

use hipreempt::{Argument, Gpu, OpenError, Priority, Shape};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let gpu = match Gpu::open(0) {
        Err(OpenError::NoLibrary) => {
            println!("neither HIP nor CUDA is installed here");
            return Ok(());
        }
        opened => opened?,
    };
    println!("{} at {}, by {}", gpu.name(), gpu.address(), gpu.library().display());

    let client = gpu.client(Priority::HIGH)?;
    let (stream, kernel) = (client.stream()?, work::load(&gpu)?);
    let mut state = gpu.memory(work::state_bytes(1))?;
    state.write(&vec![0; state.bytes()])?;

    let turn = client.begin();
    let (address, rounds) = (state.address(), 1_000_u32);
    // SAFETY: the kernel takes an address and a 32-bit count, and the state outlives the synchronisation below.
    unsafe {
        let arguments = [Argument::of(&address), Argument::of(&rounds)];
        stream.launch(&kernel, Shape::line(1, work::ITEMS), &arguments)?;
    }
    stream.synchronize()?;
    drop(turn);

    println!("{:?}", client.stats());
    Ok(())
}
