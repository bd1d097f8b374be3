//! The reference of a report's HTTP half: a bare actix-web handler that reads the JSON of a report and sends it back,
//! without a token, a store or a log.

use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use actix_web::{App, HttpServer, web};
use anyhow::Context as _;
use serde::{Deserialize, Serialize};

use crate::service::{free_address, wait_until_reachable};

/// A report on the wire.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Report {
    account_id: Option<String>,
    customer_id: Option<String>,
    session_id: Option<String>,
    call_sid: Option<String>,
}

/// Serves until the process ends, with one thread for each core.
///
/// # Errors
///
/// The address cannot be bound.
pub(crate) fn serve(address: SocketAddr) -> anyhow::Result<()> {
    let server = || {
        HttpServer::new(|| App::new().route("/billables", web::post().to(echo)))
            .bind(address)
            .map(|server| server.run())
    };
    actix_web::rt::System::new().block_on(async { server()?.await })?;
    Ok(())
}

async fn echo(report: web::Json<Report>) -> web::Json<Report> {
    report
}

/// The bare handler in a process of its own, as the service has one.
#[derive(Debug)]
pub(crate) struct Bare {
    pub(crate) address: SocketAddr,
    child: Child,
}

impl Bare {
    /// Starts the handler on a free port and waits until the port accepts connections.
    ///
    /// # Errors
    ///
    /// The handler does not start.
    pub(crate) fn start() -> anyhow::Result<Self> {
        let address = free_address()?;
        let program = std::env::current_exe()?;
        let child = Command::new(program)
            .args(["serve-bare-handler", &address.to_string()])
            .stdin(Stdio::null())
            .spawn()
            .context("the bare handler cannot be started")?;
        let bare = Self { address, child };
        wait_until_reachable(address)?;
        Ok(bare)
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
