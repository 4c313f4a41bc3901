//! Every road into the HIP library leads to the same exports, and every launch on it is seen exactly once: by versioned
//! symbols, by `dlsym`, `dlvsym` and HIP's own look-ups, and through ROCm's dispatch tables.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hipreempt_tests::compare::{Trial, own_lines, report_field};
use hipreempt_tests::programs::{self, Language, build, build_as, build_text};
use hipreempt_tests::{Mode, Scene, artifacts};

use hipreempt_api::dispatch::HIP_TABLE;
use object::read::elf::{ElfFile64, FileHeader};

/// A victim that takes the path of a code object, and tells how many launches it made.
fn road(source: &str) -> Trial {
    Trial::of(source).arg(programs::device_code()).counted()
}

fn both_ways(trial: &Trial) {
    trial.same_alone();
    trial.same_while_held();
}

#[test]
fn by_dlvsym() {
    both_ways(&road("dlvsym.c"));
}

#[test]
fn by_driver_entry_point() {
    both_ways(&road("driver_entry_point.c"));
}

/// The caller of `dlvsym(RTLD_NEXT)` is found by its return address, through the filter.
#[test]
fn a_library_goes_on_by_dlvsym() {
    let library = build_as("next_version.c", Language::Shared, &[]);
    let text = "#include <stdio.h>\n#include <unistd.h>\nextern int calls_of_getppid;\n\
                int main(void) { int same = getppid() == getppid(); printf(\"%d %d\\n\", same, calls_of_getppid); return 0; }\n";
    let program = build_text("next_version_user", text, Language::C, &[&library.display().to_string()]);
    let ended = Trial::program(program).without_report().same_alone();
    assert_eq!(ended.stdout, "1 2\n");
}

/// A program linked with the library: its references carry the version nodes of HIP 4.2 to 7.2.
#[test]
fn by_versioned_symbols() {
    let program = linked();
    let expected = ["4.2", "5.1", "5.2", "5.3", "5.5", "6.5", "7.1", "7.2"].map(|node| format!("hip_{node}"));
    assert_eq!(versions_needed(&program), BTreeSet::from(expected));
    both_ways(&direct(program));
}

fn direct(program: PathBuf) -> Trial {
    Trial::program(program).arg(programs::device_code()).counted()
}

/// A program that is linked with the library, under a name that the library goes by in every scene.
fn linked() -> PathBuf {
    let folder = artifacts::profile_folder().join("victims/linked");
    std::fs::create_dir_all(&folder).expect("a folder for the link");
    let link = folder.join("libamdhip64.so.7");
    let fresh = folder.join(format!("{}", std::process::id()));
    std::os::unix::fs::symlink(artifacts::soft_hip(), &fresh).expect("a link");
    std::fs::rename(&fresh, &link).expect("the link in its place");
    let folder = format!("-L{}", folder.display());
    build_as("direct.c", Language::C, &[&folder, "-l:libamdhip64.so.7"])
}

/// The HIP version nodes that a program asks for.
fn versions_needed(program: &Path) -> BTreeSet<String> {
    let bytes = std::fs::read(program).expect("the program");
    let elf = ElfFile64::<object::Endianness>::parse(&*bytes).expect("an ELF program");
    let endian = elf.elf_header().endian().expect("a byte order");
    let sections = elf.elf_section_table();
    let (mut needs, strings) = sections.gnu_verneed(endian, &*bytes).expect("sections").expect("versions");
    let text = sections.strings(endian, &*bytes, strings).expect("their names");
    let mut nodes = BTreeSet::new();
    while let Some((_, mut versions)) = needs.next().expect("an entry") {
        while let Some(version) = versions.next().expect("a version") {
            let name = version.name(endian, text).expect("a name");
            nodes.insert(String::from_utf8_lossy(name).into_owned());
        }
    }
    nodes.retain(|node| node.starts_with("hip_"));
    nodes
}

/// The members of the table of HIP 7.1: `runtime/api/data/dispatch.tsv`, step 15.
const MEMBERS: &str = "501";

/// With a dispatch table in the library, and the preload asking for it.
fn by_table(trial: Trial) -> Trial {
    with_table(trial, MEMBERS).env("HIPREEMPT_HIP_ENTRY", "table")
}

fn with_table(trial: Trial, members: &str) -> Trial {
    trial.env("SOFTGPU_DISPATCH_TABLE", members).env("SOFTGPU_REGISTER_LIBRARY", register())
}

fn register() -> PathBuf {
    build_as("rocprofiler_register.c", Language::Shared, &[])
}

/// Launches that go by no symbol at all are held, counted once each, and in order.
#[test]
fn by_the_table_without_any_symbol() {
    both_ways(&by_table(road("bound_without_symbols.c")));
}

/// Both roads in one process, to the same functions: nothing is gated or counted twice.
#[test]
fn by_the_table_and_by_dlsym() {
    both_ways(&by_table(road("bound_without_symbols.c").arg("twice")));
}

/// A program with HIP linked into it: no library goes by HIP's name, and the table is all that the preload gets.
#[test]
fn by_the_table_of_a_program_with_hip_in_it() {
    let program = build_text(
        "hip_inside",
        &hip_inside(),
        Language::C,
        &[&format!("-I{}", artifacts::sources().display())],
    );
    // Not a name of HIP's, and in no folder where the loader looks.
    let folder = tempfile::tempdir().expect("a folder");
    let library = folder.path().join("libinside.so");
    std::fs::copy(artifacts::soft_hip(), &library).expect("a copy of the library");
    let trial = Trial::program(program).arg(programs::device_code()).arg(&library).arg(register()).counted();
    both_ways(&trial.env("HIPREEMPT_HIP_ENTRY", "table"));
}

/// The source of a program that has the functions of a dispatch table in itself: each jumps on to a function of the
/// library that the program keeps to itself.
fn hip_inside() -> String {
    let members: Vec<&str> = HIP_TABLE.members[..501].iter().map(|member| member.name).collect();
    let mut text = format!(
        "#define _GNU_SOURCE\n#define MEMBERS {}\nstatic const char *const names[MEMBERS] = {{",
        members.len()
    );
    members.iter().for_each(|name| text.push_str(&format!("\"{name}\", ")));
    text.push_str("};\nvoid *targets[MEMBERS];\n__asm__(\".text\\n\"\n");
    for (at, _) in members.iter().enumerate() {
        text.push_str(&format!("    \".balign 16\\nstub{at}: jmp *targets+{}(%rip)\\n\"\n", 8 * at));
    }
    text.push_str(
        "    \".balign 16\\n\");\nextern const char stub0[] __attribute__((visibility(\"hidden\")));\n",
    );
    text + "#include \"hip_inside.h\"\n"
}

/// Programs that use symbols find the table's originals behind them: no call goes round in a circle.
#[test]
fn by_symbols_with_the_table_in_force() {
    both_ways(&by_table(direct(linked())));
}

/// The order of everything, with the table in force; also where the library calls itself by its exported names.
#[test]
fn order_is_kept_with_the_table_in_force() {
    for reentrant in ["0", "1"] {
        both_ways(&by_table(Trial::of("order.hip")).env("SOFTGPU_REENTRANT", reentrant));
    }
}

#[test]
fn captures_graphs_and_kinds_of_work_with_the_table_in_force() {
    by_table(Trial::of("capture.hip")).same_alone();
    by_table(Trial::of("throw_caught.hip")).same_alone();
    by_table(Trial::of("threads.hip")).same_alone();
    by_table(Trial::of("fork_into_work.hip")).same_alone();
    by_table(Trial::of("per_thread.hip")).same_while_held();
}

/// Of two libraries the first is scheduled, and the table of the second is left alone.
#[test]
fn by_the_tables_of_two_libraries() {
    let folder = tempfile::tempdir().expect("a folder");
    let second = folder.path().join("libamdhip64.so.6");
    std::fs::copy(artifacts::soft_hip(), &second).expect("a copy of the library");
    let trial = by_table(Trial::of("two_libraries.c").arg(artifacts::soft_hip()).arg(second));
    let trial = trial.arg(programs::device_code());
    trial.same_alone();
    let scene = Scene::new();
    let report = scene.path("report");
    let counted = trial.env("HIPREEMPT_REPORT", &report);
    assert_eq!(scene.finish(counted.command(&scene, Mode::Preloaded("normal"))).how, "exit 0");
    assert_eq!(report_field(&report, "launches"), 20, "those on the first library");
}

/// The table alone changes nothing: a program that goes by symbols is scheduled by symbols, and one that uses none is not.
#[test]
fn a_table_that_nobody_asks_for_is_left_alone() {
    both_ways(&with_table(road("dlvsym.c"), MEMBERS));
    let scene = Scene::new();
    let report = scene.path("report");
    let unseen = with_table(road("bound_without_symbols.c"), MEMBERS).env("HIPREEMPT_REPORT", &report);
    let ended = scene.finish(unseen.command(&scene, Mode::Preloaded("normal")));
    assert_eq!((ended.how.as_str(), ended.stderr.as_str()), ("exit 0", ""));
    assert!(!report.exists() || report_field(&report, "launches") == 0, "seen without symbols");
}

/// What the preload says, and that the launches are seen by symbols nevertheless.
fn complains(trial: Trial, what: &str) {
    let scene = Scene::new();
    let report = scene.path("report");
    let mut command = trial.env("HIPREEMPT_REPORT", &report).command(&scene, Mode::Preloaded("normal"));
    command.env("HIPREEMPT_HIP_ENTRY", "table");
    let ended = scene.finish(command);
    assert_eq!(ended.how, "exit 0", "{ended:?}");
    let lines = own_lines(&ended);
    assert_eq!(lines.len(), 1, "{ended:?}");
    assert!(lines[0].contains(what) && lines[0].ends_with("using symbols"), "{ended:?}");
    assert_eq!(report_field(&report, "launches"), 20, "{ended:?}");
}

#[test]
fn tables_that_are_not_known_cost_one_line() {
    for (table, what) in [
        ("453", "of 3632 bytes"),
        ("0", "of 8 bytes"),
        ("600", "of 4808 bytes"),
        ("501@50200", "of version 50200"),
        ("501@80000", "of version 80000"),
    ] {
        complains(with_table(road("dlvsym.c"), table), what);
    }
}

#[test]
fn a_library_without_a_table_costs_one_line() {
    complains(road("dlvsym.c"), "offers no dispatch table");
}

/// A profiler keeps the tables, and the program is scheduled by symbols.
#[test]
fn a_profiler_keeps_its_place() {
    let profiler = build_as("rocprofiler_tool.c", Language::Shared, &[]);
    let scene = Scene::new();
    let report = scene.path("report");
    let trial = by_table(road("dlvsym.c")).env("HIPREEMPT_REPORT", &report);
    let mut command = trial.command(&scene, Mode::Preloaded("normal"));
    let preloads = format!("{}:{}", artifacts::shim().display(), profiler.display());
    command.env("LD_PRELOAD", preloads);
    let ended = scene.finish(command);
    assert!(ended.stderr.contains("the profiler got 2 tables"), "{ended:?}");
    assert_eq!(own_lines(&ended).len(), 1, "{ended:?}");
    assert_eq!(report_field(&report, "launches"), 20, "{ended:?}");
}

/// One that rocprofiler-register would load itself, and that no symbol shows.
#[test]
fn a_profiler_that_is_yet_to_come_keeps_its_place() {
    let trial = with_table(road("dlvsym.c"), MEMBERS).env("ROCP_TOOL_LIBRARIES", "libtool.so");
    complains(trial, "a profiler has HIP's dispatch table");
}

/// A value of the variable that makes no sense costs one line.
#[test]
fn another_entry_than_these_two() {
    let scene = Scene::new();
    let mut command = scene.command(build("plain.hip"), Mode::Preloaded("normal"));
    command.env("HIPREEMPT_HIP_ENTRY", "tables");
    let ended = scene.finish(command);
    assert_eq!(ended.how, "exit 0", "{ended:?}");
    assert_eq!(
        own_lines(&ended),
        ["hipreempt: HIPREEMPT_HIP_ENTRY=\"tables\" is not symbols or table; using symbols"]
    );
}
