//! Tokens for tests: valid ones of every role, and invalid ones of every kind.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use billables_auth::{Claims, Role, Signer, SigningKey, Verifier, VerifierOptions, issue};
use billables_domain::{AccountId, AccountScope, CustomerId, CustomerKey, Subject};

use crate::world::{now, random};

const ISSUER: &str = "billables";
const AUDIENCE: &str = "billables";

/// The keys of the service and a key that the service does not know, to issue tokens with.
pub struct Tokens {
    key: SigningKey,
    shared_secret: SigningKey,
    secret: [u8; 32],
    unknown_key: SigningKey,
}

/// A defect of a token.
#[derive(Clone, Copy, Debug)]
pub enum Forged {
    AlgorithmNone,
    AnotherKeysSignature,
    UnknownKey,
    WrongAudience,
    WrongIssuer,
    Expired,
    FromTheFuture,
    WithoutExpiry,
    SignatureStripped,
    PayloadChanged,
    PublicKeyAsSecret,
}

impl Forged {
    pub const ALL: [Self; 11] = [
        Self::AlgorithmNone,
        Self::AnotherKeysSignature,
        Self::UnknownKey,
        Self::WrongAudience,
        Self::WrongIssuer,
        Self::Expired,
        Self::FromTheFuture,
        Self::WithoutExpiry,
        Self::SignatureStripped,
        Self::PayloadChanged,
        Self::PublicKeyAsSecret,
    ];
}

impl Tokens {
    pub fn new() -> Self {
        let bytes = || {
            let mut bytes = [0; 32];
            random(&mut bytes);
            bytes
        };
        let secret = bytes();
        Self {
            key: SigningKey::ed25519(&bytes()).unwrap(),
            shared_secret: SigningKey::hs256("shared", &secret).unwrap(),
            secret,
            unknown_key: SigningKey::ed25519(&bytes()).unwrap(),
        }
    }

    pub fn verifier(&self) -> Verifier {
        let keys = vec![self.key.verification_key(), self.shared_secret.verification_key()];
        Verifier::new(VerifierOptions::new(ISSUER, AUDIENCE, keys))
    }

    pub fn signer(&self) -> Signer {
        Signer::new(self.key.clone(), ISSUER, AUDIENCE)
    }

    pub fn reporter(&self) -> String {
        self.of_role(Role::Reporter, Some("demo"))
    }

    pub fn carrier(&self) -> String {
        self.of_role(Role::Carrier, Some("demo"))
    }

    pub fn viewer(&self) -> String {
        self.of_role(Role::Viewer, Some("demo"))
    }

    pub fn manager(&self) -> String {
        self.manager_of("demo")
    }

    pub fn manager_of(&self, account: &str) -> String {
        self.of_role(Role::Manager, Some(account))
    }

    pub fn manager_of_all(&self) -> String {
        self.of_role(Role::Manager, None)
    }

    pub fn administrator(&self) -> String {
        self.of_role(Role::SystemAdministrator, None)
    }

    pub fn administrator_of(&self, account: &str) -> String {
        self.of_role(Role::SystemAdministrator, Some(account))
    }

    /// A token of the role Customer for a customer of the account `demo`.
    pub fn customer(&self, customer: &str) -> String {
        let key = CustomerKey {
            account_id: AccountId::parse("demo").unwrap(),
            customer_id: CustomerId::parse(customer).unwrap(),
        };
        let claims = Claims { customers: [key].into(), ..claims(Role::Customer, Some("demo")) };
        issue(&self.key, &claims).unwrap()
    }

    pub fn manager_by_shared_secret(&self) -> String {
        issue(&self.shared_secret, &claims(Role::Manager, Some("demo"))).unwrap()
    }

    fn of_role(&self, role: Role, account: Option<&str>) -> String {
        issue(&self.key, &claims(role, account)).unwrap()
    }

    pub fn forged(&self, forged: Forged) -> String {
        let good = claims(Role::Manager, Some("demo"));
        let with = |change: &dyn Fn(&mut Claims)| {
            let mut claims = good.clone();
            change(&mut claims);
            issue(&self.key, &claims).unwrap()
        };
        let token = issue(&self.key, &good).unwrap();
        let mut parts: Vec<String> = token.split('.').map(str::to_owned).collect();
        match forged {
            Forged::AlgorithmNone => {
                let header = format!(r#"{{"alg":"none","kid":"{}"}}"#, self.key.kid());
                parts[0] = URL_SAFE_NO_PAD.encode(header);
                parts[2] = String::new();
                parts.join(".")
            }
            Forged::AnotherKeysSignature => {
                let other = issue(&self.unknown_key, &good).unwrap();
                parts[2] = other.rsplit('.').next().unwrap().to_owned();
                parts.join(".")
            }
            Forged::UnknownKey => issue(&self.unknown_key, &good).unwrap(),
            Forged::WrongAudience => with(&|claims| claims.audience = "others".to_owned()),
            Forged::WrongIssuer => with(&|claims| claims.issuer = "others".to_owned()),
            Forged::Expired => with(&|claims| claims.expires = claims.issued.plus_seconds(-60)),
            Forged::FromTheFuture => with(&|claims| claims.issued = claims.issued.plus_seconds(600)),
            Forged::WithoutExpiry => {
                let payload = String::from_utf8(URL_SAFE_NO_PAD.decode(&parts[1]).unwrap()).unwrap();
                let mut payload: serde_json::Value = serde_json::from_str(&payload).unwrap();
                payload.as_object_mut().unwrap().remove("exp");
                self.signed(&payload)
            }
            Forged::SignatureStripped => format!("{}.{}.", parts[0], parts[1]),
            Forged::PayloadChanged => {
                let payload = String::from_utf8(URL_SAFE_NO_PAD.decode(&parts[1]).unwrap()).unwrap();
                parts[1] = URL_SAFE_NO_PAD.encode(payload.replace("Manager", "SystemAdministrator"));
                parts.join(".")
            }
            Forged::PublicKeyAsSecret => {
                // The header names HS256 and the id of the Ed25519 key, and the secret is public. A verifier that trusts the
                // algorithm of the header may accept this token.
                let kid = self.key.kid().to_owned();
                let secret = SigningKey::hs256(&kid, format!("{kid:0>32}").as_bytes()).unwrap();
                issue(&secret, &good).unwrap()
            }
        }
    }

    /// A token with an arbitrary payload and a valid signature by the shared secret.
    fn signed(&self, payload: &serde_json::Value) -> String {
        let header = jsonwebtoken::Header {
            kid: Some(self.shared_secret.kid().to_owned()),
            ..jsonwebtoken::Header::new(jsonwebtoken::Algorithm::HS256)
        };
        jsonwebtoken::encode(&header, payload, &jsonwebtoken::EncodingKey::from_secret(&self.secret)).unwrap()
    }
}

fn claims(role: Role, account: Option<&str>) -> Claims {
    let issued = now();
    let accounts = match account {
        Some(account) => AccountScope::Only([AccountId::parse(account).unwrap()].into()),
        None => AccountScope::All,
    };
    Claims {
        issuer: ISSUER.to_owned(),
        audience: AUDIENCE.to_owned(),
        subject: Subject::parse(&role.as_str().to_lowercase()).unwrap(),
        roles: [role].into(),
        accounts,
        customers: Default::default(),
        token_id: "1".to_owned(),
        issued,
        expires: issued.plus_seconds(600),
    }
}
