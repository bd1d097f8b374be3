//! The model of `docs/scale.md`: CPU time of a report by the commits and the ratings for it, the size of commits by the rate, and the
//! cores for a rate.

use std::fmt;

use super::site::Point;

/// The part of a core's time that a plan uses.
const BUSY: f64 = 0.6;

/// The cores of a machine of a plan, and the writers of a process of the service there.
const CORES: f64 = 16.0;
const WRITERS: f64 = 8.0;

/// The most reports in a commit.
const GROUP_MAX: f64 = 256.0;

/// The steps after which the size of commits no longer changes.
const STEPS: usize = 50;

/// The loads that the constants come from: small and large commits with few ratings, and small commits with many.
const FROM: [usize; 3] = [0, 4, 2];

/// The commits and the ratings for one report.
#[derive(Debug, Clone, Copy)]
pub(super) struct Share {
    commits: f64,
    ratings: f64,
}

impl Share {
    pub(super) fn of(point: &Point) -> Self {
        Self { commits: 1.0 / point.group, ratings: point.ratings }
    }
}

/// A part of the CPU time of a report, in microseconds: of the report itself, of a commit, and of a rater's transaction.
#[derive(Debug, Clone, Copy)]
struct Cost {
    report: f64,
    commit: f64,
    rating: f64,
}

impl Cost {
    /// The cost that three points have. The first two have few ratings, which the constants of reports and commits pass over.
    fn through(points: [(Share, f64); 3]) -> Self {
        let [(one, cost_of_one), (two, cost_of_two), (three, cost_of_three)] = points;
        let commit = ((cost_of_one - cost_of_two) / (one.commits - two.commits)).max(0.0);
        let report = (cost_of_two - commit * two.commits).max(0.0);
        let rest = cost_of_three - report - commit * three.commits;
        Self { report, commit, rating: (rest / three.ratings).max(0.0) }
    }

    fn of(self, share: Share) -> f64 {
        self.report + self.commit * share.commits + self.rating * share.ratings
    }
}

/// The constants of a site.
#[derive(Debug, Clone)]
pub(super) struct Model {
    service: Cost,
    primary: Cost,
    workers: Cost,
    /// The time of a transaction of one writer, in microseconds: of each report in it, and of itself.
    time_of_report: f64,
    time_of_commit: f64,
    /// The most transactions of a process's raters in a second.
    ratings: f64,
}

/// The cores for a rate.
#[derive(Debug)]
pub(super) struct Plan {
    group: f64,
    service: f64,
    primary: f64,
    workers: f64,
}

impl Model {
    /// The model of the points of all loads; `None` for a file, which has no server.
    pub(super) fn of(points: &[&Point]) -> Option<Self> {
        let [one, two, three] = FROM.map(|load| points[load]);
        if one.primary <= 0.0 {
            return None;
        }
        let cost = |of: fn(&Point) -> f64| Cost::through([one, two, three].map(|point| (Share::of(point), of(point))));
        // One account has one writer on a cluster, which is never idle: g reports take g / rate.
        let time = |point: &Point| point.group * 1e6 / point.rate;
        let time_of_report = ((time(two) - time(one)) / (two.group - one.group)).max(0.0);
        Some(Self {
            service: cost(|point| point.service),
            primary: cost(|point| point.primary),
            workers: cost(|point| point.workers),
            time_of_report,
            time_of_commit: (time(one) - time_of_report * one.group).max(0.0),
            ratings: points.iter().map(|point| point.ratings_per_second).fold(0.0, f64::max),
        })
    }

    /// Whether the constants come from a load.
    pub(super) fn is_from(load: usize) -> bool {
        FROM.contains(&load)
    }

    /// The CPU time of the service and its store for a report, in microseconds.
    pub(super) fn cost(&self, share: Share) -> f64 {
        [self.service, self.primary, self.workers].iter().map(|cost| cost.of(share)).sum()
    }

    /// The cores for a rate; `None` for one server, whose writers share one queue.
    pub(super) fn plan(&self, rate: f64) -> Option<Plan> {
        if self.workers.commit <= 0.0 {
            return None;
        }
        let cores = |cost: Cost, share: Share| rate * cost.of(share) / 1e6 / BUSY;
        let mut group = 1.0_f64;
        let mut processes = 1.0_f64;
        let share = |group: f64, processes: f64| Share {
            commits: 1.0 / group,
            // The raters take what has come since their last turn, so they work all the time and no more than that.
            ratings: (self.ratings * processes / rate).min(1.0),
        };
        for _ in 0..STEPS {
            processes = (cores(self.service, share(group, processes)) / CORES).ceil().max(1.0);
            let by_writer = rate / (processes * WRITERS);
            // In the time of a transaction the reports of the next one arrive: g = r · (commit + report · g).
            let busy = (by_writer * self.time_of_report / 1e6).min(0.99);
            let next = (by_writer * self.time_of_commit / 1e6 / (1.0 - busy)).clamp(1.0, GROUP_MAX);
            // Half of a step, so that a change of the processes does not make the steps swing.
            group = f64::midpoint(group, next);
        }
        let share = share(group, processes);
        Some(Plan {
            group,
            service: cores(self.service, share),
            primary: cores(self.primary, share),
            workers: cores(self.workers, share),
        })
    }
}

impl fmt::Display for Model {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("constants in µs, of a report, a commit and a rating:")?;
        for (name, cost) in [("service", self.service), ("primary", self.primary), ("workers", self.workers)] {
            write!(formatter, " {name} {:.0}, {:.0}, {:.0};", cost.report, cost.commit, cost.rating)?;
        }
        let Self { time_of_report, time_of_commit, ratings, .. } = self;
        write!(
            formatter,
            " time of a transaction {time_of_report:.1} a report and {time_of_commit:.0}; {ratings:.0} ratings/s"
        )
    }
}

impl Plan {
    pub(super) fn cores(&self) -> f64 {
        self.service + self.primary + self.workers
    }
}

impl fmt::Display for Plan {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { group, service, primary, workers } = self;
        let machines = |cores: f64| (cores / CORES).ceil();
        write!(
            formatter,
            "{group:.0} a commit; machines of {CORES} cores, {:.0} % busy: {} for the service ({service:.1} cores), {} for \
             workers ({workers:.1}); the coordinator needs {primary:.1} cores",
            BUSY * 100.0,
            machines(*service),
            machines(*workers)
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_goes_through_its_three_points() {
        let share = |commits, ratings| Share { commits, ratings };
        let points = [(share(0.5, 0.0), 60.0), (share(0.1, 0.0), 28.0), (share(0.5, 0.2), 160.0)];
        let cost = Cost::through(points);
        for (share, expected) in points {
            assert!((cost.of(share) - expected).abs() < 1e-9, "{cost:?}");
        }
        assert!((cost.rating - 500.0).abs() < 1e-9);
    }
}
