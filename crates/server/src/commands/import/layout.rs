//! The columns of the files that known programs write.

use std::collections::BTreeSet;

use billables_wire::Delimiter;

use super::cells::cell_starts;

/// The columns of a program's files.
#[derive(Debug)]
pub(super) struct Layout {
    /// The headers that hold a member, the best first. Case, blanks, `_`, `-` and `.` do not matter.
    pub(super) aliases: &'static [(&'static str, &'static [&'static str])],
    /// The columns of a file without a row of headers, in order. The last ones may be absent, down to `columns_min`.
    pub(super) columns: &'static [&'static str],
    /// The least number of columns of a file without a row of headers.
    pub(super) columns_min: usize,
    /// The remedy for a file that does not fit, with a blank at the end.
    pub(super) hint: &'static str,
}

impl Layout {
    /// Every header that the layout knows.
    pub(super) fn headers(&self) -> impl Iterator<Item = &'static str> {
        self.aliases.iter().flat_map(|(_, aliases)| aliases.iter().copied()).chain(self.columns.iter().copied())
    }

    /// The row of headers for a file whose first row is data.
    pub(super) fn absent_headers(&self, first_row: &str, delimiter: Delimiter) -> Option<String> {
        let separator = delimiter.as_char().to_string();
        let cells: Vec<_> = cell_texts(first_row, delimiter).iter().map(|cell| folded(cell)).collect();
        // A cell of data may be the name of a column: Answer is an application of Asterisk.
        let known: BTreeSet<_> = self.headers().map(folded).collect();
        let is_header = cells.iter().filter(|cell| known.contains(*cell)).count() >= 2;
        let fits = (self.columns_min..=self.columns.len()).contains(&cells.len());
        let columns = self.columns.get(..cells.len()).filter(|_| fits && !is_header)?;
        Some(format!("{}\n", columns.join(&separator)))
    }
}

/// The texts of the cells of a row, without quotes.
fn cell_texts(row: &str, delimiter: Delimiter) -> Vec<String> {
    let starts = cell_starts(row, delimiter);
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([row.len()]);
    let cells = starts.iter().zip(ends).filter_map(|(start, end)| row.get(*start..end));
    cells.map(|cell| cell.trim_matches('"').replace("\"\"", "\"")).collect()
}

fn folded(name: &str) -> String {
    name.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
