//! Tables of text: columns of equal width, numbers at the right.

/// The alignment of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

/// A table with a row of titles.
pub(super) struct Table {
    aligns: Vec<Align>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table with the titles of its columns.
    pub(super) fn new(columns: Vec<(String, Align)>) -> Self {
        let (titles, aligns) = columns.into_iter().unzip();
        Self { aligns, rows: vec![titles] }
    }

    /// Adds a row.
    pub(super) fn push(&mut self, row: Vec<String>) {
        self.rows.push(row);
    }

    /// The text, with two blanks between columns and none at the end of a line.
    pub(super) fn text(&self) -> String {
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
        };
        let widths: Vec<_> = (0..self.aligns.len()).map(width).collect();
        let line = |row: &Vec<String>| {
            let cells = row.iter().zip(&self.aligns).zip(&widths);
            let cells = cells.map(|((cell, align), width)| match align {
                Align::Left => format!("{cell:<width$}"),
                Align::Right => format!("{cell:>width$}"),
            });
            format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
        };
        self.rows.iter().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_the_width_of_their_longest_cell() {
        let mut table = Table::new(vec![("item".to_owned(), Align::Left), ("calls".to_owned(), Align::Right)]);
        table.push(vec!["outboundVoiceCalls".to_owned(), "1".to_owned()]);
        table.push(vec!["Bäse".to_owned(), "1,234,567".to_owned()]);
        assert_eq!(
            table.text(),
            "item                    calls\noutboundVoiceCalls          1\nBäse                1,234,567\n"
        );
    }
}
