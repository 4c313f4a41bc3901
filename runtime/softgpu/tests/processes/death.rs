use std::time::{Duration, Instant};

use hipreempt_softgpu::virtual_time::Random;
use hipreempt_softgpu::{Error, ledger};

use super::roles::Other;
use super::{Place, kernel, run, until};

/// A card that is gone is noticed within this.
const NOTICED: Duration = Duration::from_millis(100);

#[test]
fn a_killed_client_leaves_no_queue() {
    let place = Place::new();
    let device = place.open();
    let queue = device.create_queue(0).unwrap();
    let other = Other::ready(&place.config(), "queues");
    let pid = other.pid();
    until("its queues are in the books", || place.books().clients.iter().any(|client| client.queues == 3));
    other.kill();
    until("it is in the past", || place.books().past.iter().any(|client| client.pid == pid));
    let books = place.books();
    let [own] = books.clients[..] else { panic!("{books:?}") };
    assert_eq!((own.pid, own.queues), (std::process::id(), 1));
    // The kernel that had begun ran out, those behind it did not run.
    let totals = books.past[0].totals;
    assert!(totals.kernels_completed <= 2 && totals.kernels_submitted == 100, "{totals:?}");
    let before_ns = device.now_ns();
    assert!(run(&device, queue, 100_000) < before_ns + 200_000_000);
}

#[test]
fn a_client_that_becomes_another_program_has_left() {
    let place = Place::new();
    let _device = place.open();
    let other = Other::ready(&place.config(), "exec");
    let pid = other.pid();
    until("it is in the past", || place.books().past.iter().any(|client| client.pid == pid));
    other.signal(0);
    other.kill();
}

#[test]
fn clients_killed_at_random_moments_harm_nobody() {
    let place = Place::new();
    let device = place.open();
    let queue = device.create_queue(0).unwrap();
    let mut random = Random::new(7);
    let (mut before_ns, mut count) = (0, 0);
    for _ in 0..40 {
        let other = Other::ready(&place.config(), "busy");
        let kill_at = Instant::now() + Duration::from_micros(random.below(3_000));
        while Instant::now() < kill_at {
            device.completed(queue).unwrap();
        }
        other.kill();
        let at_ns = run(&device, queue, 10_000);
        assert!(at_ns > before_ns);
        (before_ns, count) = (at_ns, count + 1);
        assert_eq!(device.completed(queue), Ok(count));
    }
    until("all have gone", || place.books().clients.len() == 1);
    let books = place.books();
    assert_eq!(books.past.len(), 40);
    assert!(
        books.past.iter().all(|client| client.totals.kernels_completed <= client.totals.kernels_submitted)
    );
    assert!(books.past.iter().any(|client| client.totals.kernels_completed > 0), "nobody got anywhere");
}

#[test]
fn a_client_stopped_at_random_moments_holds_nobody_and_goes_on() {
    let place = Place::new();
    let device = place.open();
    let queue = device.create_queue(0).unwrap();
    let mut others = [0, 1].map(|_| Other::ready(&place.config(), "counting"));
    let busy = Other::ready(&place.config(), "busy");
    let mut random = Random::new(11);
    let mut longest = Duration::ZERO;
    for _ in 0..150 {
        others.iter().for_each(|other| other.signal(libc::SIGSTOP));
        busy.signal(libc::SIGSTOP);
        // Everything that the others could hold up, while they stand still.
        let begun = Instant::now();
        let before_ns = device.now_ns();
        let at_ns = run(&device, queue, 5_000);
        longest = longest.max(begun.elapsed());
        assert!(at_ns >= before_ns + 5_000);
        others.iter().for_each(|other| other.signal(libc::SIGCONT));
        busy.signal(libc::SIGCONT);
        let next = Instant::now() + Duration::from_micros(random.below(2_000));
        while Instant::now() < next {
            std::hint::spin_loop();
        }
    }
    // What the stopped ones had submitted may come first; it is 2048 kernels of 2 µs and some gaps at most.
    assert!(longest < Duration::from_secs(1), "{longest:?}");
    busy.kill();
    for other in &mut others {
        other.tell("stop");
        assert!(other.hear("counted").parse::<u64>().unwrap() > 0);
    }
    others.into_iter().for_each(Other::finish);
}

#[test]
fn when_the_card_is_killed_every_wait_ends_and_the_next_client_gets_a_new_card() {
    let place = Place::new();
    let device = place.open();
    let queues = [0, 1, 2].map(|_| device.create_queue(0).unwrap());
    let host = device.submit(queues[0], hipreempt_softgpu::Command::Host).unwrap();
    let long = device.submit(queues[1], kernel(60_000_000_000)).unwrap();
    let mut others = [0, 1].map(|_| Other::ready(&place.config(), "waiting"));
    let instance = device.instance();
    let ended = std::thread::scope(|scope| {
        let waits = [host, long].map(|ticket| {
            let device = &device;
            scope.spawn(move || (device.wait(ticket, None), Instant::now()))
        });
        until("both wait", || {
            waits.iter().all(|wait| !wait.is_finished()) && place.books().lateness.waits == 0
        });
        let killed = Instant::now();
        kill_card(&place);
        let ended = waits.map(|wait| wait.join().unwrap());
        others.iter_mut().for_each(|other| drop(other.hear("lost")));
        (ended, killed, killed.elapsed())
    });
    let (waits, killed, all) = ended;
    for (result, at) in waits {
        assert_eq!(result, Err(Error::CardLost));
        assert!(at - killed <= NOTICED, "{:?}", at - killed);
    }
    assert!(all <= NOTICED, "{all:?}");
    assert!(!device.alive());
    assert_eq!(device.submit(queues[2], kernel(1)), Err(Error::CardLost));
    assert_eq!(device.create_queue(0), Err(Error::CardLost));
    assert!(!place.books().alive, "the books of a killed card stay");
    let next = place.open();
    assert_ne!(next.instance(), instance);
    let queue = next.create_queue(0).unwrap();
    run(&next, queue, 1_000);
    assert!(!device.alive(), "a lost card stays lost");
    others.into_iter().for_each(Other::finish);
}

fn kill_card(place: &Place) {
    let pid = place.books().card_pid as i32;
    // SAFETY: signals the process that this test's card runs in; nothing else has its state file.
    assert_eq!(unsafe { libc::kill(pid, libc::SIGKILL) }, 0);
}

#[test]
fn the_card_ends_when_nobody_needs_it() {
    let place = Place::new();
    let device = place.open();
    let file = std::fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().path());
    let file = file.into_iter().find(|path| path.extension().is_some_and(|name| name == "card")).unwrap();
    let pid = place.books().card_pid;
    drop(device);
    let took = until("the state is gone", || !file.exists());
    assert!(took >= Duration::from_secs(2), "{took:?}");
    assert_eq!(ledger::read(place.path(), "0.0"), Ok(None));
    until("the process is gone", || {
        let status = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
        status.is_empty() || status.contains(") Z ")
    });
    // A client that comes then gets a new one.
    let device = place.open();
    let queue = device.create_queue(0).unwrap();
    run(&device, queue, 1_000);
}

#[test]
fn a_forked_child_has_no_part_in_the_card() {
    let place = Place::new();
    let device = place.open();
    let queue = device.create_queue(0).unwrap();
    run(&device, queue, 1_000);
    // SAFETY: the child calls nothing but the device's look at one flag and `_exit`.
    let child = unsafe { libc::fork() };
    if child == 0 {
        let lost = device.submit(queue, kernel(1_000)) == Err(Error::CardLost) && !device.alive();
        // SAFETY: ends the child without running anything of the parent's.
        unsafe { libc::_exit(i32::from(!lost)) };
    }
    let mut status = -1;
    // SAFETY: waits for the child made above.
    assert_eq!(unsafe { libc::waitpid(child, &mut status, 0) }, child);
    assert_eq!(status, 0, "the child could use its parent's card");
    run(&device, queue, 1_000);
    assert_eq!(place.books().clients.len(), 1);
}
