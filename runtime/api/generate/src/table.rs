//! The hand-written data: `data/functions.tsv` for HIP, `data/cuda.tsv` for CUDA.

use crate::Error;

/// HIP's table.
pub const HIP_FILE: &str = "data/functions.tsv";
/// CUDA's table.
pub const CUDA_FILE: &str = "data/cuda.tsv";

/// One row of HIP's table: what the headers cannot say of a function.
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
    let rows = lines(text).map(row).collect::<Result<Vec<_>, _>>()?;
    in_order(HIP_FILE, rows.iter().map(|row| row.name.as_str()))?;
    Ok(rows)
}

/// One row of CUDA's table: what neither the headers nor the HIP counterpart say of a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CudaRow {
    /// One function's name, or the name that all its versions begin with.
    pub name: String,
    /// What it works on or waits for besides its stream parameter.
    pub implicit: Option<String>,
    /// Size of a copy or memset: factors, to be multiplied.
    pub bytes: Vec<String>,
}

/// Reads the text of CUDA's table; rows must be in byte order of the name.
///
/// # Errors
/// [`Error::Table`] for a malformed line or one out of order.
pub fn parse_cuda(text: &str) -> Result<Vec<CudaRow>, Error> {
    let rows = lines(text).map(cuda_row).collect::<Result<Vec<_>, _>>()?;
    in_order(CUDA_FILE, rows.iter().map(|row| row.name.as_str()))?;
    Ok(rows)
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with('#'))
}

fn in_order<'a>(file: &'static str, names: impl Iterator<Item = &'a str>) -> Result<(), Error> {
    let names: Vec<&str> = names.collect();
    match names.windows(2).find(|pair| pair[0] >= pair[1]) {
        Some(pair) => {
            Err(Error::Table { file, reason: format!("{} is out of order or there twice", pair[1]) })
        }
        None => Ok(()),
    }
}

fn wrong_columns(file: &'static str, line: &str, wanted: usize) -> Error {
    Error::Table { file, reason: format!("not {wanted} columns: {line}") }
}

fn cuda_row(line: &str) -> Result<CudaRow, Error> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [name, implicit, bytes, _reason] = columns[..] else {
        return Err(wrong_columns(CUDA_FILE, line, 4));
    };
    Ok(CudaRow { name: name.to_owned(), implicit: given(implicit).map(str::to_owned), bytes: factors(bytes) })
}

fn factors(column: &str) -> Vec<String> {
    given(column).map(|product| product.split(" * ").map(str::to_owned).collect()).unwrap_or_default()
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
        false => Err(Error::Table {
            file: HIP_FILE,
            reason: format!("no row for what the headers declare: {}", unclassed.join(", ")),
        }),
    }
}

fn row(line: &str) -> Result<Row, Error> {
    let columns: Vec<&str> = line.split('\t').collect();
    let [name, node, since, class, implicit, bytes, symbol, _reason] = columns[..] else {
        return Err(wrong_columns(HIP_FILE, line, 8));
    };
    Ok(Row {
        name: name.to_owned(),
        node: given(node).map(str::to_owned),
        since: since.to_owned(),
        class: class.to_owned(),
        implicit: given(implicit).map(str::to_owned),
        bytes: factors(bytes),
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
    fn a_row_of_cuda_is_read_column_by_column() {
        let rows = parse_cuda("cuMemsetD2D16\t-\tWidth * Height * 2\t-\ncuMemFree\tdevice\t-\t-");
        assert!(rows.is_err(), "out of order");
        let rows = parse_cuda("# text\ncuMemsetD2D16\t-\tWidth * Height * 2\t-").expect("well-formed");
        assert_eq!(rows[0].bytes, ["Width", "Height", "2"]);
        assert_eq!(rows[0].implicit, None);
        assert!(parse_cuda("cuMemFree\tdevice").is_err());
    }

    #[test]
    fn a_function_without_a_row_is_named() {
        let rows = parse(FREE).expect("well-formed");
        let names = ["hipFree".to_owned(), "hipBrandNew".to_owned()];
        let error = require(&rows, names.iter()).expect_err("hipBrandNew has no row");
        assert!(error.to_string().ends_with("hipBrandNew"), "{error}");
    }
}
