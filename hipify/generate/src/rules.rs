//! From the lists to the map: which HIP name stands for which CUDA name, and why.
//!
//! For each CUDA name the first of these decides: the hand-written exceptions; the same name behind HIP's prefix, for
//! functions with as many parameters; a pair that HIP's headers for NVIDIA cards state; the same words in another
//! spelling; for the driver's constants, the value.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::path::PathBuf;

use hipreempt_api::{HIP_FUNCTIONS, HIP_NAMES_ONLY};

use crate::entry::{self, Entry, Kind, List};
use crate::nvidia::Pairs;
use crate::sources::Folders;
use crate::{Error, data_folder, read, words};

const HEADING: &str = "# Written by `cargo run -p hipreempt-hipify-generate` from headers; do not edit.\n";
const MAP_HEADING: &str = "\
# The CUDA-to-HIP name map. Written by `cargo run -p hipreempt-hipify-generate -- map` from data/lists and
# data/by-hand.tsv; do not edit. In byte order of the CUDA name. Source: `prefix`, the same name behind HIP's prefix;
# `nvidia_detail`, a pair stated by HIP 5.2's headers for NVIDIA cards; `words`, the same words in another spelling;
# `value`, the driver's constant with the value of the runtime's; `hand`, data/by-hand.tsv, which gives the reason. Releases: those of the headers that declare the name (HIP libraries:
# ROCm 10.0); `-` where only HIP's own headers mention it, or it is a header.
# cuda\thip\tkind\tlibrary\tsource\tcuda releases\thip releases
";

/// What the map is made of.
pub struct Inputs {
    /// Names of CUDA.
    pub cuda: List,
    /// Names of HIP and ROCm.
    pub hip: List,
    /// Pairs stated by HIP.
    pub pairs: Pairs,
    /// Exceptions.
    pub by_hand: Vec<ByHand>,
}

/// A line of `by-hand.tsv`.
pub struct ByHand {
    /// A CUDA name.
    pub cuda: String,
    /// Its HIP name; `None` if it has none although a rule would give it one.
    pub hip: Option<String>,
    /// What it is, for names that no list has.
    pub kind: Kind,
    /// Whether no header of the lists declares the HIP name.
    pub unlisted: bool,
}

/// A line of the map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The CUDA name.
    pub cuda: String,
    /// The HIP name.
    pub hip: String,
    /// What it is.
    pub kind: Kind,
    /// CUDA's library.
    pub library: String,
    /// Which rule decided.
    pub source: &'static str,
    /// CUDA's releases.
    pub cuda_releases: String,
    /// HIP's releases.
    pub hip_releases: String,
}

/// The map, and what a person should decide by hand.
pub struct Made {
    /// In byte order of the CUDA name.
    pub rows: Vec<Row>,
    /// Names with several equally good counterparts, or one with other parameters.
    pub doubts: Vec<String>,
}

/// Where the map is committed.
pub fn map_path() -> PathBuf {
    data_folder().join("names.tsv")
}

/// The lists as they are committed: path and text.
///
/// # Errors
/// See [`Error`].
pub fn lists(folders: &Folders) -> Result<[(PathBuf, String); 3], Error> {
    let folder = data_folder().join("lists");
    let mut pairs =
        format!("{HEADING}# cuda\thip names that HIP 5.2's nvidia_detail headers write in terms of it\n");
    for (cuda, hip) in folders.pairs()? {
        let hip: Vec<_> = hip.into_iter().collect();
        writeln!(pairs, "{cuda}\t{}", hip.join(",")).expect("a String takes everything");
    }
    Ok([
        (folder.join("cuda.tsv"), entry::print(HEADING, &folders.cuda()?)),
        (folder.join("hip.tsv"), entry::print(HEADING, &folders.hip()?)),
        (folder.join("nvidia-detail.tsv"), pairs),
    ])
}

impl Inputs {
    /// Reads the committed files.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn committed() -> Result<Inputs, Error> {
        let list = |name: &str| entry::parse(name, &read(&data_folder().join("lists").join(name))?);
        let mut hip = list("hip.tsv")?;
        for entry in exported().filter(|entry| !entry.name.ends_with("_cxx")) {
            hip.entry(entry.name.clone()).or_insert(entry);
        }
        Ok(Inputs {
            cuda: list("cuda.tsv")?,
            hip,
            pairs: pairs(&read(&data_folder().join("lists/nvidia-detail.tsv"))?),
            by_hand: by_hand(&read(&data_folder().join("by-hand.tsv"))?)?,
        })
    }
}

/// What the real library exports, also where no header declares it.
fn exported() -> impl Iterator<Item = Entry> {
    let entry = |name: &str, params: Option<usize>, since: &str| {
        let library = if name.starts_with("hiprtc") { "hiprtc" } else { "hip" };
        Entry {
            name: name.to_owned(),
            kind: Kind::Function,
            library: library.to_owned(),
            params: params.and_then(|count| u32::try_from(count).ok()),
            releases: since.to_owned(),
            value: None,
        }
    };
    let functions =
        HIP_FUNCTIONS.iter().map(move |known| entry(known.name, Some(known.params.len()), known.since));
    functions.chain(HIP_NAMES_ONLY.iter().map(move |known| entry(known.name, None, known.since)))
}

fn pairs(text: &str) -> Pairs {
    let rows = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.map(|(cuda, hip)| (cuda.to_owned(), hip.split(',').map(str::to_owned).collect())).collect()
}

fn by_hand(text: &str) -> Result<Vec<ByHand>, Error> {
    let bad = |line: &str| Error::Data { file: "by-hand.tsv".into(), what: format!("bad line {line:?}") };
    let rows = text.lines().filter(|line| !line.starts_with('#'));
    rows.map(|line| {
        let [cuda, hip, kind, reason] = line.split('\t').collect::<Vec<_>>()[..] else {
            return Err(bad(line));
        };
        let kind = Kind::parse(kind).filter(|_| !reason.is_empty()).ok_or_else(|| bad(line))?;
        let hip = (hip != "-").then(|| hip.to_owned());
        let unlisted = kind == Kind::Header || reason.starts_with("unlisted:");
        Ok(ByHand { cuda: cuda.to_owned(), hip, kind, unlisted })
    })
    .collect()
}

/// Makes the map.
///
/// # Errors
/// [`Error::Data`] where an exception names nothing that exists.
pub fn map(inputs: &Inputs) -> Result<Made, Error> {
    let by_hand: BTreeMap<&str, &ByHand> =
        inputs.by_hand.iter().map(|row| (row.cuda.as_str(), row)).collect();
    let exception = |name: &str| {
        let tags = [name, words::base(name), words::without_tag(name)];
        tags.iter().find_map(|name| by_hand.get(name)).copied()
    };
    let finder = Finder::new(inputs);
    finder.check(&inputs.by_hand)?;
    let mut rows = BTreeMap::new();
    let mut doubts = Vec::new();
    let names: BTreeSet<&str> = inputs.cuda.keys().chain(inputs.pairs.keys()).map(String::as_str).collect();
    for name in names.into_iter().chain(by_hand.keys().copied()) {
        if let Some(exception) = exception(name) {
            let row = exception.hip.as_ref().map(|hip| finder.row(name, hip, Some(exception.kind), "hand"));
            rows.extend(row.map(|row| (name.to_owned(), row)));
            continue;
        }
        match finder.counterpart(name) {
            Found::One(hip, source) => {
                drop(rows.insert(name.to_owned(), finder.row(name, &hip, None, source)))
            }
            Found::Doubt(why) => doubts.push(format!("{name}: {why}")),
            Found::None => {}
        }
    }
    let by_value = by_value(inputs, &rows, &|name| exception(name).is_some());
    rows.extend(
        by_value.into_iter().map(|(cuda, hip)| (cuda.clone(), finder.row(&cuda, &hip, None, "value"))),
    );
    doubts.retain(|doubt| !rows.contains_key(doubt.split(':').next().unwrap_or_default()));
    Ok(Made { rows: rows.into_values().collect(), doubts })
}

/// Constants that no other rule found, by the constant of the same value in the enumeration that HIP gives the same type:
/// the driver's `CUdevice_attribute` and the runtime's `cudaDeviceAttr` count alike, as do the two kinds of error.
fn by_value(
    inputs: &Inputs,
    rows: &BTreeMap<String, Row>,
    decided: &dyn Fn(&str) -> bool,
) -> Vec<(String, String)> {
    let hip_type = |of: &str| rows.get(words::without_tag(of)).or(rows.get(of)).map(|row| row.hip.as_str());
    let mut known: HashMap<(&str, i64), BTreeSet<&str>> = HashMap::new();
    for (entry, row) in inputs.cuda.values().filter_map(|entry| Some((entry, rows.get(&entry.name)?))) {
        if let Some((of, value)) = &entry.value
            && let Some(of) = hip_type(of)
        {
            known.entry((of, *value)).or_default().insert(&row.hip);
        }
    }
    let open = inputs.cuda.values().filter(|entry| !rows.contains_key(&entry.name) && !decided(&entry.name));
    open.filter(|entry| ["driver", "runtime"].contains(&entry.library.as_str()))
        .filter_map(|entry| {
            let (of, value) = entry.value.as_ref()?;
            let found = known.get(&(hip_type(of)?, *value))?;
            (found.len() == 1).then(|| (entry.name.clone(), (*found.first().expect("one")).to_owned()))
        })
        .collect()
}

/// The text of the map.
pub fn print(rows: &[Row]) -> String {
    let mut text = MAP_HEADING.to_owned();
    for row in rows {
        let Row { cuda, hip, kind, library, source, cuda_releases, hip_releases } = row;
        let kind = kind.text();
        writeln!(text, "{cuda}\t{hip}\t{kind}\t{library}\t{source}\t{cuda_releases}\t{hip_releases}")
            .expect("a String takes everything");
    }
    text
}

enum Found {
    None,
    One(String, &'static str),
    Doubt(String),
}

struct Finder<'a> {
    inputs: &'a Inputs,
    /// HIP names by whether they are functions, and by their words.
    by_words: HashMap<(bool, String), BTreeSet<&'a str>>,
    /// Parameter counts of all versions of a CUDA function, by its name without version.
    params: HashMap<&'a str, BTreeSet<u32>>,
}

impl<'a> Finder<'a> {
    fn new(inputs: &'a Inputs) -> Self {
        let mut by_words: HashMap<_, BTreeSet<&str>> = HashMap::new();
        for entry in inputs.hip.values() {
            let key = (entry.kind == Kind::Function, words::key(&entry.name));
            by_words.entry(key).or_default().insert(&entry.name);
        }
        let mut params: HashMap<_, BTreeSet<u32>> = HashMap::new();
        for entry in inputs.cuda.values() {
            params.entry(words::base(&entry.name)).or_default().extend(entry.params);
        }
        Finder { inputs, by_words, params }
    }

    /// An exception may name only what some header declares, unless it says that it does not.
    fn check(&self, by_hand: &[ByHand]) -> Result<(), Error> {
        let named =
            by_hand.iter().filter(|row| !row.unlisted).filter_map(|row| Some((row, row.hip.as_ref()?)));
        for (row, hip) in named {
            if !self.inputs.hip.contains_key(hip) {
                let what = format!("{}: no header declares {hip}", row.cuda);
                return Err(Error::Data { file: "by-hand.tsv".into(), what });
            }
        }
        Ok(())
    }

    fn counterpart(&self, name: &str) -> Found {
        let library = self.inputs.cuda.get(name).map(|entry| entry.library.as_str());
        if library == Some("nccl") {
            let kept = self.inputs.hip.contains_key(name);
            return if kept { Found::One(name.to_owned(), "prefix") } else { Found::None };
        }
        // What HIP's header says of a value is better than a likeness: it also has older names for some values.
        let value = self.inputs.cuda.get(name).is_some_and(|entry| entry.kind == Kind::Constant);
        if let Some(Found::One(hip, source)) = self.stated(name).filter(|_| value) {
            return Found::One(hip, source);
        }
        let by_prefix = candidates(name, library);
        let same = by_prefix.iter().find(|hip| self.fits(name, hip));
        if let Some(hip) = same {
            return Found::One(hip.clone(), "prefix");
        }
        match self.stated(name).or_else(|| self.by_words(name)) {
            Some(found) => found,
            None => match by_prefix.iter().find(|hip| self.inputs.hip.contains_key(*hip)) {
                Some(hip) => Found::Doubt(format!("{hip} takes other parameters")),
                None => Found::None,
            },
        }
    }

    /// Whether a HIP name exists, is a function if the CUDA name is one, no type if it is none, and takes as many
    /// parameters.
    fn fits(&self, name: &str, hip: &str) -> bool {
        let Some(other) = self.inputs.hip.get(hip) else { return false };
        let Some(entry) = self.inputs.cuda.get(name) else { return true };
        let both_functions = (entry.kind == Kind::Function) == (other.kind == Kind::Function);
        let value_for_type = entry.kind == Kind::Constant && other.kind == Kind::Type;
        let versions = &self.params[words::base(name)];
        let unknown = versions.is_empty() || other.params.is_none();
        both_functions
            && !value_for_type
            && (unknown || other.params.is_some_and(|params| versions.contains(&params)))
    }

    fn stated(&self, name: &str) -> Option<Found> {
        let stated = self.inputs.pairs.get(words::base(name)).or_else(|| self.inputs.pairs.get(name))?;
        let current: Vec<_> = stated.iter().filter(|hip| self.inputs.hip.contains_key(*hip)).collect();
        match current[..] {
            [] => None,
            [hip] => Some(Found::One(hip.clone(), "nvidia_detail")),
            _ => {
                let same_words: Vec<_> =
                    current.iter().filter(|hip| words::key(hip) == words::key(name)).collect();
                match same_words[..] {
                    [hip] => Some(Found::One((*hip).clone(), "nvidia_detail")),
                    _ => Some(Found::Doubt(format!("stated as {current:?}"))),
                }
            }
        }
    }

    fn by_words(&self, name: &str) -> Option<Found> {
        let entry = self.inputs.cuda.get(name)?;
        if entry.kind == Kind::Function {
            return None; // Another spelling of a function's name is another function.
        }
        let keys = [words::key(name), words::key_of_option(name)];
        let found = keys.iter().find_map(|key| self.by_words.get(&(false, key.clone())))?;
        let fitting: Vec<&&str> =
            found.iter().filter(|hip| similar(entry, &self.inputs.hip[**hip])).collect();
        match fitting[..] {
            [] => None,
            [hip] => Some(Found::One((*hip).to_string(), "words")),
            _ => match preferred(entry, &fitting) {
                Some(hip) => Some(Found::One(hip.to_owned(), "words")),
                None => Some(Found::Doubt(format!("the words of {fitting:?}"))),
            },
        }
    }

    fn row(&self, cuda: &str, hip: &str, kind: Option<Kind>, source: &'static str) -> Row {
        let entry = self.inputs.cuda.get(cuda);
        let releases =
            |list: &List, name: &str| list.get(name).map_or("-".to_owned(), |entry| entry.releases.clone());
        let other = self.inputs.hip.get(hip);
        Row {
            cuda: cuda.to_owned(),
            hip: hip.to_owned(),
            kind: kind
                .or(entry.map(|entry| entry.kind))
                .or(other.map(|entry| entry.kind))
                .unwrap_or(Kind::Macro),
            library: entry.map_or_else(|| library_by_name(cuda), |entry| entry.library.clone()),
            source,
            cuda_releases: releases(&self.inputs.cuda, cuda),
            hip_releases: releases(&self.inputs.hip, hip),
        }
    }
}

/// The names that a prefix rule gives, best first. HIP gave driver functions a prefix of their own where the runtime has
/// a function of the same name.
fn candidates(name: &str, library: Option<&str>) -> Vec<String> {
    let long = name.strip_suffix("_v2_64").map(|name| format!("{name}_64")).unwrap_or_default();
    let based =
        if matches!(library, Some("driver" | "runtime" | "cublas")) { words::base(name) } else { name };
    let Some(plain) = words::with_hip_prefix(if long.is_empty() { based } else { &long }) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    if library == Some("runtime") && ["_ptsz", "_ptds"].iter().any(|ending| name.ends_with(ending)) {
        all.push(format!("{plain}_spt"));
    }
    if based != name {
        all.extend(words::with_hip_prefix(name));
    }
    let name = based;
    if let (Some("driver"), Some(rest)) = (library, name.strip_prefix("cu")) {
        all.extend([format!("hipDrv{rest}"), format!("hipModule{rest}")]);
    }
    all.push(plain.clone());
    all.extend([format!("{plain}_t"), format!("{}_t", plain.trim_end_matches("_st"))]);
    all
}

/// In the library that stands for CUDA's, a type stands for a type; constants and macros stand for each other.
fn similar(cuda: &Entry, hip: &Entry) -> bool {
    let library = match cuda.library.as_str() {
        "cublas" => "hipblas",
        "cublaslt" => "hipblaslt",
        "cufft" => "hipfft",
        "curand" => "hiprand",
        "cusparse" => "hipsparse",
        "nvrtc" => "hiprtc",
        "complex" => "complex",
        _ => "hip",
    };
    hip.library == library && (cuda.kind == Kind::Type) == (hip.kind == Kind::Type)
}

/// Among several spellings: the one with `_t` for a type, the one written as CUDA writes it for a constant.
fn preferred<'a>(cuda: &Entry, hip: &[&&'a str]) -> Option<&'a str> {
    let only = |wanted: &dyn Fn(&str) -> bool| {
        let fitting: Vec<_> = hip.iter().filter(|name| wanted(name)).collect();
        if let [one] = fitting[..] { Some(**one) } else { None }
    };
    if cuda.kind == Kind::Type {
        let tag = ["_st", "_enum", "_union"].into_iter().find(|tag| cuda.name.ends_with(tag));
        if let Some(tagged) = tag.and_then(|tag| only(&|name| name.ends_with(tag))) {
            return Some(tagged);
        }
        return only(&|name| name.ends_with("_t") && !name.starts_with('i'))
            .or_else(|| only(&|name| !["_st", "_enum", "_union"].iter().any(|tag| name.ends_with(tag))));
    }
    let shouted = cuda.name.starts_with("CU");
    only(&|name| name.starts_with("HIP") == shouted).or_else(|| only(&|name| name.starts_with("hip")))
}

fn library_by_name(cuda: &str) -> String {
    let driver = cuda.starts_with("cu") && !cuda.starts_with("cuda") || cuda.starts_with("CU");
    if cuda.ends_with(".h") || cuda.contains('/') {
        "header".into()
    } else if cuda.starts_with("curand") {
        "curand".into()
    } else if driver {
        "driver".into()
    } else {
        "runtime".into()
    }
}
