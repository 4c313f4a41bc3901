//! A client's part in a shared card.

use std::sync::atomic::Ordering::{Acquire, Relaxed, SeqCst};
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU32};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};

use super::clock::{Clock, SharpTimer, monotonic_ns, sleep_until, wake_all};
use super::file::Mapping;
use super::layout::{CLOSED, ClientSlot, OPEN, State};
use super::life::{Held, is_held};
use super::spawn;
use super::view::{SharedRings, View};
use crate::device::{Command, QueueId, Status, Ticket};
use crate::model::{CLIENTS, Card, DEPTH, Entry, NEVER, Parameters, Queue};
use crate::{Config, Error};

/// No sleep is longer than this in real time: then everything is looked at again, the card's life first.
const SLEEP_MAX_NS: u64 = 20_000_000;
/// The end of a wait is spent looking at the clock, since a sleep ends late: by 0.1 ms at the median and 0.5 ms at P99 on
/// an idle virtual machine, the more the longer its processor was halted. This part of the whole wait, within these bounds.
const SPIN_SHARE: u64 = 16;
const SPIN_MIN_NS: u64 = 50_000;
const SPIN_MAX_NS: u64 = 500_000;
/// A wait seen to end later than this after the command completed (in the card's time) counts as late.
const LATE_NS: u64 = 100_000;

/// A client's part in a shared card; ends with the process or when dropped.
pub struct Session {
    state: Arc<Mapping>,
    client: usize,
    parameters: Parameters,
    clock: Clock,
    view: Mutex<View>,
    lost: AtomicBool,
    here: HereOnly,
    /// Tells the thread that holds this client's word to give it up.
    leave: Option<mpsc::Sender<()>>,
}

impl Session {
    /// Joins card `ordinal`, starting it if it does not run.
    ///
    /// # Errors
    /// [`Error::StateFile`], [`Error::OtherCard`], [`Error::NotStarted`], [`Error::NoClientLeft`].
    pub fn open(config: &Config, parameters: Parameters, ordinal: u32) -> Result<Self, Error> {
        let name = config.card_name(ordinal);
        loop {
            let state = Arc::new(spawn::find_or_start(config, &name)?);
            check_same(config, &parameters, &name, &state)?;
            if let Some(session) = Self::join(state, parameters)? {
                return Ok(session);
            }
        }
    }

    /// Takes a free client slot; `None` if the card is on its way out.
    fn join(state: Arc<Mapping>, parameters: Parameters) -> Result<Option<Self>, Error> {
        let header = &state.header;
        let clock = Clock::new(header.epoch_ns.load(Acquire), header.timescale_permille.load(Relaxed));
        let (client, leave) = hold_a_slot(&state, clock)?;
        let view = Mutex::new(View::new(client));
        let lost = AtomicBool::new(false);
        let session =
            Self { client, parameters, clock, view, lost, here: HereOnly::new(), leave: Some(leave), state };
        // The card takes its last look after it has said so; one of the two sees the other.
        Ok(if session.state.header.closing.load(SeqCst) == OPEN { Some(session) } else { None })
    }

    /// Whether the card lives.
    pub fn alive(&self) -> bool {
        if self.lost.load(Relaxed) || !self.here.is_here() {
            return false;
        }
        let header = &self.state.header;
        let alive = is_held(&header.life) && header.closing.load(Relaxed) != CLOSED;
        if !alive {
            self.lost.store(true, Relaxed);
        }
        alive
    }

    /// The card's present.
    pub fn now_ns(&self) -> u64 {
        self.clock.now_ns()
    }

    /// The monotonic clock's time at which the card's time is `card_ns`.
    pub fn to_real(&self, card_ns: u64) -> u64 {
        self.clock.to_real(card_ns)
    }

    /// Tells this life of the card from any other.
    pub fn instance(&self) -> [u64; 2] {
        [0, 1].map(|index| self.state.header.instance[index].load(Relaxed))
    }

    /// See [`crate::device::Device::create_queue`].
    pub fn create_queue(&self, priority: i32) -> Result<QueueId, Error> {
        self.change(|card| Ok(card.create_queue(self.client, priority)?)).map(|index| QueueId(index as u32))
    }

    /// See [`crate::device::Device::destroy_queue`].
    pub fn destroy_queue(&self, queue: QueueId) -> Result<(), Error> {
        self.change(|card| Ok(card.destroy_queue(self.client, queue.0 as usize)?))?;
        self.ring();
        Ok(())
    }

    /// See [`crate::device::Device::submit_batch`].
    pub fn submit(&self, queue: QueueId, commands: &[Command]) -> Result<Ticket, Error> {
        let count = commands.len() as u64;
        if count > DEPTH {
            return Err(Error::BatchTooLong);
        }
        let sequence = self.change(|card| {
            self.put(card, queue, commands)?;
            Ok::<_, Error>(card.submit(self.client, queue.0 as usize, count)?)
        })?;
        Ok(Ticket { queue, sequence })
    }

    /// Writes commands to where they will lie. Nobody reads them there until they are submitted.
    fn put(
        &self,
        card: &Card<'_, SharedRings<'_>>,
        queue: QueueId,
        commands: &[Command],
    ) -> Result<(), Error> {
        let index = queue.0 as usize;
        let found = card.core.queues.get(index).ok_or(Error::NoQueue)?;
        if found.owner != self.client as u32 + 1 {
            return Err(Error::NoQueue);
        }
        if found.room() < commands.len() as u64 {
            return Err(Error::QueueFull);
        }
        for (sequence, command) in (found.submitted + 1..).zip(commands) {
            card.rings.put(index, sequence, Entry::new(card.core.now_ns, command));
        }
        Ok(())
    }

    /// See [`crate::device::Device::complete_host`].
    pub fn complete_host(&self, ticket: Ticket) -> Result<(), Error> {
        let index = ticket.queue.0 as usize;
        self.change(|card| Ok(card.complete_host(self.client, index, ticket.sequence)?))?;
        self.ring();
        Ok(())
    }

    /// See [`crate::device::Device::set_queue_share`].
    pub fn set_queue_share(&self, queue: QueueId, percent: u32) -> Result<(), Error> {
        self.change(|card| Ok(card.set_share(self.client, queue.0 as usize, percent)?))?;
        self.ring();
        Ok(())
    }

    /// See [`crate::device::Device::switch_queue`].
    pub fn switch_queue(&self, queue: QueueId, percent: u32) -> Result<(), Error> {
        self.set_queue_share(queue, percent)?;
        let begun_ns = monotonic_ns();
        let ends_ns = |card: &Card<'_, SharedRings<'_>>| {
            let own =
                card.core.queues.get(queue.0 as usize).filter(|found| found.owner == self.client as u32 + 1);
            Ok(own.and_then(Queue::switches_until))
        };
        loop {
            let seen = self.state.header.bell.load(Acquire);
            let Some(until_ns) = self.look(ends_ns)? else { return Ok(()) };
            self.sleep(seen, until_ns, begun_ns);
        }
    }

    /// See [`crate::device::Device::completed`].
    pub fn completed(&self, queue: QueueId) -> Result<u64, Error> {
        self.look(|card| {
            let found = card.core.queues.get(queue.0 as usize).ok_or(Error::NoQueue)?;
            Ok(found.completed)
        })
    }

    /// See [`crate::device::Device::status`].
    pub fn status(&self, ticket: Ticket) -> Result<Status, Error> {
        self.status_within(ticket, |_| NEVER)
    }

    /// Like `status`, but predicts no further than the horizon that `horizon` gives for the present.
    fn status_within(&self, ticket: Ticket, horizon: impl Fn(u64) -> u64) -> Result<Status, Error> {
        let index = ticket.queue.0 as usize;
        let (done_ns, mut core) = self.look(|card| {
            let found = card.core.queues.get(index).ok_or(Error::NoQueue)?;
            let done = found.completed >= ticket.sequence;
            Ok((done.then_some(found.completed_ns), *card.core))
        })?;
        if let Some(last_ns) = done_ns {
            return Ok(self.done(ticket, last_ns));
        }
        // Not under the lock: it may take as long as many launches.
        let (rings, horizon_ns) = (SharedRings(&self.state), horizon(core.now_ns));
        let completed = &mut |_, _, _| ();
        let card = Card { parameters: &self.parameters, rings: &rings, core: &mut core, completed };
        Ok(Status::Pending { predicted_ns: card.predict(index, ticket.sequence, horizon_ns) })
    }

    /// A command's own completion time, where it is still known; else that of the last one of its queue.
    fn done(&self, ticket: Ticket, last_ns: u64) -> Status {
        let index = ticket.queue.0 as usize;
        let rings = SharedRings(&self.state);
        let slot = rings.slot(index, ticket.sequence);
        let own_ns = slot.completed_ns.load(Relaxed);
        let submitted_ns = slot.words[0].load(Relaxed);
        // A time before the submission is that of an earlier command in the same place: the process that brought
        // the card past this one was killed before it noted the time.
        let known = submitted_ns <= own_ns && own_ns <= last_ns;
        Status::Done { at_ns: if known { own_ns } else { last_ns } }
    }

    /// See [`crate::device::Device::wait`].
    pub fn wait(&self, ticket: Ticket, deadline_ns: Option<u64>) -> Result<Status, Error> {
        let deadline_ns = deadline_ns.unwrap_or(NEVER);
        let horizon_ns = self.horizon_ns();
        let (mut slept, begun_ns) = (None, monotonic_ns());
        loop {
            let seen = self.state.header.bell.load(Acquire);
            let status = self.status_within(ticket, |now_ns| now_ns.saturating_add(horizon_ns))?;
            let Status::Pending { predicted_ns } = status else {
                self.note_lateness(status, slept.is_some());
                return Ok(status);
            };
            let now_ns = self.now_ns();
            if now_ns >= deadline_ns {
                return Ok(status);
            }
            slept.get_or_insert_with(SharpTimer::new);
            let until_ns = predicted_ns.unwrap_or(now_ns.saturating_add(horizon_ns));
            self.sleep(seen, until_ns.min(deadline_ns), begun_ns);
        }
    }

    /// How far ahead a waiter looks, in the card's time: past its longest sleep.
    fn horizon_ns(&self) -> u64 {
        let scale = self.state.header.timescale_permille.load(Relaxed).max(1);
        (SLEEP_MAX_NS * 2 * 1000 / scale).max(1)
    }

    /// Sleeps until shortly before a moment of the card's time and looks at the clock for the rest; returns early
    /// when the bell rings or the longest sleep is over. The wait that this is a part of began at `begun_ns`, in real time.
    fn sleep(&self, seen: u32, until_ns: u64, begun_ns: u64) {
        let header = &self.state.header;
        let now_ns = monotonic_ns();
        let real_ns = self.clock.to_real(until_ns).min(now_ns + SLEEP_MAX_NS);
        let spin_ns = (real_ns.saturating_sub(begun_ns) / SPIN_SHARE).clamp(SPIN_MIN_NS, SPIN_MAX_NS);
        if now_ns + spin_ns < real_ns {
            header.listeners.fetch_add(1, SeqCst);
            sleep_until(&header.bell, seen, real_ns - spin_ns);
            header.listeners.fetch_sub(1, SeqCst);
        }
        while monotonic_ns() < real_ns && header.bell.load(Relaxed) == seen {
            std::hint::spin_loop();
        }
    }

    fn note_lateness(&self, status: Status, slept: bool) {
        let Status::Done { at_ns } = status else { return };
        if !slept {
            return;
        }
        let header = &self.state.header;
        let late_ns = self.now_ns().saturating_sub(at_ns);
        header.waits.fetch_add(1, Relaxed);
        header.late.fetch_add(u64::from(late_ns > LATE_NS), Relaxed);
        header.latest_ns.fetch_max(late_ns, Relaxed);
    }

    /// Tells all waiters that what they predicted may be wrong.
    fn ring(&self) {
        let header = &self.state.header;
        header.bell.fetch_add(1, SeqCst);
        if header.listeners.load(SeqCst) != 0 {
            wake_all(&header.bell);
        }
    }

    fn look<T>(&self, act: impl Fn(&Card<'_, SharedRings<'_>>) -> Result<T, Error>) -> Result<T, Error> {
        if !self.alive() {
            return Err(Error::CardLost);
        }
        self.view().look(&self.state, &self.parameters, self.clock, act)
    }

    fn change<T>(
        &self,
        act: impl FnMut(&mut Card<'_, SharedRings<'_>>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        if !self.alive() {
            return Err(Error::CardLost);
        }
        self.view().change(&self.state, &self.parameters, self.clock, act)
    }

    fn view(&self) -> MutexGuard<'_, View> {
        self.view.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The card's process does the rest, as it does after a death.
        if self.here.is_here() {
            drop(self.leave.take());
        } else {
            std::mem::forget(self.leave.take());
        }
    }
}

/// Starts the thread that holds a free client slot until it is told to leave; returns the slot's number.
fn hold_a_slot(state: &Arc<Mapping>, clock: Clock) -> Result<(usize, mpsc::Sender<()>), Error> {
    let (leave, left) = mpsc::channel::<()>();
    let (tell, told) = mpsc::sync_channel(1);
    let kept = Arc::clone(state);
    let holder = move || {
        block_signals();
        let found = (0..CLIENTS).find_map(|client| take(&kept.clients[client], client, clock));
        let Some((client, held)) = found else {
            let _ = tell.send(None);
            return;
        };
        let _ = tell.send(Some(client));
        // Ends when the session is dropped; nothing is ever sent.
        let _ = left.recv();
        held.release();
    };
    let thread = std::thread::Builder::new().name("softgpu-life".to_owned()).stack_size(64 << 10);
    thread.spawn(holder).map_err(|error| Error::NotStarted(format!("no thread for the client: {error}")))?;
    match told.recv() {
        Ok(Some(client)) => Ok((client, leave)),
        _ => Err(Error::NoClientLeft),
    }
}

fn take(slot: &ClientSlot, client: usize, clock: Clock) -> Option<(usize, Held)> {
    if slot.life.load(Relaxed) != 0 {
        return None;
    }
    // SAFETY: the slot lies in a mapping that this thread keeps until it has released the word.
    let held = unsafe { Held::take(&slot.life) }?;
    slot.start_ticks.store(start_ticks(), Relaxed);
    slot.joined_ns.store(clock.now_ns(), Relaxed);
    slot.pid.store(std::process::id(), SeqCst);
    Some((client, held))
}

/// The program's signals are none of this thread's business.
fn block_signals() {
    let mut all = std::mem::MaybeUninit::<libc::sigset_t>::uninit();
    // SAFETY: `sigfillset` initialises the set; the mask of the calling thread alone is changed.
    unsafe {
        libc::sigfillset(all.as_mut_ptr());
        libc::pthread_sigmask(libc::SIG_SETMASK, all.as_ptr(), std::ptr::null_mut());
    }
}

/// When this process started, in clock ticks since boot; 0 if that is not told.
fn start_ticks() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The program's name may hold spaces and brackets; field 3 follows its last bracket.
    let fields = stat.rsplit_once(')').map_or("", |parts| parts.1);
    fields.split_whitespace().nth(19).and_then(|field| field.parse().ok()).unwrap_or(0)
}

fn check_same(config: &Config, parameters: &Parameters, name: &str, state: &State) -> Result<(), Error> {
    let scale = state.header.timescale_permille.load(Relaxed);
    let words: &[u64] = bytemuck::cast_slice(bytemuck::bytes_of(parameters));
    let same = state.header.parameters.iter().zip(words).all(|(shared, word)| shared.load(Relaxed) == *word);
    if same && scale == config.timescale_permille {
        return Ok(());
    }
    Err(Error::OtherCard {
        card: name.to_owned(),
        runs: format!("another preset or schedule, or time scale {}", scale as f64 / 1000.0),
        wanted: format!("{} and time scale {}", config.preset, config.timescale_permille as f64 / 1000.0),
    })
}

/// Says whether this is the process that joined the card, or one forked from it, which has no part in the card.
struct HereOnly {
    page: AtomicPtr<AtomicU32>,
}

impl HereOnly {
    /// A page that the kernel wipes in a forked child.
    fn new() -> Self {
        let size = page_size();
        // SAFETY: a new private mapping at an address of the kernel's choice, and advice on that mapping alone.
        let page = unsafe {
            let page = libc::mmap(
                std::ptr::null_mut(),
                size,
                libc::PROT_READ | libc::PROT_WRITE,
                libc::MAP_PRIVATE | libc::MAP_ANONYMOUS,
                -1,
                0,
            );
            let usable = page != libc::MAP_FAILED && libc::madvise(page, size, libc::MADV_WIPEONFORK) == 0;
            if usable { page.cast::<AtomicU32>() } else { std::ptr::null_mut() }
        };
        if !page.is_null() {
            // SAFETY: the page is mapped, aligned, and known to nobody else yet.
            unsafe { (*page).store(1, Relaxed) };
        }
        Self { page: AtomicPtr::new(page) }
    }

    fn is_here(&self) -> bool {
        let page = self.page.load(Relaxed);
        // SAFETY: null or a mapping that lives until `self` is dropped.
        page.is_null() || unsafe { (*page).load(Relaxed) } == 1
    }
}

impl Drop for HereOnly {
    fn drop(&mut self) {
        let page = *self.page.get_mut();
        if !page.is_null() {
            // SAFETY: the mapping made in `new`, of the same size.
            unsafe { libc::munmap(page.cast(), page_size()) };
        }
    }
}

fn page_size() -> usize {
    // SAFETY: has no preconditions.
    usize::try_from(unsafe { libc::sysconf(libc::_SC_PAGESIZE) }).unwrap_or(4096)
}
