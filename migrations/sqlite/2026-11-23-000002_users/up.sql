-- Users, their sign-ins with the secrets that prove them, API keys, and the audit trail. Secrets are stored as their SHA-256,
-- passwords as Argon2id in the PHC string format. None of these tables grows with reports, so no key begins with an account id.

CREATE TABLE users (
    -- In lower case. It is also the subject of the user's tokens, so it is never given to somebody else: users are disabled,
    -- never deleted.
    name TEXT NOT NULL PRIMARY KEY,
    display_name TEXT,
    email TEXT,
    password_hash TEXT NOT NULL,
    -- Words with a space between: roles; ids of accounts, or *; customers as account/customer.
    roles TEXT NOT NULL,
    accounts TEXT NOT NULL,
    customers TEXT NOT NULL,
    date_created INTEGER NOT NULL,
    date_disabled INTEGER
) STRICT, WITHOUT ROWID;

-- The service deletes ended sign-ins and expired secrets after a day. The audit events stay.
CREATE TABLE sign_ins (
    -- A UUID of version 7, as text. Public: it is no secret of the sign-in.
    id TEXT NOT NULL PRIMARY KEY,
    user_name TEXT NOT NULL REFERENCES users (name),
    date_created INTEGER NOT NULL,
    date_ended INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_ins_by_user ON sign_ins (user_name);

CREATE TABLE sign_in_secrets (
    hash BLOB NOT NULL PRIMARY KEY,
    sign_in_id TEXT NOT NULL REFERENCES sign_ins (id),
    kind TEXT NOT NULL CHECK (kind IN ('Session', 'PermanentSession', 'RefreshToken', 'RefreshCookie')),
    expires INTEGER NOT NULL,
    -- A refresh cookie that was used has a successor, which follows from the cookie and the salt.
    successor_hash BLOB,
    successor_salt BLOB,
    date_replaced INTEGER,
    CHECK ((successor_hash IS NULL) = (date_replaced IS NULL)),
    CHECK ((successor_salt IS NULL) = (date_replaced IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_secrets_by_sign_in ON sign_in_secrets (sign_in_id);
CREATE INDEX sign_in_secrets_by_expires ON sign_in_secrets (expires);

CREATE TABLE api_keys (
    name TEXT NOT NULL PRIMARY KEY,
    hash BLOB NOT NULL,
    roles TEXT NOT NULL,
    accounts TEXT NOT NULL,
    customers TEXT NOT NULL,
    date_created INTEGER NOT NULL,
    expires INTEGER,
    date_revoked INTEGER,
    date_last_used INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX api_keys_by_hash ON api_keys (hash);

-- The audit trail: actor, action, time and address. The transaction of an action writes its event.
CREATE TABLE audit_events (
    -- A UUID of version 7 made from date_created: ids sort by time.
    id BLOB NOT NULL PRIMARY KEY,
    date_created INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    -- The client's IP address; null for the command line and for the service itself.
    address TEXT,
    -- Of a sign-in alone: the client as limits count it, which is its address or, of IPv6, the network of 64 bits.
    network TEXT,
    action TEXT NOT NULL,
    -- What it was done to, and what else is worth knowing.
    target TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX audit_events_by_person ON audit_events (created_by, id);
-- For the question whether a user signed in from a network before. The service asks this while clients guess passwords, so the
-- query must cost the same for every user.
CREATE INDEX audit_events_sign_ins ON audit_events (created_by, network, id) WHERE action = 'SignedIn';

CREATE TRIGGER users_kept BEFORE DELETE ON users BEGIN
    SELECT RAISE(ABORT, 'rows of users are kept for ever');
END;
CREATE TRIGGER api_keys_kept BEFORE DELETE ON api_keys BEGIN
    SELECT RAISE(ABORT, 'rows of api_keys are kept for ever');
END;
CREATE TRIGGER audit_events_kept BEFORE DELETE ON audit_events BEGIN
    SELECT RAISE(ABORT, 'rows of audit_events are kept for ever and never change');
END;
CREATE TRIGGER audit_events_unchanged BEFORE UPDATE ON audit_events BEGIN
    SELECT RAISE(ABORT, 'rows of audit_events are kept for ever and never change');
END;
