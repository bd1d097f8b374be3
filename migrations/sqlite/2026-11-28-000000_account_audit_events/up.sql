-- The audit events of accounts. The migration of the same name for the other database creates the same table, columns and keys.
--
-- The key begins with the account id, so that the table can be distributed by account: an action on an account's data and its
-- event are then in one transaction of one node. The events of users, sign-ins, API keys, revocations and verification keys
-- belong to no account, and stay in audit_events. Older events of accounts stay there too, because no event ever changes.

CREATE TABLE account_audit_events (
    -- No foreign key: an account is never deleted, each event is written in the transaction that creates or reads its account,
    -- and a foreign key would lock the account's row for every event.
    account_id TEXT NOT NULL,
    -- A UUID of version 7 made from date_created: ids sort by time, also across accounts and beside those of audit_events.
    id BLOB NOT NULL,
    date_created INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    -- The client's IP address; null for the command line and for the service itself.
    address TEXT,
    action TEXT NOT NULL,
    -- The object of the action, and further details.
    target TEXT NOT NULL,
    detail TEXT NOT NULL,
    PRIMARY KEY (account_id, id)
) STRICT, WITHOUT ROWID;
-- For the trail over all accounts.
CREATE INDEX account_audit_events_by_id ON account_audit_events (id);
CREATE INDEX account_audit_events_by_person ON account_audit_events (created_by, id);

CREATE TRIGGER account_audit_events_kept BEFORE DELETE ON account_audit_events BEGIN
    SELECT RAISE(ABORT, 'rows of account_audit_events are kept for ever and never change');
END;
CREATE TRIGGER account_audit_events_unchanged BEFORE UPDATE ON account_audit_events BEGIN
    SELECT RAISE(ABORT, 'rows of account_audit_events are kept for ever and never change');
END;

-- Fixed statistics for the query planner, as for the other tables.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('account_audit_events', 'account_audit_events', '100000 10000 1'),
    ('account_audit_events', 'account_audit_events_by_id', '100000 1'),
    ('account_audit_events', 'account_audit_events_by_person', '100000 10000 1');
ANALYZE sqlite_schema;
