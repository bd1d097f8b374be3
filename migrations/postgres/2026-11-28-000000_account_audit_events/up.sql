-- The audit events of accounts. The migration of the same name for the other database creates the same table, columns and keys.
--
-- The key begins with the account id, so that the table can be distributed by account: an action on an account's data and its
-- event are then in one transaction of one node. The events of users, sign-ins, API keys, revocations and verification keys
-- belong to no account, and stay in audit_events. Older events of accounts stay there too, because no event ever changes.

CREATE TABLE account_audit_events (
    -- No foreign key: an account is never deleted, each event is written in the transaction that creates or reads its account,
    -- and a foreign key would lock the account's row for every event.
    account_id text COLLATE "C" NOT NULL,
    -- A UUID of version 7 made from date_created: ids sort by time, also across accounts and beside those of audit_events.
    id bytea NOT NULL,
    date_created bigint NOT NULL,
    created_by text COLLATE "C" NOT NULL,
    -- The client's IP address; null for the command line and for the service itself.
    address text COLLATE "C",
    action text COLLATE "C" NOT NULL,
    -- The object of the action, and further details.
    target text COLLATE "C" NOT NULL,
    detail text COLLATE "C" NOT NULL,
    PRIMARY KEY (account_id, id)
);
-- For the trail over all accounts.
CREATE INDEX account_audit_events_by_id ON account_audit_events (id);
CREATE INDEX account_audit_events_by_person ON account_audit_events (created_by, id);

CREATE TRIGGER account_audit_events_kept BEFORE UPDATE OR DELETE ON account_audit_events
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER account_audit_events_not_truncated BEFORE TRUNCATE ON account_audit_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
