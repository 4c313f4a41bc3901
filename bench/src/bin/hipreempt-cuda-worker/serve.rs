//! Serves requests at the moments of a schedule: each is one launch on the default stream and a wait for it.

use std::ptr::null_mut;

use hipreempt_bench::clock::Clock;
use hipreempt_bench::protocol::cuda::{Schedule, Service};

use crate::Failure;
use crate::driver::{Result, Stream};
use crate::work::{Work, Works};

/// All requests of a schedule, as far as the deadline lets.
pub fn all(
    clock: Clock,
    awake_ns: u64,
    works: &mut Works,
    schedule: &Schedule,
) -> std::result::Result<Service, Failure> {
    let mut request = works.take(schedule.kernel)?;
    let mut placeholder = match schedule.hint {
        Some(hint) => {
            let work = works.take(hint.kernel)?;
            let stream = work.card.stream()?;
            Some(Placeholder { work, stream, ahead_ns: hint.ahead_ns })
        }
        None => None,
    };
    let mut service = requests(clock, awake_ns, &mut request, placeholder.as_mut(), schedule)?;
    request.wait()?;
    request.check()?;
    service.launches = service.latency_ns.len() as u64;
    works.give_back(request);
    if let Some(placeholder) = placeholder {
        placeholder.work.card.wait(placeholder.stream)?;
        placeholder.work.check()?;
        service.launches *= 2;
        works.give_back(placeholder.work);
    }
    Ok(service)
}

struct Placeholder {
    work: Work,
    stream: Stream,
    ahead_ns: u64,
}

fn requests(
    clock: Clock,
    awake_ns: u64,
    request: &mut Work,
    mut placeholder: Option<&mut Placeholder>,
    schedule: &Schedule,
) -> Result<Service> {
    let count = schedule.offsets_ns.len();
    let mut service =
        Service { latency_ns: Vec::with_capacity(count), late_ns: Vec::with_capacity(count), launches: 0 };
    let mut free_ns = 0;
    for offset_ns in &schedule.offsets_ns {
        let at_ns = schedule.start_ns + offset_ns;
        if at_ns.max(clock.now_ns()) >= schedule.deadline_ns {
            break;
        }
        if let Some(placeholder) = &mut placeholder {
            clock.wait_awake(at_ns.saturating_sub(placeholder.ahead_ns), awake_ns);
            placeholder.work.launch(placeholder.stream)?;
        }
        clock.wait_awake(at_ns, awake_ns);
        let issued_ns = clock.now_ns();
        request.launch(null_mut())?;
        request.wait()?;
        let done_ns = clock.now_ns();
        service.latency_ns.push(done_ns - at_ns);
        service.late_ns.push(issued_ns - at_ns.max(free_ns));
        free_ns = done_ns;
    }
    Ok(service)
}
