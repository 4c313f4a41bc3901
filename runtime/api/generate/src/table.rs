//! The hand-written table `data/functions.tsv`.

use crate::Error;

/// One row: what the headers cannot say of a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The function's name in HIP.
    pub name: String,
    /// Version node of the real library's symbol table; `None` where no release exports the function.
    pub node: Option<String>,
    /// First release known to export it.
    pub since: String,
    /// Its class, a variant of `Class`.
    pub class: String,
    /// What it works on or waits for besides its stream parameter.
    pub implicit: Option<String>,
    /// Size of a copy or memset: factors, to be multiplied.
    pub bytes: Vec<String>,
    /// The exported name, where C++ mangles it.
    pub symbol: String,
}

/// Reads the table's text; rows must be in byte order of the name.
///
/// # Errors
/// [`Error::Table`] for a malformed line or one out of order.
pub fn parse(text: &str) -> Result<Vec<Row>, Error> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let rows = lines.map(row).collect::<Result<Vec<_>, _>>()?;
    match rows.windows(2).find(|pair| pair[0].name >= pair[1].name) {
        Some(pair) => Err(Error::Table(format!("{} is out of order or there twice", pair[1].name))),
        None => Ok(rows),
    }
}

/// Checks that each of these functions has a row.
///
/// # Errors
/// [`Error::Table`] naming all that have none.
pub fn require<'a>(rows: &[Row], names: impl Iterator<Item = &'a String>) -> Result<(), Error> {
    let has_row = |name: &String| rows.binary_search_by(|row| row.name.cmp(name)).is_ok();
    let unclassed: Vec<&str> = names.filter(|name| !has_row(name)).map(String::as_str).collect();
    match unclassed.is_empty() {
        true => Ok(()),
        false => Err(Error::Table(format!("no row for what the headers declare: {}", unclassed.join(", ")))),
    }
}

fn row(line: &str) -> Result<Row, Error> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [name, node, since, class, implicit, bytes, symbol, _reason] = columns[..] else {
        return Err(Error::Table(format!("{} columns instead of 8: {line}", columns.len())));
    };
    Ok(Row {
        name: name.to_owned(),
        node: given(node).map(str::to_owned),
        since: since.to_owned(),
        class: class.to_owned(),
        implicit: given(implicit).map(str::to_owned),
        bytes: given(bytes)
            .map(|product| product.split(" * ").map(str::to_owned).collect())
            .unwrap_or_default(),
        symbol: given(symbol).unwrap_or(name).to_owned(),
    })
}

fn given(column: &str) -> Option<&str> {
    (column != "-").then_some(column)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FREE: &str = "hipFree\thip_4.2\t4.2\tFree\tdevice\t-\t-\t-";
    const MEMSET: &str = "hipMemset2D\thip_4.2\t4.2\tMemset\tlegacy\twidth * height\t-\t-";

    #[test]
    fn a_row_is_read_column_by_column() {
        let rows = parse(&format!("# comment\n{FREE}\n{MEMSET}\n")).expect("well-formed");
        assert_eq!((rows[0].symbol.as_str(), rows[0].implicit.as_deref()), ("hipFree", Some("device")));
        assert_eq!(rows[1].bytes, ["width", "height"]);
    }

    #[test]
    fn disorder_and_missing_columns_are_refused() {
        assert!(parse(&format!("{MEMSET}\n{FREE}\n")).is_err());
        assert!(parse(&format!("{FREE}\n{FREE}\n")).is_err());
        assert!(parse("hipFree\thip_4.2\n").is_err());
    }

    #[test]
    fn a_function_without_a_row_is_named() {
        let rows = parse(FREE).expect("well-formed");
        let names = ["hipFree".to_owned(), "hipBrandNew".to_owned()];
        let error = require(&rows, names.iter()).expect_err("hipBrandNew has no row");
        assert!(error.to_string().ends_with("hipBrandNew"), "{error}");
    }
}
