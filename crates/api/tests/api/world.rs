//! A running service for one test, with its own database, HTTP and tokens of every role.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use billables_api::{ApiSettings, CorsOrigins, LimitSettings, Parts, SignInSettings, SpoolSettings};
use billables_auth::{PasswordCost, Passwords, TwilioTokens};
use billables_domain::{
    Account, AccountId, AccountScope, CallSid, CallSidMode, Customer, CustomerId, Name, Session, SessionId, Subject,
    Timestamp,
};
use billables_persistence::{AuditContext, Grants, Intake, IntakeOptions, Store, User, UserChange};
use billables_test_support::TestDatabase;
use serde_json::Value;

use crate::tokens::Tokens;

pub const SID: &str = "CA0123456789abcdef0123456789abcdef";
pub const OTHER_SID: &str = "CA00000000000000000000000000000002";
pub const SESSION_SID: &str = "CA00000000000000000000000000000009";

/// The settings of a service that a test may change.
pub struct Options {
    pub demo: bool,
    pub call_sid_mode: CallSidMode,
    pub queue_capacity: Option<usize>,
    pub request_body_timeout_seconds: u64,
    pub batch_idle_timeout_seconds: u64,
    pub answer_timeout_seconds: u64,
    pub batch_groups_max: usize,
    pub lists_bytes_max: u64,
    pub spool_bytes_max: u64,
    pub spool_total_bytes_max: u64,
    pub public_url: &'static str,
    pub cors_origins: &'static [&'static str],
    pub token_cookies: bool,
    pub trusted_proxies: &'static [&'static str],
    pub password_cost: PasswordCost,
    /// The text of the file of Twilio's tokens.
    pub twilio_tokens: Option<&'static str>,
}

/// The least password cost, so that tests are fast.
pub const QUICK_COST: PasswordCost = PasswordCost { memory_kib: 64, iterations: 1, parallelism: 1 };

/// The password of every user.
pub const PASSWORD: &str = "correct horse battery staple";

impl Default for Options {
    fn default() -> Self {
        Self {
            demo: false,
            call_sid_mode: CallSidMode::Standard,
            queue_capacity: None,
            request_body_timeout_seconds: 30,
            batch_idle_timeout_seconds: 30,
            answer_timeout_seconds: 30,
            batch_groups_max: 16,
            lists_bytes_max: 1 << 28,
            spool_bytes_max: 1 << 30,
            spool_total_bytes_max: 1 << 30,
            public_url: "http://billables.example",
            cors_origins: &[],
            token_cookies: false,
            trusted_proxies: &[],
            password_cost: QUICK_COST,
            twilio_tokens: None,
        }
    }
}

/// A service with sample data.
///
/// The account `demo` has the customers `acme` and `globex`. Its sessions belong to `acme`: `demo-session` and
/// `shared-session` without a call, and `call-session` with [`SESSION_SID`]. The account `other` has the customers `acme`
/// and `hooli`, and the sessions `shared-session` and `other-session` of `acme`.
pub struct World {
    pub tokens: Tokens,
    pub admin: SocketAddr,
    address: SocketAddr,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    // The last field, because fields drop in order and the service must stop before its database is dropped.
    database: TestDatabase,
}

impl World {
    pub fn new(database: TestDatabase) -> Self {
        Self::with(database, Options::default())
    }

    pub fn with(database: TestDatabase, options: Options) -> Self {
        let store = database.store();
        store.settle_call_sid_mode(Some(options.call_sid_mode)).unwrap();
        fill(&store);
        let tokens = Tokens::new();
        let intake_options = IntakeOptions {
            queue_capacity: options.queue_capacity.unwrap_or(1024),
            ..IntakeOptions::new(Arc::new(now), Arc::new(random))
        };
        let intake = Arc::new(Intake::start(store.clone(), intake_options).unwrap());
        let parts = Parts {
            store,
            intake: intake.clone(),
            verifier: tokens.verifier(),
            signer: tokens.signer(),
            clock: Arc::new(now),
            random: Arc::new(random),
            settings: ApiSettings {
                twilio_tokens: options.twilio_tokens.map(twilio_tokens).unwrap_or_default(),
                public_url: options.public_url.to_owned(),
                cors_origins: CorsOrigins::new(options.cors_origins.iter().copied()).unwrap(),
                demo: options.demo,
                call_sid_mode: options.call_sid_mode,
                request_body_timeout_seconds: options.request_body_timeout_seconds,
                answer_timeout_seconds: options.answer_timeout_seconds,
                batch_groups_max: options.batch_groups_max,
                lists_bytes_max: options.lists_bytes_max,
                batch_idle_timeout_seconds: options.batch_idle_timeout_seconds,
                spool: SpoolSettings {
                    temporary_file: Arc::new(tempfile::tempfile),
                    bytes_max: options.spool_bytes_max,
                    total_bytes_max: options.spool_total_bytes_max,
                },
                sign_in: SignInSettings {
                    access_token_seconds: 3_600,
                    refresh_token_seconds: 86_400,
                    session_seconds: 3_600,
                    permanent_session_seconds: 86_400,
                    token_cookies: options.token_cookies,
                    password_cost: options.password_cost,
                    password_threads: 1,
                    trusted_proxies: options.trusted_proxies.iter().map(|text| text.parse().unwrap()).collect(),
                },
            },
            limits: LimitSettings {
                workers: 1,
                connections_max: 256,
                request_head_timeout_seconds: 5,
                keep_alive_seconds: 5,
                shutdown_timeout_seconds: 5,
            },
        };
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let admin_listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (address, admin) = (listener.local_addr().unwrap(), admin_listener.local_addr().unwrap());
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let thread = std::thread::spawn(move || {
            let stopped = async {
                let _ = stopped.await;
            };
            let serving = billables_api::serve(parts, listener, Some(admin_listener), stopped);
            actix_web::rt::System::new().block_on(serving).unwrap();
            intake.stop();
        });
        Self { tokens, admin, address, stop: Some(stop), thread: Some(thread), database }
    }

    /// A store with its own connections, as in another process.
    pub fn store(&self) -> Store {
        self.database.open()
    }

    /// Runs a statement on the database while the service runs.
    pub fn execute(&self, sql: &str) {
        self.database.execute(sql).unwrap();
    }

    /// The contents of the SQLite database file and its WAL.
    pub fn database_bytes(&self) -> Vec<u8> {
        let path = self.database.raw_url();
        let files = [path.to_owned(), format!("{path}-wal")];
        files.iter().flat_map(|file| std::fs::read(file).unwrap_or_default()).collect()
    }

    /// Adds a user with [`PASSWORD`] and a role in the account `demo`.
    pub fn add_user(&self, name: &str, role: &str) {
        self.add_user_with(name, role, &hash_of(PASSWORD, QUICK_COST));
    }

    pub fn add_user_with(&self, name: &str, role: &str, password_hash: &str) {
        let user = User {
            name: Subject::parse(name).unwrap(),
            display_name: Some("Alice Example".to_owned()),
            email: Some("alice@example.com".to_owned()),
            password_hash: password_hash.to_owned(),
            grants: grants(role),
            date_created: now(),
            date_disabled: None,
        };
        assert_eq!(self.store().user_insert(&user, &audit_context()).unwrap(), UserChange::Done);
    }

    /// A POST with a JSON body and without credentials.
    pub fn send_json(&self, path: &str, body: &Value) -> Request {
        Request::new(self, "POST", path).json(body)
    }

    /// Signs in with [`PASSWORD`].
    pub fn sign_in(&self, name: &str) -> Answer {
        let body = serde_json::json!({ "provider": "credentials", "userName": name, "password": PASSWORD });
        self.send_json("/auth", &body).send()
    }

    /// The sum of a metric over all its labels.
    pub fn metric(&self, name: &str) -> f64 {
        let text = Request::to(self.admin, "GET", "/metrics").send().body;
        let lines = text.lines().filter(|line| line.starts_with(name));
        lines.map(|line| line.rsplit(' ').next().unwrap().parse::<f64>().unwrap()).sum()
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// A GET with a Manager's token for the account `demo`.
    pub fn get(&self, path: &str) -> Request {
        Request::new(self, "GET", path).token(&self.tokens.manager())
    }

    /// A POST with a Manager's token for the account `demo`.
    pub fn post(&self, path: &str) -> Request {
        Request::new(self, "POST", path).token(&self.tokens.manager())
    }

    pub fn request(&self, method: &str, path: &str) -> Request {
        Request::new(self, method, path)
    }

    /// Reports a call in the account `demo` in JSON, with a Manager's token.
    pub fn report(&self, customer: &str, call_sid: &str) -> Answer {
        self.post("/billables")
            .json(&serde_json::json!({ "accountId": "demo", "customerId": customer, "callSid": call_sid }))
            .send()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let joined = thread.join();
            if !std::thread::panicking() {
                joined.unwrap();
            }
        }
    }
}

fn twilio_tokens(text: &str) -> TwilioTokens {
    use std::os::unix::fs::PermissionsExt as _;

    let file = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(file.path(), text).unwrap();
    std::fs::set_permissions(file.path(), std::fs::Permissions::from_mode(0o600)).unwrap();
    TwilioTokens::open(file.path()).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "the tests read the clock for the service")]
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    Timestamp::from_microseconds(i64::try_from(since.as_micros()).unwrap())
}

pub fn random(bytes: &mut [u8]) {
    getrandom::fill(bytes).unwrap();
}

pub fn hash_of(password: &str, cost: PasswordCost) -> String {
    let mut salt = [0; 16];
    random(&mut salt);
    Passwords::new(cost).unwrap().hash(password, salt).unwrap()
}

pub fn grants(role: &str) -> Grants {
    Grants {
        roles: [role.to_owned()].into(),
        accounts: AccountScope::Only([AccountId::parse("demo").unwrap()].into()),
        customers: Default::default(),
    }
}

pub fn audit_context() -> AuditContext {
    let mut bytes = [0; 8];
    random(&mut bytes);
    AuditContext { by: Subject::parse("test").unwrap(), address: None, at: now(), random: bytes }
}

pub fn call_sid(text: &str) -> CallSid {
    CallSid::parse(text, CallSidMode::Any).unwrap()
}

fn fill(store: &Store) {
    for (account, customers) in [("demo", ["acme", "globex"]), ("other", ["acme", "hooli"])] {
        let account_id = AccountId::parse(account).unwrap();
        let name = |text: &str| Name::parse(text).unwrap();
        store
            .account_insert(
                &Account { id: account_id.clone(), name: name(account), date_created: now() },
                &audit_context(),
            )
            .unwrap();
        for customer in customers {
            let customer = Customer {
                account_id: account_id.clone(),
                id: CustomerId::parse(customer).unwrap(),
                name: name(customer),
                parent_customer_id: None,
                date_created: now(),
            };
            store.customer_insert(&customer, &audit_context()).unwrap();
        }
    }
    for (account, id, sid) in [
        ("demo", "demo-session", None),
        ("demo", "call-session", Some(SESSION_SID)),
        ("demo", "shared-session", None),
        ("other", "shared-session", None),
        ("other", "other-session", None),
    ] {
        let session = Session {
            account_id: AccountId::parse(account).unwrap(),
            id: SessionId::parse(id).unwrap(),
            customer_id: CustomerId::parse("acme").unwrap(),
            call_sid: sid.map(call_sid),
            date_created: now(),
        };
        store.session_insert(&session, &audit_context()).unwrap();
    }
}

/// A request under construction.
pub struct Request {
    url: String,
    method: String,
    headers: Vec<(String, String)>,
    body: Option<Vec<u8>>,
}

impl Request {
    fn new(world: &World, method: &str, path: &str) -> Self {
        Self::to(world.address, method, path)
    }

    pub fn to(address: SocketAddr, method: &str, path: &str) -> Self {
        Self { url: format!("http://{address}{path}"), method: method.to_owned(), headers: Vec::new(), body: None }
    }

    /// Sets a header, and replaces an earlier value.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub fn token(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    pub fn json(self, body: &Value) -> Self {
        self.body("application/json", body.to_string())
    }

    pub fn xml(self, body: &str) -> Self {
        self.body("application/xml", body).header("accept", "application/xml")
    }

    pub fn body(mut self, content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        self.body = Some(body.into());
        self.header("content-type", content_type)
    }

    /// Sets a body without a content type.
    pub fn bare_body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = Some(body.into());
        self
    }

    pub fn send(self) -> Answer {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .allow_non_standard_methods(true)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .into();
        let mut request = ureq::http::Request::builder().method(self.method.as_str()).uri(&self.url);
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let answer = match self.body {
            Some(body) => agent.run(request.body(body).unwrap()),
            None => agent.run(request.body(()).unwrap()),
        };
        let mut answer = answer.unwrap();
        let headers = answer
            .headers()
            .iter()
            .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
            .collect();
        Answer {
            status: answer.status().as_u16(),
            headers,
            // A compressed body is not text, and no test reads one.
            body: String::from_utf8_lossy(&answer.body_mut().with_config().limit(64 << 20).read_to_vec().unwrap())
                .into(),
        }
    }
}

/// The answer to a [`Request`].
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: String,
}

impl Answer {
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{self:?}");
        self
    }

    /// The value of a cookie that the answer sets, and the whole `Set-Cookie` header.
    pub fn cookie(&self, name: &str) -> Option<(&str, &str)> {
        let set = self.headers.iter().filter(|(other, _)| other == "set-cookie").map(|(_, text)| text.as_str());
        let mut set = set
            .filter_map(|text| text.split_once('=').filter(|(other, _)| *other == name).map(|(_, rest)| (rest, text)));
        set.next().map(|(rest, text)| (rest.split(';').next().unwrap(), text))
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// A member of a JSON answer, or null if the member is absent.
    #[track_caller]
    pub fn member(&self, name: &str) -> Value {
        self.json()[name].clone()
    }

    /// The error code of an answer in JSON or XML.
    #[track_caller]
    pub fn error_code(&self) -> String {
        if self.body.starts_with('<') {
            return between(&self.body, "<ErrorCode>", "</ErrorCode>").into_iter().next().unwrap_or_default();
        }
        self.json()["responseStatus"]["errorCode"].as_str().unwrap_or_default().to_owned()
    }

    /// The names of the invalid members in an answer in JSON or XML.
    #[track_caller]
    pub fn fields(&self) -> Vec<String> {
        if self.body.starts_with('<') {
            return between(&self.body, "<FieldName>", "</FieldName>");
        }
        let errors = self.json()["responseStatus"]["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().map(|error| error["fieldName"].as_str().unwrap_or_default().to_owned()).collect()
    }

    #[track_caller]
    pub fn expect_error(self, status: u16, code: &str, fields: &[&str]) -> Self {
        let answer = self.expect(status);
        assert_eq!(answer.error_code(), code, "{answer:?}");
        assert_eq!(answer.fields(), fields, "{answer:?}");
        answer
    }
}

fn between(text: &str, start: &str, end: &str) -> Vec<String> {
    text.split(start).skip(1).filter_map(|rest| Some(rest.split_once(end)?.0.to_owned())).collect()
}

/// Sends bytes on a new connection and reads until the service closes the connection, for at most 30 seconds per read.
pub fn raw(address: SocketAddr, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    // The service may answer and close the connection before the whole request is written.
    let _ = stream.write_all(request);
    let mut answer = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(count) = stream.read(&mut buffer) {
        if count == 0 {
            break;
        }
        answer.extend_from_slice(&buffer[..count]);
    }
    String::from_utf8_lossy(&answer).into_owned()
}
