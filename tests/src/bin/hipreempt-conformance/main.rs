//! The program that the conformance suite runs with the preload and without: every stream-ordered function of HIP among
//! work that it must not jump ahead of or fall behind. It prints what it saw, and nothing that differs from run to run
//! without the preload; the two outputs are compared by `tests/conformance.rs`.
//!
//! It knows nothing of the preload, and never decides what is right: HIP, that is the library without the preload, does.
//!
//! | arguments | |
//! |---|---|
//! | `coverage` | every stream-ordered function of the table: tried, or refused by the device |
//! | `cases SEED COUNT PLACE` | that many trials (0: all) in an order that follows from the seed |
//! | `cases-of NAME` | all trials of one function |
//! | `mixed SEED` | random work by several threads on streams of every kind |
//! | `errors` | bad input, and the error that each call gives |
//! | `allocate` | a launch on one thread, and, after a line of input, allocations on another |
//! | `leave` | launches, and an end without waiting for them |

mod cases;
mod copies;
mod errors;
mod hip;
mod lifecycle;
mod mixed;
mod queue;
mod shapes;
mod world;

use std::ptr::null_mut;

use hipreempt_api::hip::{hipEventDisableTiming, hipMemAttachGlobal};

use crate::hip::Hip;
use crate::mixed::Random;
use crate::shapes::{Place, Trial};
use crate::world::{LARGE_COUNT, Lane, SMALL_COUNT, World, must};

/// `hipErrorNotSupported`.
const NOT_SUPPORTED: u32 = 801;
/// One seed in so many works on buffers whose copies are held.
const LARGE_ONE_IN: u64 = 6;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let hip: &'static Hip = Box::leak(Box::new(Hip::open()));
    world::register(hip);
    queue::make();
    let number = |word: &str| word.parse::<u64>().expect("a number");
    match words[..] {
        ["coverage"] => coverage(hip),
        ["cases", seed, count, place] => {
            run_cases(hip, number(seed), number(count) as usize, place_of(place))
        }
        ["cases-of", name] => run_cases_of(hip, name),
        ["mixed", seed] => mixed::run(hip, number(seed)),
        ["errors"] => errors::run(hip),
        ["allocate"] => allocate(hip),
        ["leave"] => leave(hip),
        _ => panic!("unknown arguments {words:?}"),
    }
}

fn place_of(name: &str) -> Place {
    match name {
        "between" => Place::Between,
        "first" => Place::First,
        "last" => Place::Last,
        "absent" => Place::Absent,
        _ => panic!("no place {name}"),
    }
}

fn trials() -> Vec<Trial> {
    cases::all().into_iter().flat_map(|(function, how)| Trial::all(function, how)).collect()
}

/// A line for each stream-ordered function.
fn coverage(hip: &Hip) {
    let tried: Vec<&str> = cases::all().iter().map(|(function, _)| function.name).collect();
    for (name, symbol) in cases::ordered() {
        if cases::ELSEWHERE.contains(&name) {
            println!("{name} elsewhere");
            continue;
        }
        match (tried.contains(&name), cases::UNTRIED.contains(&name)) {
            (true, false) => println!("{name} tried"),
            (false, true) if hip.call_with_nothing(symbol) == NOT_SUPPORTED => println!("{name} refused"),
            (false, true) => println!("{name} answered, and is not tried"),
            (true, true) => println!("{name} tried, and on the list of those that are not"),
            (false, false) => println!("{name} missing"),
        }
    }
    for name in cases::UNTRIED.iter().filter(|name| !cases::ordered().iter().any(|(known, _)| known == *name))
    {
        println!("{name} unknown");
    }
}

/// In a wrong place only what shows it.
fn run_cases(hip: &'static Hip, seed: u64, count: usize, place: Place) {
    let mut random = Random::new(seed);
    let large = count != 0 && random.below(LARGE_ONE_IN) == 0;
    let world = World::new(hip, if large { LARGE_COUNT } else { SMALL_COUNT });
    let mut trials = trials();
    trials.retain(|trial| !(large && trial.is_small()) && (place == Place::Between || trial.how.shows()));
    if count != 0 {
        random.shuffle(&mut trials);
        trials.truncate(if large { count / 4 } else { count });
    }
    for trial in trials {
        println!("{}: {}", trial.name(), trial.run(&world, place));
    }
}

fn run_cases_of(hip: &'static Hip, name: &str) {
    let world = World::new(hip, SMALL_COUNT);
    let trials: Vec<Trial> = trials().into_iter().filter(|trial| trial.function.name == name).collect();
    assert!(!trials.is_empty(), "{name} is not tried");
    for trial in trials {
        println!("{}: {}", trial.name(), trial.run(&world, Place::Between));
    }
}

/// Says when a launch begins and when it has returned, with what queries say then; and when another thread has got memory
/// of each kind.
fn allocate(hip: &'static Hip) {
    let launcher = std::thread::spawn(move || {
        let world = World::new(hip, SMALL_COUNT);
        println!("launching");
        let (stream, event) = (world.nonblocking, world.new_event(hipEventDisableTiming));
        must(world.busy(stream), "a kernel");
        must(hip.hipEventRecord(event, stream), "a record");
        println!("launched {} {}", hip.hipStreamQuery(stream), hip.hipEventQuery(event));
        world.synchronise();
    });
    std::io::stdin().read_line(&mut String::new()).expect("a line of input");
    let (mut device, mut pinned, mut managed) = (null_mut(), null_mut(), null_mut());
    must(hip.hipMalloc(&mut device, 1 << 16), "memory");
    must(hip.hipHostMalloc(&mut pinned, 1 << 16, 0), "pinned memory");
    must(hip.hipMallocManaged(&mut managed, 1 << 16, hipMemAttachGlobal), "managed memory");
    println!("allocated");
    launcher.join().expect("the other thread");
}

/// Work on every stream, by another thread, too, and nobody waits for it.
fn leave(hip: &'static Hip) {
    let work = move || {
        let world = World::new(hip, SMALL_COUNT);
        world.reset();
        for lane in Lane::ALL {
            must(world.busy(world.stream(lane)), "a kernel");
            must(world.chain(3, world.stream(lane)), "a kernel");
            must(world.copy_out(world.stream(lane)), "a copy");
        }
    };
    std::thread::spawn(work).join().expect("the other thread");
    work();
    println!("leaving");
    std::process::exit(7);
}
