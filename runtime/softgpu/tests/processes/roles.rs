//! What the other processes do. A role says `ready` when it is, and ends with its standard input.

use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, ChildStdin, ChildStdout, Command as Program, Stdio};

use hipreempt_softgpu::virtual_time::Random;
use hipreempt_softgpu::{Command, Config, Device, Error, Status};

use super::{kernel, run};

const ROLE: &str = "SOFTGPU_TEST_ROLE";

/// Another process in a role.
pub struct Other {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Other {
    /// Starts it; it has not come far yet.
    pub fn start(config: &Config, role: &str) -> Self {
        let mut program = Program::new(std::env::current_exe().unwrap());
        program.args(["--exact", "roles::play_a_role", "--ignored", "--nocapture", "--quiet"]);
        program.env(ROLE, role).envs(config.to_variables());
        let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (input, output) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, input, output }
    }

    /// Starts it and waits until it is ready.
    pub fn ready(config: &Config, role: &str) -> Self {
        let mut other = Self::start(config, role);
        other.hear("ready");
        other
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Reads its output until a line that begins with `word`; returns the rest of that.
    pub fn hear(&mut self, word: &str) -> String {
        let mut line = String::new();
        loop {
            line.clear();
            assert_ne!(self.output.read_line(&mut line).unwrap(), 0, "ended without saying {word}");
            if let Some(rest) = line.trim_end().strip_prefix(word) {
                return rest.trim().to_owned();
            }
        }
    }

    /// Says something to it.
    pub fn tell(&mut self, word: &str) {
        writeln!(self.input.as_mut().unwrap(), "{word}").unwrap();
    }

    pub fn signal(&self, signal: i32) {
        // SAFETY: signals a child that has not been waited for, so its number is still its own.
        assert_eq!(unsafe { libc::kill(self.pid() as i32, signal) }, 0);
    }

    /// Kills it as nothing else can.
    pub fn kill(mut self) {
        self.signal(libc::SIGKILL);
        assert_eq!(self.child.wait().unwrap().signal(), Some(libc::SIGKILL));
    }

    /// Lets it end by itself.
    pub fn finish(mut self) {
        drop(self.input.take());
        let mut rest = String::new();
        self.output.read_to_string(&mut rest).unwrap();
        assert!(self.child.wait().unwrap().success(), "{rest}");
    }
}

fn say(words: &str) {
    println!("\n{words}");
    std::io::stdout().flush().unwrap();
}

fn hear() -> bool {
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line).unwrap() > 0
}

#[test]
#[ignore = "what other tests start as another process"]
fn play_a_role() {
    let role = std::env::var(ROLE).expect("started by another test");
    let config = Config::from_env().unwrap();
    match role.as_str() {
        "open" => open(&config),
        "busy" => busy(&config),
        "queues" => queues(&config),
        "counting" => counting(&config),
        "waiting" => waiting(&config),
        "mixed" => mixed(&config),
        "exec" => exec(&config),
        other => panic!("no role {other}"),
    }
}

/// Opens the card when told, and says which it is.
fn open(config: &Config) {
    say("ready");
    hear();
    let device = Device::open(config, 0).unwrap();
    let [high, low] = device.instance();
    say(&format!("instance {high:x}{low:x}"));
    while hear() {}
}

/// Submits and looks as fast as it can, on two threads, until it is killed.
fn busy(config: &Config) {
    let device = Device::open(config, 0).unwrap();
    let queues = [0, 1].map(|_| device.create_queue(0).unwrap());
    say("ready");
    std::thread::scope(|scope| {
        for queue in queues {
            let device = &device;
            scope.spawn(move || {
                loop {
                    match device.submit(queue, kernel(2_000)) {
                        Ok(ticket) => drop(device.status(ticket)),
                        Err(Error::QueueFull) => drop(device.completed(queue)),
                        Err(error) => panic!("{error}"),
                    }
                }
            });
        }
    });
}

/// Fills three queues: with a long kernel and more behind it, with a host command, and with a wait.
fn queues(config: &Config) {
    let device = Device::open(config, 0).unwrap();
    let [long, host, waits] = [0, 1, 2].map(|_| device.create_queue(0).unwrap());
    for _ in 0..100 {
        device.submit(long, kernel(100_000_000)).unwrap();
    }
    let ticket = device.submit(host, Command::Host).unwrap();
    device.submit(waits, Command::Wait(ticket)).unwrap();
    say("ready");
    while hear() {}
}

/// Runs kernels one after the other and checks the card's word, until it is told to stop.
fn counting(config: &Config) {
    let device = Device::open(config, 0).unwrap();
    let queue = device.create_queue(0).unwrap();
    say("ready");
    std::thread::scope(|scope| {
        let told = scope.spawn(hear);
        let (mut count, mut before_ns) = (0, 0);
        while !told.is_finished() {
            let at_ns = run(&device, queue, 20_000);
            count += 1;
            assert!(at_ns >= before_ns + 20_000, "{at_ns} after {before_ns}");
            assert_eq!(device.completed(queue), Ok(count));
            before_ns = at_ns;
        }
        say(&format!("counted {count}"));
    });
    while hear() {}
}

/// Becomes another program that reads its standard input, while its card has work of it.
fn exec(config: &Config) {
    let device = Device::open(config, 0).unwrap();
    let queue = device.create_queue(0).unwrap();
    device.submit(queue, kernel(1_000_000)).unwrap();
    say("ready");
    let error = Program::new("cat").exec();
    panic!("{error}");
}

/// Runs kernels of all shapes on two queues until it is told to stop.
fn mixed(config: &Config) {
    let device = Device::open(config, 0).unwrap();
    let queues = [0, 1].map(|_| device.create_queue(0).unwrap());
    say("ready");
    std::thread::scope(|scope| {
        let told = scope.spawn(hear);
        let mut random = Random::new(u64::from(std::process::id()));
        while !told.is_finished() {
            let queue = queues[random.below(2) as usize];
            let workgroups = [1, 40, 132, 500, 100_000][random.below(5) as usize];
            let solo_ns = 1_000 + random.below(300_000);
            let command = Command::Kernel { workgroups, threads_per_group: 256, solo_ns };
            let last = device.submit_batch(queue, &[command; 3]).unwrap();
            assert!(matches!(device.wait(last, None), Ok(Status::Done { .. })));
        }
    });
    say("stopped");
    while hear() {}
}

/// Waits for what takes a minute, and says how that ended.
fn waiting(config: &Config) {
    let device = Device::open(config, 0).unwrap();
    let queue = device.create_queue(0).unwrap();
    let ticket = device.submit(queue, kernel(60_000_000_000)).unwrap();
    say("ready");
    match device.wait(ticket, None) {
        Err(Error::CardLost) => say("lost"),
        Ok(Status::Done { .. }) => say("done"),
        other => panic!("{other:?}"),
    }
    while hear() {}
}
