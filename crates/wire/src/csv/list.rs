//! Rows that are written before all headers are known: a later item may have members that no earlier one has.

use std::collections::HashMap;

use super::write::{headed, write_content, write_header};
use crate::value::Value;

/// The headers that are known, and the rows so far.
#[derive(Debug, Default)]
pub(crate) struct ListRows {
    names: Vec<String>,
    indexes: HashMap<String, usize>,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    /// How long its text is, with the end of the line.
    length: usize,
    /// How many headers were known when it was written.
    cells: usize,
    is_object: bool,
}

const LINE_END: &str = "\r\n";

impl ListRows {
    /// Writes a row with the cells that are known by now.
    pub(crate) fn push(&mut self, text: &mut String, item: &Value) {
        let start = text.len();
        match item {
            Value::Object(object) => {
                let members: Vec<_> = headed(object).collect();
                for (name, _) in &members {
                    if !self.indexes.contains_key(name.as_ref()) {
                        self.indexes.insert(name.to_string(), self.names.len());
                        self.names.push(name.to_string());
                    }
                }
                let mut cells = vec![None; self.names.len()];
                for (name, value) in members {
                    if let Some(cell) = self.indexes.get(name.as_ref()).and_then(|index| cells.get_mut(*index)) {
                        *cell = Some(value);
                    }
                }
                for (index, cell) in cells.into_iter().enumerate() {
                    if index > 0 {
                        text.push(',');
                    }
                    write_content(text, cell);
                }
            }
            other => {
                write_content(text, Some(other));
                text.push_str(&",".repeat(self.names.len().saturating_sub(1)));
            }
        }
        text.push_str(LINE_END);
        let is_object = matches!(item, Value::Object(_));
        self.rows.push(Row { length: text.len() - start, cells: self.names.len().max(1), is_object });
    }

    /// How much memory it takes, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.rows.capacity() * size_of::<Row>() + self.names.iter().map(|name| 2 * name.len() + 64).sum::<usize>()
    }

    /// Puts the headers before the rows, and fills up the rows that were written before all headers were known.
    pub(crate) fn finish(&self, pieces: &mut Vec<String>) {
        let count = self.names.len();
        let mut rows = self.rows.iter();
        for piece in &mut *pieces {
            let mut filled = String::new();
            let (mut start, mut is_changed) = (0, false);
            while start < piece.len() {
                let Some(row) = rows.next() else { break };
                let content = &piece[start..start + row.length - LINE_END.len()];
                start += row.length;
                if count == 0 && row.is_object {
                    is_changed = true;
                    continue;
                }
                let missing = count.saturating_sub(row.cells);
                // A line with nothing in it would not be a row.
                let is_blank = count <= 1 && content.is_empty();
                is_changed |= missing > 0 || is_blank;
                filled.push_str(if is_blank { "\"\"" } else { content });
                filled.push_str(&",".repeat(missing));
                filled.push_str(LINE_END);
            }
            if is_changed {
                *piece = filled;
            }
        }
        if count > 0 {
            let mut header = String::new();
            write_header(&mut header, &self.names);
            pieces.insert(0, header);
        }
    }
}
