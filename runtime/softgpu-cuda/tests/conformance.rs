//! What programs may rely on, checked by C programs of the driver API on cards of their own, and the library's table of
//! functions, checked against what it exports.

use std::collections::BTreeSet;
use std::ffi::{CStr, CString, OsStr, c_char, c_int, c_uint, c_void};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use object::{Object, ObjectSymbol};

/// The library under its names, and where everything else is built.
struct Rig {
    folder: PathBuf,
    profile: PathBuf,
}

fn rig() -> &'static Rig {
    static RIG: OnceLock<Rig> = OnceLock::new();
    RIG.get_or_init(|| {
        let own = std::env::current_exe().unwrap();
        let profile = own.parent().and_then(Path::parent).unwrap().to_path_buf();
        build_libraries(&profile);
        let all = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("softgpu-cuda");
        clear_old(&all);
        let folder = all.join(unique());
        std::fs::create_dir_all(folder.join("lib")).unwrap();
        std::os::unix::fs::symlink(profile.join("libcuda.so"), folder.join("lib/libcuda.so.1")).unwrap();
        let rig = Rig { folder, profile };
        rig.compile("kernels.c", &sources().join("kernels.c"), &["-shared", "-fPIC"]);
        rig
    })
}

/// Removes what test processes that are gone have built.
fn clear_old(all: &Path) {
    for entry in std::fs::read_dir(all).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name.strip_prefix('t').and_then(|name| name.split('-').next()).unwrap_or("");
        if !Path::new("/proc").join(process).exists() {
            // Another test process may be faster.
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// Cargo does not build a cdylib for the tests beside it.
fn build_libraries(profile: &Path) {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "-q", "-p", "hipreempt-softgpu-cuda", "-p", "hipreempt-softgpu", "--target-dir"]);
    cargo.arg(profile.parent().unwrap());
    if profile.ends_with("release") {
        cargo.arg("--release");
    }
    succeed(cargo.current_dir(env!("CARGO_MANIFEST_DIR")));
}

/// The victims, whose header and kernels are used here too.
fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/programs")
}

fn own_source(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs").join(name)
}

/// A name that nothing else on the machine uses.
fn unique() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("t{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

fn succeed(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {}\n{errors}", output.status);
    output
}

impl Rig {
    fn compile(&self, name: &str, source: &Path, flags: &[&str]) -> PathBuf {
        let output = self.folder.join(name).with_extension("out");
        let include = Path::new(env!("CARGO_MANIFEST_DIR")).join("../softgpu-hip/include");
        let mut compiler = Command::new("cc");
        compiler.args(["-O1", "-Wall", "-Werror", "-pthread"]).arg(source).args(flags);
        compiler.arg("-I").arg(sources().join("cuda")).arg("-I").arg(include);
        succeed(compiler.arg("-ldl").arg("-o").arg(&output));
        output
    }

    /// A command that runs a program on a card of its own.
    fn command(&self, program: impl AsRef<OsStr>, preset: &str) -> Command {
        let mut command = Command::new(program);
        command.env("LD_LIBRARY_PATH", self.folder.join("lib")).env("SOFTGPU_DIR", &self.folder);
        command.env("SOFTGPU_CARD", unique()).env("SOFTGPU_PRESET", preset);
        command.env("SOFTGPU_KERNELS", self.folder.join("kernels.out"));
        command.env("SOFTGPU_CARD_PROGRAM", self.profile.join("softgpu-card"));
        command
    }

    /// Runs one check of `conformance.c`; returns what it said on standard error.
    fn check(&self, name: &str, preset: &str) -> String {
        static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
        let library = self.profile.join("libcuda.so");
        let flags = [library.to_str().unwrap()];
        let program =
            PROGRAM.get_or_init(|| self.compile("conformance.c", &own_source("conformance.c"), &flags));
        let output = succeed(self.command(program, preset).arg(name));
        assert_eq!(String::from_utf8_lossy(&output.stdout), "ok\n");
        String::from_utf8_lossy(&output.stderr).into_owned()
    }
}

/// One check each, on the card that takes time.
macro_rules! checks {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            rig().check(stringify!($name), "h100-mps");
        })*
    };
}

checks! {
    results nothing_shows_before_completion contexts_are_apart context_stack contexts_are_a_threads_own captures
    wrong_handles device
}

#[test]
fn results_on_the_card_that_takes_no_time() {
    rig().check("results", "null");
    rig().check("captures", "null");
}

#[test]
fn what_is_not_there_names_itself_once() {
    let said = rig().check("not_supported", "null");
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(
        lines,
        ["cuArrayCreate_v2", "cuMemAlloc"]
            .map(|name| format!("softgpu: {name} is not supported by the software device"))
    );
}

#[test]
fn a_kernel_without_a_body_says_so() {
    assert!(rig().check("unknown_kernel", "null").contains("mystery: timed only"));
}

#[test]
fn a_library_in_front_does_not_change_look_ups() {
    let rig = rig();
    let front = rig.compile("in_front.c", &own_source("in_front.c"), &["-shared", "-fPIC"]);
    let program = rig.compile("behind.c", &own_source("behind.c"), &[]);
    let output = succeed(rig.command(program, "null").env("LD_PRELOAD", front));
    assert_eq!(String::from_utf8_lossy(&output.stdout), "ok\n");
}

/// `(name, base, since, per thread)` of each row of the table.
fn rows() -> Vec<(&'static str, &'static str, c_int, bool)> {
    let text = include_str!("../src/symbols/table.rs");
    let words = text.lines().filter(|line| line.ends_with(" here;") || line.ends_with(" stub;"));
    let rows: Vec<_> = words
        .map(|line| {
            let words: Vec<&str> = line.split_whitespace().collect();
            (words[0], words[1], words[2].parse().unwrap(), words[3] == "own")
        })
        .collect();
    assert!(rows.len() > 600, "the table has lost its shape");
    rows
}

#[test]
fn the_library_exports_its_table_and_nothing_else() {
    let data = std::fs::read(rig().profile.join("libcuda.so")).unwrap();
    let file = object::File::parse(&*data).unwrap();
    let defined = file.dynamic_symbols().filter(|symbol| symbol.is_definition() && symbol.is_global());
    let exported: BTreeSet<String> = defined.map(|symbol| symbol.name().unwrap().to_owned()).collect();
    let table: BTreeSet<String> = rows().iter().map(|row| row.0.to_owned()).collect();
    assert_eq!(exported.difference(&table).collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!(table.difference(&exported).collect::<Vec<_>>(), Vec::<&String>::new());
}

type GetProcAddress =
    unsafe extern "C" fn(*const c_char, *mut *mut c_void, c_int, u64, *mut c_uint) -> c_uint;

/// Every export is found by its base name, its version and its kind of default stream, before `cuInit`, and what is
/// found is the export's own address.
#[test]
fn every_export_is_found_by_look_up_at_its_own_address() {
    let path = CString::new(rig().profile.join("libcuda.so").to_str().unwrap()).unwrap();
    // SAFETY: opens the library under test, whose constructors do nothing.
    let library = unsafe { libc::dlopen(path.as_ptr(), libc::RTLD_NOW | libc::RTLD_LOCAL) };
    assert!(!library.is_null());
    let own = |name: &CStr| {
        // SAFETY: an open library and a C string.
        unsafe { libc::dlsym(library, name.as_ptr()) }
    };
    // SAFETY: the function has this signature, and the library stays open.
    let get = unsafe { std::mem::transmute::<*mut c_void, GetProcAddress>(own(c"cuGetProcAddress_v2")) };
    for (name, base, since, per_thread) in rows() {
        let (exported, base) = (CString::new(name).unwrap(), CString::new(base).unwrap());
        let (mut found, mut status) = (std::ptr::null_mut(), 77);
        let flags = if per_thread { 2 } else { 1 };
        // SAFETY: strings and places for results that live across the call.
        let code = unsafe { get(base.as_ptr(), &raw mut found, since, flags, &raw mut status) };
        assert_eq!((code, status), (0, 0), "{name}");
        assert!(!found.is_null() && found == own(&exported), "{name} is not found at its own address");
    }
}
