//! The hand-written table `data/functions.tsv`.

use std::path::Path;

use crate::Error;

/// One row: what the headers cannot say of a function.
#[derive(Clone, Debug)]
pub struct Row {
    /// The function's name in HIP.
    pub name: String,
    /// Version node of the real library's symbol table.
    pub node: String,
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

/// Reads the table; rows must be in byte order of the name.
///
/// # Errors
/// [`Error::File`], or [`Error::Table`] for a malformed line or one out of order.
pub fn read(path: &Path) -> Result<Vec<Row>, Error> {
    let text =
        std::fs::read_to_string(path).map_err(|source| Error::File { path: path.to_path_buf(), source })?;
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    let rows = lines.map(row).collect::<Result<Vec<_>, _>>()?;
    match rows.windows(2).find(|pair| pair[0].name >= pair[1].name) {
        Some(pair) => Err(Error::Table(format!("{} is out of order", pair[1].name))),
        None => Ok(rows),
    }
}

fn row(line: &str) -> Result<Row, Error> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [name, node, since, class, implicit, bytes, symbol, _reason] = columns[..] else {
        return Err(Error::Table(format!("{} columns instead of 8: {line}", columns.len())));
    };
    Ok(Row {
        name: name.to_owned(),
        node: node.to_owned(),
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
