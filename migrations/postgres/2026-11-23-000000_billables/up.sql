-- The directory, billables and the events of their voids. The SQLite migration of the same name creates the same tables,
-- columns and keys. A test compares the two.
--
-- Texts sort by their bytes (COLLATE "C"), as they do on SQLite. Times are microseconds since 1970, UTC. The keys of all
-- tables that grow with traffic begin with the account id, so that the tables can be distributed by account.
--
-- This migration has no down.sql, which would drop revenue data.

CREATE TABLE settings (
    key text COLLATE "C" NOT NULL PRIMARY KEY,
    value text COLLATE "C" NOT NULL
);

CREATE TABLE accounts (
    id text COLLATE "C" NOT NULL PRIMARY KEY,
    name text COLLATE "C" NOT NULL,
    date_created bigint NOT NULL
);

CREATE TABLE customers (
    account_id text COLLATE "C" NOT NULL REFERENCES accounts (id),
    id text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    parent_customer_id text COLLATE "C",
    date_created bigint NOT NULL,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, parent_customer_id) REFERENCES customers (account_id, id),
    CHECK (parent_customer_id <> id)
);
-- For callers with all accounts, which may name a customer by its bare id.
CREATE INDEX customers_by_id ON customers (id);

CREATE TABLE sessions (
    account_id text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    customer_id text COLLATE "C" NOT NULL,
    -- As in billables; null where the platform did not know the call.
    call_sid bytea,
    date_created bigint NOT NULL,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, customer_id) REFERENCES customers (account_id, id)
);
CREATE INDEX sessions_by_id ON sessions (id);
CREATE INDEX sessions_by_customer ON sessions (account_id, customer_id, id);

-- A row is live while date_voided is null; there is no other status.
CREATE TABLE billables (
    account_id text COLLATE "C" NOT NULL,
    -- A UUID of version 7 made from date_created: ids sort as (date_created, id) does.
    id bytea NOT NULL,
    customer_id text COLLATE "C" NOT NULL,
    session_id text COLLATE "C",
    -- Compact: a tag byte, then 16 bytes for Twilio's form (1) and for a UUID (2), or the text of any other token (0).
    call_sid bytea NOT NULL,
    date_created bigint NOT NULL,
    created_by text COLLATE "C" NOT NULL,
    date_voided bigint,
    voided_by text COLLATE "C",
    void_reason text COLLATE "C",
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, customer_id) REFERENCES customers (account_id, id),
    FOREIGN KEY (account_id, session_id) REFERENCES sessions (account_id, id),
    CHECK (
        (date_voided IS NULL AND voided_by IS NULL AND void_reason IS NULL)
        OR (date_voided IS NOT NULL AND voided_by IS NOT NULL AND void_reason IS NOT NULL)
    )
);
-- Exactly once: at most one live billable for a call of an account. Only the keys of this index arrive in random order.
CREATE UNIQUE INDEX billables_live ON billables (account_id, call_sid) WHERE date_voided IS NULL;
-- Exactly once: at most one voided billable for a call and customer. With the trigger billables_once below, at most one ever.
CREATE UNIQUE INDEX billables_voided ON billables (account_id, call_sid, customer_id) WHERE date_voided IS NOT NULL;
-- For callers with all accounts, which may name a billable by its bare id. An id is unique within its account only.
CREATE INDEX billables_by_id ON billables (id);
CREATE INDEX billables_by_customer ON billables (account_id, customer_id, id);
CREATE INDEX billables_by_session ON billables (account_id, session_id, id) WHERE session_id IS NOT NULL;

-- The events of voids and reinstatements. The transaction that changes a billable writes its event.
CREATE TABLE billable_events (
    account_id text COLLATE "C" NOT NULL,
    -- A UUID of version 7 made from date; of one billable, later events have higher ids.
    id bytea NOT NULL,
    billable_id bytea NOT NULL,
    action text COLLATE "C" NOT NULL CHECK (action IN ('Voided', 'Reinstated')),
    reason text COLLATE "C" NOT NULL,
    created_by text COLLATE "C" NOT NULL,
    date_created bigint NOT NULL,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, billable_id) REFERENCES billables (account_id, id)
);
CREATE INDEX billable_events_by_billable ON billable_events (account_id, billable_id, id);

-- A billable begins live, and never beside a voided one of the same call and customer.
--
-- The trigger fires AFTER the insert: an insert may wait on the index billables_live for an uncommitted void, and a BEFORE trigger
-- would run its query before the wait and miss that void. VOLATILE makes each query of the function see the newest committed rows.
-- The trigger fires once for a statement, whatever its number of rows. EXECUTE makes the plan fit the current size of the table.
-- OFFSET 0 forces the planner to look up each row separately by its key.
CREATE FUNCTION billables_once() RETURNS trigger LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    is_refused boolean;
BEGIN
    -- At the higher levels no query of this function sees a void that was committed after the transaction began.
    IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
        RAISE EXCEPTION 'billables are inserted at READ COMMITTED: at % a void would be missed',
            current_setting('transaction_isolation')
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
    END IF;
    IF EXISTS (SELECT FROM inserted WHERE date_voided IS NOT NULL) THEN
        RAISE EXCEPTION 'a billable begins live; void it afterwards'
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
    END IF;
    EXECUTE 'SELECT EXISTS (
        SELECT FROM inserted CROSS JOIN LATERAL (
            SELECT 1 FROM billables AS voided
            WHERE voided.account_id = inserted.account_id AND voided.call_sid = inserted.call_sid
                AND voided.customer_id = inserted.customer_id AND voided.date_voided IS NOT NULL
            OFFSET 0
        ) AS found
    )' INTO is_refused;
    IF is_refused THEN
        RAISE EXCEPTION 'the call was billed to this customer and voided; reinstate that billable instead'
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER billables_once AFTER INSERT ON billables REFERENCING NEW TABLE AS inserted
    FOR EACH STATEMENT EXECUTE FUNCTION billables_once();

-- An update cannot make a live and a voided billable of the same call and customer either: an update changes only the void, the
-- trigger above refuses the insert of the second row, and no row is ever deleted.
CREATE FUNCTION billables_unchanged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.account_id, NEW.id, NEW.customer_id, NEW.session_id, NEW.call_sid, NEW.date_created, NEW.created_by)
        IS DISTINCT FROM
        (OLD.account_id, OLD.id, OLD.customer_id, OLD.session_id, OLD.call_sid, OLD.date_created, OLD.created_by)
    THEN
        RAISE EXCEPTION 'a billable never changes; only its void may be set or lifted'
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER billables_unchanged BEFORE UPDATE ON billables
    FOR EACH ROW EXECUTE FUNCTION billables_unchanged();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are kept for ever and never change', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
END
$$;
CREATE TRIGGER billables_kept BEFORE DELETE ON billables
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER billable_events_kept BEFORE UPDATE OR DELETE ON billable_events
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sessions_kept BEFORE UPDATE OR DELETE ON sessions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER customers_kept BEFORE UPDATE OR DELETE ON customers
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER accounts_kept BEFORE UPDATE OR DELETE ON accounts
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER billables_not_truncated BEFORE TRUNCATE ON billables
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER billable_events_not_truncated BEFORE TRUNCATE ON billable_events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sessions_not_truncated BEFORE TRUNCATE ON sessions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER customers_not_truncated BEFORE TRUNCATE ON customers
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER accounts_not_truncated BEFORE TRUNCATE ON accounts
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
