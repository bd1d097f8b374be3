//! An external identity provider for the tests: a server with one document, and keys that sign.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use aws_lc_rs::encoding::{AsDer as _, Pkcs8V1Der};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::rsa::{KeyPair, KeySize};
use aws_lc_rs::signature::{Ed25519KeyPair, RSA_PKCS1_SHA256};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use billables_auth::SigningKey;
use serde_json::{Value, json};

pub const ISSUER: &str = "https://id.example.com/realms/voice";

/// A key that signs tokens of the provider.
pub struct ProviderKey {
    pub kid: String,
    algorithm: &'static str,
    jwk: Value,
    pair: Pair,
}

enum Pair {
    Ed25519(Ed25519KeyPair),
    Rsa(KeyPair),
}

impl ProviderKey {
    pub fn ed25519(kid: &str) -> Self {
        let seed: [u8; 32] = std::array::from_fn(|index| kid.as_bytes()[index % kid.len()]);
        let jwk = SigningKey::ed25519(&seed).unwrap().verification_key().public_jwk().unwrap();
        let pair = Ed25519KeyPair::from_seed_unchecked(&seed).unwrap();
        Self::new(kid, "EdDSA", jwk, Pair::Ed25519(pair))
    }

    pub fn rs256(kid: &str) -> Self {
        let pair = KeyPair::generate(KeySize::Rsa2048).unwrap();
        let document: Pkcs8V1Der<'_> = pair.as_der().unwrap();
        let jwk = SigningKey::rs256(document.as_ref()).unwrap().verification_key().public_jwk().unwrap();
        Self::new(kid, "RS256", jwk, Pair::Rsa(pair))
    }

    fn new(kid: &str, algorithm: &'static str, mut jwk: Value, pair: Pair) -> Self {
        jwk["kid"] = json!(kid);
        Self { kid: kid.to_owned(), algorithm, jwk, pair }
    }

    /// A token that this key signed, for a subject in a group.
    pub fn token(&self, subject: &str, group: &str) -> String {
        let claims =
            json!({ "aud": "billables", "azp": "voice", "realm_access": { "roles": ["offline_access", group] } });
        self.token_with(ISSUER, subject, &claims)
    }

    /// A token that this key signed, with an issuer, a subject and further claims.
    pub fn token_with(&self, issuer: &str, subject: &str, claims: &Value) -> String {
        // Both are so far away that the tests need no clock.
        let (issued, expires) = (1_700_000_000, 4_102_444_800_u64);
        let mut payload = json!({ "iss": issuer, "sub": subject, "iat": issued, "exp": expires });
        for (name, value) in claims.as_object().unwrap() {
            payload[name] = value.clone();
        }
        let header = json!({ "alg": self.algorithm, "kid": self.kid, "typ": "JWT" });
        let encode = |part: &Value| URL_SAFE_NO_PAD.encode(part.to_string());
        let message = format!("{}.{}", encode(&header), encode(&payload));
        let signature = match &self.pair {
            Pair::Ed25519(pair) => pair.sign(message.as_bytes()).as_ref().to_vec(),
            Pair::Rsa(pair) => {
                let mut signature = vec![0; pair.public_modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message.as_bytes(), &mut signature).unwrap();
                signature
            }
        };
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

/// A key set of these keys, and of keys that sign no tokens.
pub fn key_set(keys: &[&ProviderKey]) -> String {
    let mut jwks: Vec<_> = keys.iter().map(|key| key.jwk.clone()).collect();
    jwks.push(
        json!({ "kty": "oct", "kid": "secret", "alg": "HS256", "k": "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2U" }),
    );
    jwks.push(json!({ "kty": "EC", "crv": "P-521", "kid": "other", "use": "sig", "x": "AA", "y": "AA" }));
    json!({ "keys": jwks }).to_string()
}

/// A server with a key set.
pub struct Provider {
    pub address: SocketAddr,
    document: Arc<Mutex<String>>,
    fetches: Arc<AtomicUsize>,
    is_over: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Provider {
    pub fn start(keys: &[&ProviderKey]) -> Self {
        Self::start_at("127.0.0.1:0".parse().unwrap(), keys)
    }

    pub fn start_at(address: SocketAddr, keys: &[&ProviderKey]) -> Self {
        // Another connection of the machine may use the port for a while.
        let mut tries = std::iter::repeat_with(|| TcpListener::bind(address)).take(100);
        let listener =
            tries.find_map(|bound| bound.inspect_err(|_| std::thread::sleep(Duration::from_millis(100))).ok());
        let listener = listener.unwrap();
        let address = listener.local_addr().unwrap();
        let document = Arc::new(Mutex::new(key_set(keys)));
        let (fetches, is_over) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let (shown, counted, stop) = (document.clone(), fetches.clone(), is_over.clone());
        let serve = move || {
            for stream in listener.incoming() {
                if stop.load(Ordering::SeqCst) {
                    return;
                }
                let document = shown.lock().unwrap().clone();
                counted.fetch_add(1, Ordering::SeqCst);
                answer(&stream.unwrap(), &document);
            }
        };
        Self { address, document, fetches, is_over, thread: Some(std::thread::spawn(serve)) }
    }

    pub fn url(&self) -> String {
        format!("http://{}/keys", self.address)
    }

    pub fn publish(&self, keys: &[&ProviderKey]) {
        *self.document.lock().unwrap() = key_set(keys);
    }

    /// The number of fetches.
    pub fn fetches(&self) -> usize {
        self.fetches.load(Ordering::SeqCst)
    }
}

impl Drop for Provider {
    /// Stops the server. No connection succeeds afterwards.
    fn drop(&mut self) {
        self.is_over.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
        let _ = self.thread.take().unwrap().join();
    }
}

fn answer(mut stream: &TcpStream, document: &str) {
    let mut lines = BufReader::new(stream).lines();
    while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
    let length = document.len();
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n");
    let _ = write!(stream, "{head}connection: close\r\n\r\n{document}");
}
