//! A certificate authority and a server certificate for `localhost`, so that tests can use `sslmode=verify-full`.
//!
//! The `openssl` tool makes them: nearly every machine has the tool, and on Debian PostgreSQL's packages need it. A
//! crate would compile a second implementation of cryptography into the project's command line.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::PostgresError;
use crate::account::ServerAccount;

/// The validity of the certificates. A test run takes minutes; a developer's server may run for days.
const VALID_DAYS: &str = "30";

/// The options of all certificates, which keep the machine's own openssl.cnf from taking effect.
const CONFIGURATION: &str = "\
[req]
prompt = no
distinguished_name = name
[name]
commonName = Billables test server
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[server]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = DNS:localhost, IP:127.0.0.1
";

/// The files for the server and the clients.
#[derive(Debug)]
pub(crate) struct Certificates {
    /// The certificate that clients trust.
    pub(crate) authority: PathBuf,
    /// The certificate of the server.
    pub(crate) server: PathBuf,
    /// The private key of the server, readable by the server's account alone.
    pub(crate) server_key: PathBuf,
}

/// Makes the files in `folder`, which belongs to `account`.
pub(crate) fn make(account: ServerAccount, folder: &Path) -> Result<Certificates, PostgresError> {
    let configuration = folder.join("certificates.cnf");
    fs::write(&configuration, CONFIGURATION).map_err(PostgresError::io("write", &configuration))?;
    let new_key = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes";
    let configured = "-config certificates.cnf";
    openssl(
        account,
        folder,
        &format!(
            "req -x509 {new_key} -keyout authority.key -out authority.pem -days {VALID_DAYS} \
             {configured} -extensions authority -subj /CN=billables-test-authority"
        ),
    )?;
    openssl(account, folder, &format!("req {new_key} -keyout server.key -out server.request {configured}"))?;
    openssl(
        account,
        folder,
        &format!(
            "x509 -req -in server.request -out server.pem -days {VALID_DAYS} -CA authority.pem -CAkey authority.key \
             -CAcreateserial -extfile certificates.cnf -extensions server"
        ),
    )?;
    // Without the key, the authority cannot sign a further certificate.
    let authority_key = folder.join("authority.key");
    fs::remove_file(&authority_key).map_err(PostgresError::io("remove", &authority_key))?;
    Ok(Certificates {
        authority: folder.join("authority.pem"),
        server: folder.join("server.pem"),
        server_key: folder.join("server.key"),
    })
}

fn openssl(account: ServerAccount, folder: &Path, arguments: &str) -> Result<(), PostgresError> {
    let output =
        account.command(Path::new("openssl")).args(arguments.split_whitespace()).current_dir(folder).output().map_err(
            |source| match source.kind() {
                io::ErrorKind::NotFound => PostgresError::NoOpenssl,
                _ => PostgresError::io("run", "openssl")(source),
            },
        )?;
    if output.status.success() {
        return Ok(());
    }
    Err(PostgresError::Program {
        program: format!("openssl {arguments}"),
        output: String::from_utf8_lossy(&output.stderr).trim().to_owned(),
    })
}
