//! `hipify`: translates CUDA C++ sources to HIP.

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use clap::Parser;
use hipreempt_hipify::{Remark, RemarkKind, Renamed, Translation, translate};

/// Translate CUDA C++ sources to HIP by name, keeping formatting, comments and strings.
///
/// What has no counterpart stays as it is and is reported with file and line. Without --in-place or --check, the one
/// source goes to standard output.
///
/// Exit status: 0 done; 1 with --check, where a file would change or something has no counterpart; 2 for a file that
/// cannot be read or written; the others are done all the same.
#[derive(Parser)]
#[command(name = "hipify", version)]
struct Arguments {
    /// Change the files themselves.
    #[arg(long, conflicts_with = "check")]
    in_place: bool,
    /// Change nothing; say which files would change and what has no counterpart.
    #[arg(long)]
    check: bool,
    /// Say at the end what was done, and how fast.
    #[arg(long)]
    stats: bool,
    /// Sources, or folders of them with --in-place or --check; none, or `-`, for standard input.
    paths: Vec<PathBuf>,
}

/// Why a file could not be translated.
#[derive(Debug, thiserror::Error)]
enum Error {
    #[error("{path}: {source}")]
    File { path: PathBuf, source: std::io::Error },
    #[error("{0} is a folder: use --in-place or --check")]
    Folder(PathBuf),
    #[error("one source at a time goes to standard output: use --in-place or --check for more")]
    Several,
    #[error("standard input cannot be changed in place")]
    InputInPlace,
}

/// What was done to all files.
#[derive(Default)]
struct Totals {
    files: usize,
    failed: usize,
    changed: usize,
    bytes: usize,
    renamed: Renamed,
    includes: usize,
    remarks: usize,
    without_counterpart: usize,
    other_parameters: usize,
    spent: Duration,
}

const EXTENSIONS: [&str; 13] =
    ["cu", "cuh", "c", "cc", "cpp", "cxx", "h", "hh", "hpp", "hxx", "inl", "inc", "ipp"];

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(totals) => {
            if arguments.stats {
                eprintln!("{}", totals.text());
            }
            let found = totals.changed > 0 || totals.without_counterpart > 0;
            ExitCode::from(if totals.failed > 0 { 2 } else { u8::from(arguments.check && found) })
        }
        Err(error) => {
            eprintln!("hipify: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<Totals, Error> {
    let files = files(arguments)?;
    if files.len() > 1 && !arguments.in_place && !arguments.check {
        return Err(Error::Several);
    }
    if arguments.in_place && files.iter().any(|path| path == Path::new("-")) {
        return Err(Error::InputInPlace);
    }
    let mut totals = Totals::default();
    for path in &files {
        if let Err(error) = one(arguments, path, &mut totals) {
            // The others are done all the same.
            eprintln!("hipify: {error}");
            totals.failed += 1;
        }
    }
    Ok(totals)
}

fn one(arguments: &Arguments, path: &Path, totals: &mut Totals) -> Result<(), Error> {
    let source = read(path)?;
    let started = Instant::now();
    let translated = translate(&source);
    totals.add(&source, &translated, started.elapsed());
    report(path, &translated);
    deliver(arguments, path, &source, &translated)
}

fn files(arguments: &Arguments) -> Result<Vec<PathBuf>, Error> {
    if arguments.paths.is_empty() {
        return Ok(vec![PathBuf::from("-")]);
    }
    let mut files = Vec::new();
    for path in &arguments.paths {
        if !path.is_dir() {
            files.push(path.clone());
        } else if arguments.in_place || arguments.check {
            walk(path, &mut files)?;
        } else {
            return Err(Error::Folder(path.clone()));
        }
    }
    Ok(files)
}

/// The sources in a folder, in byte order. Links are not followed: a folder may contain itself by one.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Error> {
    let failed = |source| Error::File { path: folder.to_path_buf(), source };
    let entries = std::fs::read_dir(folder).map_err(failed)?;
    let mut entries = entries.collect::<Result<Vec<_>, _>>().map_err(failed)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let (path, kind) = (entry.path(), entry.file_type().map_err(failed)?);
        let source =
            path.extension().and_then(|end| end.to_str()).is_some_and(|end| EXTENSIONS.contains(&end));
        if kind.is_dir() {
            walk(&path, files)?;
        } else if kind.is_file() && source {
            files.push(path);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |source| Error::File { path: path.to_path_buf(), source };
    if path != Path::new("-") {
        return std::fs::read(path).map_err(failed);
    }
    let mut source = Vec::new();
    std::io::stdin().read_to_end(&mut source).map_err(failed)?;
    Ok(source)
}

fn report(path: &Path, translated: &Translation) {
    for remark in &translated.remarks {
        let (line, column) = (remark.line, remark.column);
        eprintln!("{}:{line}:{column}: {}: {}", path.display(), remark.name, remark.reason);
    }
}

fn deliver(arguments: &Arguments, path: &Path, source: &[u8], translated: &Translation) -> Result<(), Error> {
    let changed = translated.text != source;
    if arguments.check {
        if changed {
            eprintln!("{}: would change", path.display());
        }
        return Ok(());
    }
    let failed = |source| Error::File { path: path.to_path_buf(), source };
    if arguments.in_place {
        return if changed { replace(path, &translated.text).map_err(failed) } else { Ok(()) };
    }
    std::io::stdout().write_all(&translated.text).map_err(failed)
}

/// Replaces a file in one step, so that no reader and no crash sees half of it; the permissions stay.
fn replace(path: &Path, text: &[u8]) -> std::io::Result<()> {
    let path = path.canonicalize()?;
    let folder = path.parent().unwrap_or(Path::new("/"));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text)?;
    file.as_file().set_permissions(std::fs::metadata(&path)?.permissions())?;
    file.persist(&path)?;
    Ok(())
}

impl Totals {
    fn add(&mut self, source: &[u8], translated: &Translation, spent: Duration) {
        self.files += 1;
        self.changed += usize::from(translated.text != source);
        self.bytes += source.len();
        self.renamed += translated.renamed;
        self.includes += usize::from(translated.added_include);
        self.remarks += translated.remarks.len();
        let missing =
            |kind| matches!(kind, RemarkKind::NoCounterpart | RemarkKind::Header | RemarkKind::Pasted);
        self.without_counterpart += translated.remarks.iter().filter(|remark| missing(remark.kind)).count();
        let others = |remark: &&Remark| remark.kind == RemarkKind::Parameters;
        self.other_parameters += translated.remarks.iter().filter(others).count();
        self.spent += spent;
    }

    fn text(&self) -> String {
        let Renamed { functions, types, constants, macros, headers } = self.renamed;
        let rate_mb_per_s = self.bytes as f64 / 1e6 / self.spent.as_secs_f64().max(1e-9);
        format!(
            "{} files, {} changed, {} bytes, {rate_mb_per_s:.0} MB/s\n\
             renamed: {functions} functions, {types} types, {constants} constants, {macros} macros, {headers} headers; \
             {} includes added\n\
             to look at: {} places, {} of them without a counterpart, {} with other parameters",
            self.files,
            self.changed,
            self.bytes,
            self.includes,
            self.remarks,
            self.without_counterpart,
            self.other_parameters
        )
    }
}
