//! Problems of a task that runs again and again: the log has a line when a problem begins or changes, not one for each
//! run.

/// The problem of the last run, if there was one.
#[derive(Default)]
pub(crate) struct ProblemLog(Option<String>);

impl ProblemLog {
    /// Takes the problem of one run, if there was one, and logs a problem that the run before did not have.
    pub(crate) fn update(&mut self, problem: Option<String>, message: &str) {
        if let Some(problem) = problem.as_ref().filter(|problem| self.0.as_ref() != Some(*problem)) {
            tracing::error!(problem, "{message}");
        }
        self.0 = problem;
    }
}
