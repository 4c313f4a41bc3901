//! The one thread of ours in a client: it answers for the client's life, and watches for the end of its work.
//!
//! It only asks: it never records, launches or waits in the library, and touches nothing while any capture is open
//! in the process. While the client is warm and somebody less urgent is registered it looks every millisecond;
//! otherwise it sleeps for as long as a held launch at most, but never at the door where those sleep: whoever rings that
//! would take it for one of them, and wake it from a thread that launches.

use std::io;
use std::sync::atomic::Ordering;
use std::thread::JoinHandle;
use std::time::Duration;

use hipreempt_board::{ClientView, LifeGuard, WAIT_MAX_US, Watch, Why};
use hipreempt_core::activity::EndedBy;
use hipreempt_driver::gpu::Progress;
use hipreempt_driver::{Context, Gpu};

use crate::client::{CAPTURE, Client, Ended, RETIRED};
use crate::engine::{self, guarded, lock};
use crate::hints::Lapses;
use crate::say::say;
use crate::streams::{Touched, handle, is_per_thread};
use crate::suspender;
use crate::thread;
use crate::time::now_ns;

/// Between two looks while it matters when the work ends.
const WARM_LOOK: Duration = Duration::from_millis(1);
/// A client stays warm this long after its last launch: urgent requests come in series.
const WARM_NS: u64 = 2_000_000_000;
/// Slots, files and threads are looked after this often.
const HOUSEKEEPING_NS: u64 = 1_000_000_000;
/// Between two looks otherwise.
const IDLE_LOOK: Duration = Duration::from_micros(WAIT_MAX_US);
/// Who is less urgent is read from the board this often, and after each idle look.
const MEMBERS_NS: u64 = 100_000_000;

/// Starts the monitor of a client. Without one the client cannot drop its claim, and others take it for frozen.
pub(crate) fn start(client: &'static Client) {
    if let Err(error) = spawn(client) {
        say!("no thread to watch the GPU with ({error}); this process runs unscheduled");
        engine::give_up();
    }
}

/// Starts the thread. It looks at once when it is unparked, and ends when the client is retired.
pub(crate) fn spawn(client: &'static Client) -> io::Result<JoinHandle<()>> {
    let _blocked = SignalsBlocked::begin();
    std::thread::Builder::new().name("hipreempt".into()).stack_size(256 * 1024).spawn(move || {
        if guarded(|| Monitor::new(client).run()).is_none() {
            client.attention.set(RETIRED, true);
        }
    })
}

/// Blocks every signal in the calling thread, so that a thread spawned meanwhile never runs a handler of the
/// program; undone when dropped.
pub(crate) struct SignalsBlocked(libc::sigset_t);

impl SignalsBlocked {
    pub(crate) fn begin() -> Self {
        // SAFETY: a signal set is plain data; both calls write to valid places.
        unsafe {
            let mut all: libc::sigset_t = std::mem::zeroed();
            let mut before: libc::sigset_t = std::mem::zeroed();
            libc::sigfillset(&raw mut all);
            libc::pthread_sigmask(libc::SIG_SETMASK, &raw const all, &raw mut before);
            Self(before)
        }
    }
}

impl Drop for SignalsBlocked {
    fn drop(&mut self) {
        // SAFETY: the set that was in force before.
        unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, &raw const self.0, std::ptr::null_mut()) };
    }
}

struct Monitor {
    client: &'static Client,
    _life: Option<LifeGuard>,
    watch: Watch,
    submitted: u64,
    launched_ns: u64,
    housekeeping_ns: u64,
    members_ns: u64,
    /// Whether queues of the process are off the card, as of the last tick.
    suspended: bool,
    put_back_ns: u64,
    /// Where this thread's own calls go.
    entered: Option<Context>,
    lapses: Lapses,
}

impl Monitor {
    fn new(client: &'static Client) -> Self {
        let life = client.seat().own_life();
        if let Err(error) = &life {
            say!("{error}; others notice the end of this process late");
        }
        Self {
            client,
            _life: life.ok(),
            watch: Watch::new(),
            submitted: 0,
            launched_ns: now_ns(),
            housekeeping_ns: 0,
            members_ns: 0,
            suspended: false,
            put_back_ns: 0,
            entered: None,
            lapses: Lapses::new(),
        }
    }

    fn run(mut self) {
        thread::here(|thread| {
            let _inside = thread.inside();
            while self.client.engine.is_in_force() && !self.client.attention.has(RETIRED) {
                self.tick();
                self.sleep();
            }
        });
    }

    fn tick(&mut self) {
        let now_ns = now_ns();
        let seat = self.client.seat();
        seat.bump_lease();
        let hold_max_ns = self.client.engine.settings.suspending.hold_max_ns;
        self.suspended = suspender::watch_over(hold_max_ns, &mut self.put_back_ns, now_ns);
        seat.counters().launches.store(self.client.launches(), Ordering::Relaxed);
        let launched = self.note_progress(now_ns);
        self.end_lapsed_hints(now_ns);
        if now_ns - self.members_ns >= MEMBERS_NS {
            self.members_ns = now_ns;
            self.read_members();
        }
        if now_ns - self.housekeeping_ns >= HOUSEKEEPING_NS {
            self.housekeeping_ns = now_ns;
            self.keep_house(now_ns);
            if !self.others_below() && now_ns - self.launched_ns >= HOUSEKEEPING_NS {
                // It holds nobody, but `status` shows it.
                self.look_if_claimed(false, now_ns);
            }
        }
        self.leave_window_if_alone();
        if self.others_below() {
            self.look_if_claimed(launched, now_ns);
        }
        if self.client.suspension.is_asked() && !self.suspended {
            self.client.suspension.answer(!self.all_complete());
        }
    }

    /// Whether anything was launched since the last tick.
    fn note_progress(&mut self, now_ns: u64) -> bool {
        let submitted = self.client.submitted();
        let launched = submitted != self.submitted;
        if launched {
            (self.submitted, self.launched_ns) = (submitted, now_ns);
            self.client.seat().note_progress();
        }
        launched
    }

    fn end_lapsed_hints(&mut self, now_ns: u64) {
        let client = self.client;
        if client.hints.any() {
            self.lapses.look(&client.hints, self.submitted, now_ns, |hint| client.end_hint(hint));
        }
    }

    fn others_below(&self) -> bool {
        self.client.others_below.load(Ordering::Relaxed)
    }

    fn read_members(&self) {
        let seat = self.client.seat();
        let (slot, mine) = (seat.slot(), seat.priority());
        let clients = self.client.board().clients();
        let mut below = clients.iter().filter(|other| other.slot != slot && other.priority < mine).peekable();
        self.client.others_below.store(below.peek().is_some(), Ordering::Relaxed);
        let by_slice = |other: &ClientView| other.level >= 3 && other.why != Why::Untried;
        self.client.graceless.store(below.all(by_slice), Ordering::Relaxed);
    }

    fn keep_house(&mut self, now_ns: u64) {
        let client = self.client;
        client.free_records_of_ended_threads();
        client.seat().sweep(&mut self.watch, now_ns / 1_000);
        if client.board().replaced() || !client.seat().is_seated() {
            client.engine.retire(client);
        }
    }

    /// Nobody more urgent is registered: launches go uncounted, so what was counted is worth nothing.
    fn leave_window_if_alone(&self) {
        let mut inner = lock(&self.client.inner);
        if inner.windowed && self.client.words().2 == 0 {
            inner.windowed = false;
            inner.window.suspend();
            inner.markers.forget(None);
        }
    }

    fn look_if_claimed(&mut self, launched: bool, now_ns: u64) {
        // The library may wait for a queue that is off the card.
        if self.client.is_claimed() && !self.client.attention.has(CAPTURE) && !self.suspended {
            self.look(launched, now_ns);
        }
    }

    /// Looks whether all work is complete, once the launches have paused.
    fn look(&mut self, launched: bool, now_ns: u64) {
        let nudged = self.client.nudged.swap(false, Ordering::Relaxed);
        if launched && !nudged {
            return;
        }
        let Some(submitted) = self.client.quiet() else { return };
        {
            let mut inner = lock(&self.client.inner);
            if inner.streams.is_empty() {
                // A hint's claim, behind which nothing came.
                return self.client.drop_if_over(&mut inner);
            }
        }
        let ended = lock(&self.client.inner).ended;
        if let Some(ended) = ended.filter(|ended| ended.submitted == submitted) {
            let mut inner = lock(&self.client.inner);
            self.client.end(&mut inner, ended, now_ns);
        } else if self.all_complete() {
            self.client.seat().note_progress();
            let mut inner = lock(&self.client.inner);
            let now_ns = crate::time::now_ns();
            let drop_ns = inner.activity.ended(now_ns, EndedBy::Look);
            self.client.end(&mut inner, Ended { submitted, drop_ns }, now_ns);
        }
    }

    fn all_complete(&mut self) -> bool {
        let client = self.client;
        let complete = client.engine.ask(|gpu| {
            // Inside: whoever makes sure that nobody asks (a reset of the device) so knows that nobody is about to.
            let streams = lock(&client.inner).streams.pin();
            let context = client.context();
            if self.entered != context {
                self.entered = context.filter(|context| gpu.enter(*context));
            }
            let complete = self.entered.is_some() && streams.iter().all(|stream| is_complete(gpu, stream));
            lock(&client.inner).streams.unpin();
            complete
        });
        complete == Some(true)
    }

    fn sleep(&self) {
        let working = self.others_below() && now_ns().saturating_sub(self.launched_ns) < WARM_NS;
        let warm = working || self.suspended || self.client.suspended.is_attentive();
        if warm {
            std::thread::park_timeout(WARM_LOOK);
        } else {
            std::thread::park_timeout(IDLE_LOOK);
            self.read_members();
        }
    }
}

fn is_complete(gpu: &Gpu, stream: &Touched) -> bool {
    let progress = match (is_per_thread(stream.id), stream.marker) {
        (true, Some(marker)) if !stream.unmarked => gpu.event_progress(marker),
        (true, _) => return false,
        // SAFETY: the stream is pinned, and destroying it waits until it is not.
        (false, _) => unsafe { gpu.stream_progress(handle(stream.id)) },
    };
    // After an error of the device nothing runs any more, and the claim must not outlive that.
    progress != Progress::Pending
}
