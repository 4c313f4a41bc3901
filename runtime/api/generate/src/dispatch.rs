//! ROCm's dispatch tables: `data/dispatch.tsv`, held beside the header, and the file made from it.

use crate::Error;

/// The data.
pub const FILE: &str = "data/dispatch.tsv";

/// What the tables are registered as, and what the generated lists are called.
const TABLES: [(&str, &str, &str); 2] =
    [("hip_compiler", "HIP_COMPILER", "`HipCompilerDispatchTable`."), ("hip", "HIP", "`HipDispatchTable`.")];
/// The member of a third table, which no program's calls go through.
const OF_TOOLS: &str = "__hipReportDevices";

const NOTICE: &str = "//! Written by hipreempt-api-generate from data/dispatch.tsv. Do not edit: change that, or the generator.\n\n\
                      use crate::dispatch::Member;\n";

/// One member of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    table: String,
    step: u8,
    name: String,
}

/// Reads the data.
///
/// # Errors
/// [`Error::Table`] for a malformed line, or one of a table that is not known.
pub fn parse(text: &str) -> Result<Vec<Row>, Error> {
    let wrong = |line: &str| Error::Table { file: FILE, reason: format!("not a member: {line}") };
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let [table, step, name] = line.split('\t').collect::<Vec<_>>()[..] else {
                return Err(wrong(line));
            };
            let known = TABLES.iter().any(|(known, ..)| *known == table);
            let step = step.parse().ok().filter(|_| known && !name.is_empty());
            let step = step.ok_or_else(|| wrong(line))?;
            Ok(Row { table: table.to_owned(), step, name: name.to_owned() })
        })
        .collect()
}

/// Holds the data beside a header's members, in their order: whatever release it is from, its tables are the beginning
/// of those here.
///
/// # Errors
/// [`Error::Table`] names the first member that differs.
pub fn check(rows: &[Row], header: &[String]) -> Result<(), Error> {
    let mut header = header.iter().map(String::as_str).filter(|name| *name != OF_TOOLS).peekable();
    for (table, ..) in TABLES {
        let members: Vec<&str> =
            rows.iter().filter(|row| row.table == table).map(|row| row.name.as_str()).collect();
        let mut expected = members.iter().copied();
        while let Some(found) = header.next_if(|name| members.contains(name)) {
            let expected = expected.next().unwrap_or("nothing");
            if expected != found {
                let reason = format!("{table}: the header has {found} where {expected} stands");
                return Err(Error::Table { file: FILE, reason });
            }
        }
    }
    match header.next() {
        Some(unknown) => Err(Error::Table { file: FILE, reason: format!("no member {unknown}") }),
        None => Ok(()),
    }
}

/// `src/hip/dispatch.rs`.
#[must_use]
pub fn emit(rows: &[Row]) -> String {
    let mut text = NOTICE.to_owned();
    for (table, list, doc) in TABLES {
        text.push_str(&format!("\n/// {doc}\npub(crate) const {list}: &[Member] = &[\n"));
        for Row { step, name, .. } in rows.iter().filter(|row| row.table == table) {
            text.push_str(&format!("    Member {{ name: {name:?}, step: {step} }},\n"));
        }
        text.push_str("];\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const DATA: &str =
        "# text\nhip_compiler\t0\t__hipRegisterVar\nhip\t0\thipFree\nhip\t1\thipGetProcAddress\n";

    fn checked(header: &[&str]) -> Result<(), Error> {
        let header: Vec<String> = header.iter().map(|name| (*name).to_owned()).collect();
        check(&parse(DATA).expect("well-formed"), &header)
    }

    #[test]
    fn an_older_header_is_a_beginning_and_everything_else_is_refused() {
        checked(&["__hipRegisterVar", "hipFree", "hipGetProcAddress", OF_TOOLS]).expect("the same");
        checked(&["__hipRegisterVar", "hipFree"]).expect("an older one");
        assert!(checked(&["__hipRegisterVar", "hipGetProcAddress", "hipFree"]).is_err(), "another order");
        assert!(checked(&["__hipRegisterVar", "hipFree", "hipBrandNew"]).is_err(), "a member more");
    }

    #[test]
    fn members_are_written_in_order_under_their_table() {
        let text = emit(&parse(DATA).expect("well-formed"));
        let (compiler, hip) = text.split_once("const HIP:").expect("both lists");
        assert!(compiler.contains("__hipRegisterVar") && !compiler.contains("hipFree"));
        assert!(hip.find("hipFree") < hip.find("hipGetProcAddress"));
    }

    #[test]
    fn malformed_lines_are_refused() {
        for line in ["hip\t0", "hip\tx\thipFree", "cuda\t0\tcuInit", "hip\t0\t", "hip\t300\thipFree"] {
            assert!(parse(line).is_err(), "{line:?}");
        }
    }
}
