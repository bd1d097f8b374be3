//! A cluster under Patroni, disturbed under load: no confirmed report is lost or billed twice, and a primary that is cut off
//! confirms nothing.

#![expect(clippy::print_stderr, reason = "a person reads the recovery times of a long run")]

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use billables_test_postgres::PatroniCluster;
use billables_test_support::patroni;

use crate::load::{EndOnDrop, Load};
use crate::process::{Client, Folder, Service, call_sid, command, wait_until};

/// The longest time until the service confirms reports again. Patroni's times are short; the rest is a margin for busy
/// machines.
const TIMEOUT: Duration = Duration::from_secs(120);

/// The variable with the number of disturbances.
const VARIABLE: &str = "BILLABLES_TEST_DISTURBANCES";

/// The first number of the calls that are reported on a machine that is cut off.
const CUT_OFF_CALLS: usize = 1_000_000_000;

#[derive(Clone, Copy, Debug)]
enum Disturbance {
    /// The processes of the primary are killed.
    Kill,
    /// The machine of the primary is cut off.
    Cut,
    /// An operator switches over.
    SwitchOver,
}

const KINDS: [Disturbance; 3] = [Disturbance::Kill, Disturbance::Cut, Disturbance::SwitchOver];

/// The number of disturbances: one of each kind, unless a variable says otherwise.
#[expect(clippy::disallowed_methods, reason = "a longer run of the test is asked for in a variable")]
fn disturbances() -> usize {
    std::env::var(VARIABLE).map_or(KINDS.len(), |number| number.parse().unwrap())
}

#[test]
#[ignore = "needs network namespaces; the test command runs it where it can make them"]
fn a_disturbed_patroni_cluster_loses_nothing_and_bills_nothing_twice() {
    let mut cluster = PatroniCluster::start(&patroni()).unwrap_or_else(|error| panic!("{error}"));
    let (folder, url) = (Folder::new(), cluster.url());
    let service = Service::start(&folder, Some(&url));
    let token = folder.token("SystemAdministrator", "*");
    let client = Client::new(&service.url, &token);
    client.fill();
    let load = Load::default();
    std::thread::scope(|scope| {
        let _running = load.start(scope, &service, &token);
        for number in 0..disturbances() {
            wait_until_confirmed(&load);
            // A machine that is too busy may have lost the lock by itself.
            cluster.wait_until_whole().unwrap();
            let primary = cluster.primary().unwrap();
            load.longest_pause();
            let since = Instant::now();
            let kind = KINDS[number % KINDS.len()];
            match kind {
                Disturbance::Kill => kill(&mut cluster, primary, &load),
                Disturbance::Cut => cut(&cluster, primary, &load, &folder, &token),
                Disturbance::SwitchOver => {
                    cluster.switch_over(primary).unwrap();
                    wait_for_another(&cluster, primary, &load);
                }
            }
            cluster.wait_until_whole().unwrap();
            let whole_seconds = since.elapsed().as_secs_f32();
            let pause_seconds = load.longest_pause().as_secs_f32();
            let confirmed = load.check(&client);
            command(&folder, Some(&url), &["check"], "");
            eprintln!(
                "{}. {kind:?} of machine {primary}: no report was confirmed for {pause_seconds:.1} s, the cluster was whole \
                 after {whole_seconds:.1} s, {confirmed} confirmed reports are stored once",
                number + 1
            );
        }
    });
}

fn wait_until_confirmed(load: &Load) {
    let before = load.confirmed();
    wait_until(TIMEOUT, "100 further reports are confirmed", || load.confirmed() >= before + 100);
}

fn kill(cluster: &mut PatroniCluster, primary: usize, load: &Load) {
    cluster.kill(primary).unwrap();
    wait_for_another(cluster, primary, load);
    cluster.revive(primary).unwrap();
}

fn cut(cluster: &PatroniCluster, primary: usize, load: &Load, folder: &Folder, token: &str) {
    let insider = Insider::start(cluster, primary, folder, token);
    cluster.cut(primary).unwrap();
    insider.confirms_nothing_while(|| wait_for_another(cluster, primary, load));
    drop(insider);
    cluster.join(primary).unwrap();
}

/// Waits until another machine is the primary, and confirms reports.
fn wait_for_another(cluster: &PatroniCluster, primary: usize, load: &Load) {
    wait_until(TIMEOUT, "another machine is the primary", || {
        cluster.primary().is_some_and(|machine| machine != primary)
    });
    wait_until_confirmed(load);
}

/// A service on the machine of the primary, which knows no other server.
struct Insider<'cluster> {
    cluster: &'cluster PatroniCluster,
    machine: usize,
    service: Service,
    token: &'cluster str,
}

impl<'cluster> Insider<'cluster> {
    fn start(cluster: &'cluster PatroniCluster, machine: usize, folder: &Folder, token: &'cluster str) -> Self {
        let url = cluster.url_of(machine);
        let service = cluster.inside(machine, || Service::start(folder, Some(&url))).unwrap();
        Self { cluster, machine, service, token }
    }

    /// Reports calls until the body has ended, and checks that none is confirmed.
    fn confirms_nothing_while(&self, body: impl FnOnce()) {
        let is_over = AtomicBool::new(false);
        let report = || {
            let client = Client::new(&self.service.url, self.token);
            let since = Instant::now();
            let (mut reports, mut first_seconds) = (0, 0.0);
            while !is_over.load(Ordering::Relaxed) {
                let (status, answer) = client.try_report("acme", &call_sid(CUT_OFF_CALLS + reports)).unwrap();
                assert_eq!(status, 503, "the primary that is cut off answers {answer}");
                if reports == 0 {
                    first_seconds = since.elapsed().as_secs_f32();
                }
                reports += 1;
                std::thread::sleep(Duration::from_millis(20));
            }
            assert!(reports > 0);
            eprintln!("The machine that was cut off refused {reports} reports, the first after {first_seconds:.1} s.");
        };
        std::thread::scope(|scope| {
            let reports = scope.spawn(|| self.cluster.inside(self.machine, report).unwrap());
            let reporting = EndOnDrop(&is_over);
            body();
            drop(reporting);
            reports.join().unwrap();
        });
    }
}
