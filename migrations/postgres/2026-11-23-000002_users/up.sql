-- Users, their sign-ins with the secrets that prove them, API keys, and the audit trail. Secrets are stored as their SHA-256,
-- passwords as Argon2id in the PHC string format. None of these tables grows with reports, so no key begins with an account id.

CREATE TABLE users (
    -- In lower case. It is also the subject of the user's tokens, so it is never given to somebody else: users are disabled,
    -- never deleted.
    name text COLLATE "C" NOT NULL PRIMARY KEY,
    display_name text COLLATE "C",
    email text COLLATE "C",
    password_hash text COLLATE "C" NOT NULL,
    -- Words with a space between: roles; ids of accounts, or *; customers as account/customer.
    roles text COLLATE "C" NOT NULL,
    accounts text COLLATE "C" NOT NULL,
    customers text COLLATE "C" NOT NULL,
    date_created bigint NOT NULL,
    date_disabled bigint
);

-- The service deletes ended sign-ins and expired secrets after a day. The audit events stay.
CREATE TABLE sign_ins (
    -- A UUID of version 7, as text. Public: it is no secret of the sign-in.
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    user_name text COLLATE "C" NOT NULL REFERENCES users (name),
    date_created bigint NOT NULL,
    date_ended bigint
);
CREATE INDEX sign_ins_by_user ON sign_ins (user_name);

CREATE TABLE sign_in_secrets (
    hash bytea NOT NULL PRIMARY KEY,
    sign_in_id text COLLATE "C" NOT NULL REFERENCES sign_ins (id),
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('Session', 'PermanentSession', 'RefreshToken', 'RefreshCookie')),
    expires bigint NOT NULL,
    -- A refresh cookie that was used has a successor, which follows from the cookie and the salt.
    successor_hash bytea,
    successor_salt bytea,
    date_replaced bigint,
    CHECK ((successor_hash IS NULL) = (date_replaced IS NULL)),
    CHECK ((successor_salt IS NULL) = (date_replaced IS NULL))
);
CREATE INDEX sign_in_secrets_by_sign_in ON sign_in_secrets (sign_in_id);
CREATE INDEX sign_in_secrets_by_expires ON sign_in_secrets (expires);

CREATE TABLE api_keys (
    name text COLLATE "C" NOT NULL PRIMARY KEY,
    hash bytea NOT NULL,
    roles text COLLATE "C" NOT NULL,
    accounts text COLLATE "C" NOT NULL,
    customers text COLLATE "C" NOT NULL,
    date_created bigint NOT NULL,
    expires bigint,
    date_revoked bigint,
    date_last_used bigint
);
CREATE UNIQUE INDEX api_keys_by_hash ON api_keys (hash);

-- The audit trail: actor, action, time and address. The transaction of an action writes its event.
CREATE TABLE audit_events (
    -- A UUID of version 7 made from date_created: ids sort by time.
    id bytea NOT NULL PRIMARY KEY,
    date_created bigint NOT NULL,
    created_by text COLLATE "C" NOT NULL,
    -- The client's IP address; null for the command line and for the service itself.
    address text COLLATE "C",
    -- Of a sign-in alone: the client as limits count it, which is its address or, of IPv6, the network of 64 bits.
    network text COLLATE "C",
    action text COLLATE "C" NOT NULL,
    -- What it was done to, and what else is worth knowing.
    target text COLLATE "C" NOT NULL,
    detail text COLLATE "C" NOT NULL
);
CREATE INDEX audit_events_by_person ON audit_events (created_by, id);
-- For the question whether a user signed in from a network before. The service asks this while clients guess passwords, so the
-- query must cost the same for every user.
CREATE INDEX audit_events_sign_ins ON audit_events (created_by, network, id) WHERE action = 'SignedIn';

CREATE TRIGGER users_kept BEFORE DELETE ON users
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER users_not_truncated BEFORE TRUNCATE ON users
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER api_keys_kept BEFORE DELETE ON api_keys
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER api_keys_not_truncated BEFORE TRUNCATE ON api_keys
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_events_kept BEFORE UPDATE OR DELETE ON audit_events
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_events_not_truncated BEFORE TRUNCATE ON audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
