//! The cells of a row of CSV, without reading their content.

use billables_wire::Delimiter;

/// The offsets of the cells of a row. A delimiter inside quotes separates nothing; a doubled quote closes and opens a
/// quoted text.
pub(super) fn cell_starts(row: &str, delimiter: Delimiter) -> Vec<usize> {
    let mut starts = vec![0];
    let mut is_quoted = false;
    // A delimiter is ASCII and therefore one byte.
    for (index, byte) in row.bytes().enumerate() {
        match char::from(byte) {
            '"' => is_quoted = !is_quoted,
            character if character == delimiter.as_char() && !is_quoted => starts.push(index + 1),
            _ => {}
        }
    }
    starts
}
