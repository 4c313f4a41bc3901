//! Reads figures of runs out of logs: `key: value`, `key=value`, prose with units, and tables with `|` whose columns are
//! runs. A figure is taken only with something that names it; a number alone is nothing.

use std::sync::LazyLock;

use regex_lite::{Captures, Regex};

/// What a log says of one run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LoggedRun {
    /// What the log calls it; empty if it does not.
    pub label: String,
    /// Urgent median, in ms.
    pub p50_ms: Option<f64>,
    /// Urgent P90, in ms.
    pub p90_ms: Option<f64>,
    /// Urgent P99, in ms.
    pub p99_ms: Option<f64>,
    /// Urgent requests served.
    pub requests: Option<f64>,
    /// Urgent requests served a second.
    pub requests_per_s: Option<f64>,
    /// Bulk iterations.
    pub iterations: Option<f64>,
    /// Bulk iterations a second.
    pub iterations_per_s: Option<f64>,
    /// How long it ran, in seconds.
    pub seconds: Option<f64>,
}

/// What can be logged of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    P50,
    P90,
    P99,
    Requests,
    RequestRate,
    Iterations,
    IterationRate,
    Seconds,
}

impl LoggedRun {
    fn slot(&mut self, field: Field) -> &mut Option<f64> {
        match field {
            Field::P50 => &mut self.p50_ms,
            Field::P90 => &mut self.p90_ms,
            Field::P99 => &mut self.p99_ms,
            Field::Requests => &mut self.requests,
            Field::RequestRate => &mut self.requests_per_s,
            Field::Iterations => &mut self.iterations,
            Field::IterationRate => &mut self.iterations_per_s,
            Field::Seconds => &mut self.seconds,
        }
    }

    /// Whether anything of the urgent side is known.
    pub fn has_urgent(&self) -> bool {
        [self.p50_ms, self.p90_ms, self.p99_ms, self.requests, self.requests_per_s]
            .iter()
            .any(Option::is_some)
    }

    /// Whether anything of the bulk side is known.
    pub fn has_bulk(&self) -> bool {
        self.iterations.is_some() || self.iterations_per_s.is_some()
    }

    /// Whether the log calls it a run of one side alone.
    pub fn is_solo(&self) -> bool {
        let label = self.label.to_lowercase();
        ["solo", "alone", "standalone"].iter().any(|word| label.contains(word))
    }

    /// What one figure says of another: a count over a rate is a time, and so on.
    fn complete(&mut self) {
        let over = |a: Option<f64>, b: Option<f64>| Some(a? / b.filter(|b| *b > 0.0)?);
        self.seconds = self.seconds.or(over(self.requests, self.requests_per_s));
        self.seconds = self.seconds.or(over(self.iterations, self.iterations_per_s));
        self.requests_per_s = self.requests_per_s.or(over(self.requests, self.seconds));
        self.iterations_per_s = self.iterations_per_s.or(over(self.iterations, self.seconds));
    }
}

/// What a log says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Log {
    pub(super) runs: Vec<LoggedRun>,
    /// Requests a second that were wanted, if a table has a column of goals.
    pub(super) target_per_s: Option<f64>,
}

impl Log {
    /// Takes over the runs of another file. A file with bulk's figures alone belongs to the run before, if that lacks
    /// them: the two processes may log apart.
    pub(super) fn append(&mut self, other: Self) {
        self.target_per_s = self.target_per_s.or(other.target_per_s);
        for run in other.runs {
            match self.runs.last_mut() {
                Some(last) if !run.has_urgent() && last.has_urgent() && !last.has_bulk() => {
                    (last.iterations, last.iterations_per_s) = (run.iterations, run.iterations_per_s);
                    last.seconds = last.seconds.or(run.seconds);
                }
                _ => self.runs.push(run),
            }
        }
    }
}

/// A line is read so far: what it takes to find figures grows with the square of their number in it.
const LINE_BYTES_MAX: usize = 4 << 10;

/// Reads a log. No runs if nothing in it is a figure of a run.
pub(super) fn parse(text: &str) -> Log {
    let mut reader = Reader::default();
    for line in text.lines() {
        let line = &line[..line.floor_char_boundary(LINE_BYTES_MAX)];
        match cells(line) {
            Some(cells) => reader.table_row(&cells),
            None => reader.text_line(line),
        }
    }
    reader.finish()
}

/// The cells of a row of a table, between `|` or, where no figure is named in the line itself, between commas.
fn cells(line: &str) -> Option<Vec<&str>> {
    let line = line.trim();
    if line.matches('|').count() >= 2 {
        let inner = line.strip_prefix('|').unwrap_or(line);
        return Some(inner.strip_suffix('|').unwrap_or(inner).split('|').map(str::trim).collect());
    }
    let commas = line.matches(',').count() >= 2 && !line.contains(", ");
    (commas && figures(line).is_empty()).then(|| line.split(',').map(str::trim).collect())
}

#[derive(Default)]
struct Reader {
    log: Log,
    /// The run that text lines add to.
    current: LoggedRun,
    /// A heading that may name the next run.
    heading: String,
    /// The header of the table that is being read.
    header: Vec<String>,
    /// Its runs, by column.
    columns: Vec<LoggedRun>,
}

impl Reader {
    fn text_line(&mut self, line: &str) {
        self.end_table();
        let figures = figures(line);
        if figures.is_empty() {
            let words = line.trim().trim_matches(['#', '=', '-', ':', '*', '[', ']', ' ']);
            if !words.is_empty() && words.len() <= 60 {
                self.heading = words.to_owned();
            }
            return;
        }
        for (field, value) in figures {
            // The same figure again, or a new heading, is another run's.
            let again = self.current.slot(field).is_some_and(|before| before != value);
            let renamed = !self.heading.is_empty() && self.current != LoggedRun::default();
            if again || (renamed && names_a_run(&self.heading)) {
                self.end_run();
            }
            if self.current.label.is_empty() {
                self.current.label = std::mem::take(&mut self.heading);
            }
            *self.current.slot(field) = Some(value);
        }
    }

    fn end_run(&mut self) {
        let run = std::mem::take(&mut self.current);
        if run.has_urgent() || run.has_bulk() {
            self.log.runs.push(run);
        }
    }

    /// A row of a table. Either its first cell names the figures in the others, one run a column; or the header names
    /// the figures, one run a row. A row without figures is a header.
    fn table_row(&mut self, cells: &[&str]) {
        if cells.iter().all(|cell| cell.chars().all(|c| matches!(c, '-' | ':' | ' '))) {
            return;
        }
        if let Some(run) = self.run_of_row(cells) {
            self.log.runs.push(run);
            return;
        }
        let (name, values) = (cells[0], &cells[1..]);
        let found: Vec<_> = values.iter().map(|value| figures(&format!("{name}: {value}"))).collect();
        if found.iter().all(Vec::is_empty) {
            self.end_table();
            self.header = cells.iter().map(|cell| (*cell).to_owned()).collect();
            let column = |label: &&str| LoggedRun { label: (*label).to_owned(), ..LoggedRun::default() };
            self.columns = values.iter().map(column).collect();
            return;
        }
        self.columns.resize_with(self.columns.len().max(values.len()), LoggedRun::default);
        for ((column, figures), value) in self.columns.iter_mut().zip(found).zip(values) {
            if is_goal(&column.label) {
                self.log.target_per_s = self.log.target_per_s.or(target(name, value));
                continue;
            }
            figures.into_iter().for_each(|(field, value)| *column.slot(field) = Some(value));
        }
    }

    /// The run of a row whose figures the header names. A cell that names its own figure needs no header, and belongs
    /// to a table whose columns are runs.
    fn run_of_row(&self, cells: &[&str]) -> Option<LoggedRun> {
        let mut run = LoggedRun { label: cells[0].to_owned(), ..LoggedRun::default() };
        let bare = self.header.iter().zip(cells).filter(|(_, cell)| figures(cell).is_empty());
        for (field, value) in bare.flat_map(|(name, cell)| figures(&format!("{name}: {cell}"))) {
            *run.slot(field) = Some(value);
        }
        (run.has_urgent() || run.has_bulk()).then_some(run)
    }

    fn end_table(&mut self) {
        self.header.clear();
        let columns = std::mem::take(&mut self.columns);
        self.log.runs.extend(columns.into_iter().filter(|run| run.has_urgent() || run.has_bulk()));
    }

    fn finish(mut self) -> Log {
        self.end_table();
        self.end_run();
        self.log.runs.iter_mut().for_each(LoggedRun::complete);
        self.log
    }
}

/// A bare number in the column of goals, in the row of the urgent throughput.
fn target(name: &str, value: &str) -> Option<f64> {
    let name = name.to_lowercase();
    let wants_requests = name.contains("urgent") && name.contains("throughput");
    value.parse().ok().filter(|value: &f64| wants_requests && value.is_finite() && *value > 0.0)
}

fn is_goal(label: &str) -> bool {
    let label = label.to_lowercase();
    ["want", "goal", "target", "wish", "expected"].iter().any(|word| label.contains(word))
}

fn names_a_run(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    ["run", "baseline", "mode", "solo", "alone", "native"].iter().any(|word| heading.contains(word))
}

/// Patterns in the order in which they are tried; what one has read the next does not see.
static PATTERNS: LazyLock<Vec<(Regex, Read)>> = LazyLock::new(|| {
    let number = r"([0-9][0-9,]*(?:\.[0-9]+)?)";
    let unit = r"(?:\s*(us|µs|ms|s|sec|seconds)\b)?";
    let request = r"req(?:uest)?s?";
    let iteration = r"it(?:er(?:ation)?s?)?";
    let second = r"s(?:ec(?:ond)?)?\b";
    // A count may follow its rate in brackets: 13.70 req/s (2466 in 180 s).
    let count = format!(r"(?:\s*\(\s*{number}(?:\s*[a-z]+)?(?:\s+in\s+{number}\s*s[a-z]*)?\s*\))?");
    let compile = |pattern: String| Regex::new(&pattern).expect("a pattern of this file");
    vec![
        (
            compile(format!(r"(?i)\bp(50|90|99)(?:[_ .(\[-]*(us|µs|ms|s)\b)?[^0-9<>≤|]*{number}{unit}")),
            Read::Percentile,
        ),
        (
            compile(format!(r"(?i)\b(50|90|99)\s*(?:th|%)(?:\s*percentile)?[^0-9<>≤|]*{number}{unit}")),
            Read::Percentile,
        ),
        (
            compile(format!(r"(?i){number}\s*{request}(?:\s*/\s*|\s+per\s+|_per_){second}{count}")),
            Read::RateOf(true),
        ),
        (
            compile(format!(r"(?i){number}\s*{iteration}(?:\s*/\s*|\s+per\s+|_per_){second}{count}")),
            Read::RateOf(false),
        ),
        (
            compile(format!(r"(?i)\b{request}(?:\s*/\s*|\s+per\s+|_per_){second}[^0-9<>≤|]*{number}{count}")),
            Read::RateOf(true),
        ),
        (
            compile(format!(
                r"(?i)\b{iteration}(?:\s*/\s*|\s+per\s+|_per_){second}[^0-9<>≤|]*{number}{count}"
            )),
            Read::RateOf(false),
        ),
        (
            compile(format!(r"(?i)(?:\b|_)(?:requests|reqs|completed|served)[a-z_ ]*[:=]\s*{number}\b")),
            Read::Count(Field::Requests),
        ),
        (
            compile(format!(r"(?i)(?:\b|_)(?:iterations|iters)[a-z_ ]*[:=]\s*{number}\b")),
            Read::Count(Field::Iterations),
        ),
        (compile(format!(r"(?i){number}\s*(?:requests|reqs)\b")), Read::Count(Field::Requests)),
        (compile(format!(r"(?i){number}\s*(?:iterations|iters)\b")), Read::Count(Field::Iterations)),
        (
            compile(format!(
                r"(?i)\b(?:in|for|over|duration|elapsed|seconds|time)[a-z_ ]*[:=]?\s*{number}\s*(?:s|sec|seconds)?\b"
            )),
            Read::Count(Field::Seconds),
        ),
    ]
});

/// What a pattern's groups are.
#[derive(Clone, Copy)]
enum Read {
    /// Which, perhaps the unit, the number, perhaps the unit.
    Percentile,
    /// The rate, perhaps a count, perhaps seconds; of requests or of iterations.
    RateOf(bool),
    /// The number.
    Count(Field),
}

/// All figures of one line.
fn figures(line: &str) -> Vec<(Field, f64)> {
    let mut rest = line.to_owned();
    let mut found = Vec::new();
    for (pattern, read) in PATTERNS.iter() {
        while let Some(captures) = pattern.captures(&rest) {
            match read {
                Read::Percentile => found.extend(percentile(&captures)),
                Read::RateOf(requests) => found.extend(rate(&captures, *requests)),
                Read::Count(field) => found.extend(number(&captures, 1).map(|value| (*field, value))),
            }
            let Some(whole) = captures.get(0).map(|whole| whole.range()) else { break };
            rest.replace_range(whole, " | ");
        }
    }
    found
}

fn number(captures: &Captures<'_>, group: usize) -> Option<f64> {
    captures.get(group)?.as_str().replace(',', "").parse().ok()
}

fn percentile(captures: &Captures<'_>) -> Option<(Field, f64)> {
    let field = match captures.get(1)?.as_str() {
        "50" => Field::P50,
        "90" => Field::P90,
        _ => Field::P99,
    };
    // The pattern with the unit in the name has one group more.
    let named_unit = captures.len() == 5;
    let (value, after) = if named_unit { (3, 4) } else { (2, 3) };
    let unit = captures.get(after).or_else(|| captures.get(2).filter(|_| named_unit));
    let in_ms = match unit.map(|unit| unit.as_str().to_lowercase()).as_deref() {
        Some("us" | "µs") => 1e-3,
        Some("s" | "sec" | "seconds") => 1e3,
        _ => 1.0,
    };
    Some((field, number(captures, value)? * in_ms))
}

fn rate(captures: &Captures<'_>, requests: bool) -> Vec<(Field, f64)> {
    let (rate, count) = if requests {
        (Field::RequestRate, Field::Requests)
    } else {
        (Field::IterationRate, Field::Iterations)
    };
    let groups = [(rate, 1), (count, 2), (Field::Seconds, 3)];
    groups.into_iter().filter_map(|(field, group)| Some((field, number(captures, group)?))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn one(text: &str) -> LoggedRun {
        let log = parse(text);
        assert_eq!(log.runs.len(), 1, "{log:?}");
        log.runs.into_iter().next().expect("one run")
    }

    #[test]
    fn percentiles_in_many_forms() {
        for text in [
            "urgent P99: 574.50 ms",
            "p99_ms=574.5",
            "P99 latency (ms): 574.50",
            "p99 = 0.5745 s",
            "p99: 574500us",
            "99th percentile latency 574.5 ms",
            "[INFO] 12:30:01 urgent | p99=574.5ms",
            "\"p99_ms\": 574.5",
        ] {
            let p99 = one(text).p99_ms.unwrap_or_else(|| panic!("{text}"));
            assert!((p99 - 574.5).abs() < 1e-9, "{text}: {p99}");
        }
    }

    #[test]
    fn throughputs_in_many_forms() {
        for text in [
            "13.70 req/s (2466 in 180 s)",
            "Throughput: 13.70 requests/s (2,466 in 180 seconds)",
            "requests=2466 duration=180s req_per_s=13.70",
            "req/s: 13.70\nrequests: 2466\nduration: 180 s",
            "served 2466 requests in 180 s, 13.7 requests per second",
        ] {
            let run = one(text);
            assert_eq!(
                (run.requests, run.requests_per_s, run.seconds),
                (Some(2466.0), Some(13.7), Some(180.0)),
                "{text}"
            );
        }
        let run = one("bulk throughput: 1.97 iter/s (356)");
        assert_eq!((run.iterations, run.iterations_per_s), (Some(356.0), Some(1.97)));
        assert_eq!(one("bulk iterations: 356").iterations, Some(356.0));
        assert_eq!(one("requests=2466 iterations=356").requests, Some(2466.0));
    }

    #[test]
    fn a_wish_is_not_a_figure() {
        for text in
            ["P99 < 50 ms", "P99 ≤ 50 ms", "port 2466", "574.50 ms", "", "| a | b |", "device 0: 19.79"]
        {
            assert!(parse(text).runs.is_empty(), "{text}");
        }
    }

    #[test]
    fn a_figure_that_comes_again_begins_another_run() {
        let log = parse("Run 1\nP99: 574.50 ms\n13.70 req/s\nRun 2\nP99: 19.79 ms\n19.98 req/s (3596)\n");
        assert_eq!(log.runs.len(), 2);
        assert_eq!((log.runs[0].label.as_str(), log.runs[1].label.as_str()), ("Run 1", "Run 2"));
        assert_eq!(log.runs[1].p99_ms, Some(19.79));
        assert!((log.runs[1].seconds.expect("from count and rate") - 180.0).abs() < 0.1);
    }

    #[test]
    fn bulk_logged_apart_joins_the_run_before() {
        let mut log = parse("P99: 19.79 ms\n19.98 req/s (3596)");
        log.append(parse("1.97 iter/s (355)"));
        assert_eq!(log.runs.len(), 1);
        assert_eq!(log.runs[0].iterations, Some(355.0));
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in "[ -~µ≤|\n]{0,200}") {
            let log = parse(&text);
            prop_assert!(log.runs.iter().all(|run| run.has_urgent() || run.has_bulk()));
        }

        #[test]
        fn any_figure_is_found_in_a_table(p99 in 1_u32..100_000, count in 1_u32..100_000) {
            let p99 = f64::from(p99) / 100.0;
            let log = parse(&format!("| | mine |\n|---|---|\n| urgent P99 | {p99:.2} ms |\n| urgent throughput | 19.5 req/s ({count}) |"));
            prop_assert_eq!(log.runs.len(), 1);
            prop_assert_eq!((log.runs[0].p99_ms, log.runs[0].requests), (Some(p99), Some(f64::from(count))));
        }
    }
}
