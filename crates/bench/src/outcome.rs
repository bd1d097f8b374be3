//! The findings of the benchmarks, printed as one table and written as JSON for comparisons between runs.

use std::path::Path;

use anyhow::Context as _;
use serde::Serialize;

use crate::statistics::Spread;

/// One comparison: a subject, its reference, and the target of their ratio.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Finding {
    /// The measured operation and its database.
    pub(crate) name: String,
    pub(crate) unit: &'static str,
    pub(crate) subject: Spread,
    /// The reference; absent for a figure without one.
    pub(crate) reference: Option<Reference>,
    /// The bound of the ratio, or of the subject if there is no reference.
    pub(crate) target: Option<Target>,
    /// A further fact for the reader of the table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) note: Option<String>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Reference {
    pub(crate) name: &'static str,
    pub(crate) value: Spread,
}

#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Target {
    AtLeast(f64),
    AtMost(f64),
    /// The largest distance of the ratio from 1.
    Near(f64),
}

impl Finding {
    /// The subject over the reference, or the subject alone.
    fn value(&self) -> f64 {
        let reference = self.reference.as_ref().map_or(1.0, |reference| reference.value.median);
        self.subject.median / reference
    }

    fn is_met(&self) -> Option<bool> {
        self.target.map(|target| match target {
            Target::AtLeast(bound) => self.value() >= bound,
            Target::AtMost(bound) => self.value() <= bound,
            Target::Near(bound) => (self.value() - 1.0).abs() <= bound,
        })
    }
}

/// All findings of a run, and the machine.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Outcome {
    pub(crate) machine: Machine,
    pub(crate) findings: Vec<Finding>,
}

/// The machine and the length of the run.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Machine {
    pub(crate) cores: usize,
    pub(crate) postgres: Option<String>,
    pub(crate) rounds: usize,
    pub(crate) seconds: u64,
}

impl Outcome {
    /// The table, with medians, ranges, ratios and targets.
    pub(crate) fn print(&self) {
        let Machine { cores, postgres, rounds, seconds } = &self.machine;
        println!(
            "\n{cores} cores, shared by load generator, service and database; {rounds} turns of {seconds} s each, in turn"
        );
        println!(
            "with the reference; the median, and the range in parentheses. {}",
            postgres.as_deref().unwrap_or("No PostgreSQL.")
        );
        println!("\n{:<52} {:>30} {:>30} {:>7}  target", "", "subject", "reference", "ratio");
        for finding in &self.findings {
            let reference = finding.reference.as_ref().map_or(String::new(), |reference| show(reference.value));
            let ratio = finding.reference.as_ref().map_or(String::new(), |_| format!("{:.2}", finding.value()));
            let target = match (finding.target, finding.is_met()) {
                (Some(target), Some(is_met)) => {
                    let (word, bound) = match target {
                        Target::AtLeast(bound) => ("at least", bound),
                        Target::AtMost(bound) => ("at most", bound),
                        Target::Near(bound) => ("1.00 ±", bound),
                    };
                    format!("{word} {bound}: {}", if is_met { "met" } else { "MISSED" })
                }
                _ => String::new(),
            };
            let name = format!("{} ({})", finding.name, finding.unit);
            println!("{name:<52} {:>30} {reference:>30} {ratio:>7}  {target}", show(finding.subject));
            if let Some(reference) = &finding.reference {
                println!("{:<52} reference: {}", "", reference.name);
            }
            if let Some(note) = &finding.note {
                println!("{:<52} {note}", "");
            }
        }
    }

    /// # Errors
    ///
    /// The file cannot be written.
    pub(crate) fn write(&self, path: &Path) -> anyhow::Result<()> {
        let json = serde_json::to_string_pretty(self)?;
        std::fs::write(path, json + "\n").with_context(|| format!("{} cannot be written", path.display()))?;
        println!("\nThe same as JSON: {}", path.display());
        Ok(())
    }
}

/// `31,204 (29,800 to 32,011)`.
fn show(spread: Spread) -> String {
    format!("{} ({} to {})", number(spread.median), number(spread.min), number(spread.max))
}

fn number(value: f64) -> String {
    if value < 100.0 {
        return format!("{value:.2}");
    }
    let digits = format!("{value:.0}");
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        assert_eq!(
            [1.239, 99.9, 100.0, 1_234.4, 1_234_567.0].map(number),
            ["1.24", "99.90", "100", "1,234", "1,234,567"]
        );
    }

    #[test]
    fn a_target_is_of_the_ratio_where_there_is_a_reference() {
        let spread = |value| Spread { median: value, min: value, max: value };
        let mut finding = Finding {
            name: "reports".into(),
            unit: "1/s",
            subject: spread(50.0),
            reference: Some(Reference { name: "bare", value: spread(100.0) }),
            target: Some(Target::AtLeast(0.5)),
            note: None,
        };
        assert_eq!(finding.is_met(), Some(true));
        finding.reference = None;
        finding.target = Some(Target::AtMost(49.0));
        assert_eq!(finding.is_met(), Some(false));
    }
}
