-- Calls, versions of settings, the rating queue and totals. The migration of the same name for the other database creates the
-- same tables, columns and keys.
--
-- Days are numbers of days since 1970-01-01, and months are year * 12 + month - 1, both in the account's time zone. Items are
-- 1 to 9, the members of BillingSettings in their published order, and 0 for billables that wait for final facts.

-- Names can be corrected. The name as made stays, because a repeated NewAccount or NewCustomer is compared with it.
ALTER TABLE accounts ADD COLUMN renamed text COLLATE "C";
ALTER TABLE customers ADD COLUMN renamed text COLLATE "C";
-- The number of changes to a row by releases that keep totals: 1 for the insert, and 1 more for each void and reinstatement. A
-- writer of a former release leaves the number as it is, and the triggers below refuse such a change.
ALTER TABLE billables ADD COLUMN changes bigint NOT NULL DEFAULT 0;
-- The day and item under which the totals count the void of a rated billable. Null for any other billable.
ALTER TABLE billables ADD COLUMN void_day bigint;
ALTER TABLE billables ADD COLUMN void_item bigint;

-- The newest version of each call, and the part of the call that the totals count. A row is never deleted.
CREATE TABLE calls (
    account_id text COLLATE "C" NOT NULL REFERENCES accounts (id),
    -- Compact, as in billables.
    call_sid bytea NOT NULL,
    -- 1 for the first version, and 1 more for each change.
    version bigint NOT NULL,
    -- As call_sid. The leg of a transferred call names the call that it belongs to.
    parent_call_sid bytea,
    -- As given: inbound, or a word that begins with outbound.
    direction text COLLATE "C",
    from_number text COLLATE "C",
    to_number text COLLATE "C",
    start_time bigint,
    -- Whole seconds.
    duration bigint,
    -- In the spelling of the billing crate, such as no-answer.
    status text COLLATE "C",
    -- The carrier's price with its sign, in units of 10^-9.
    price bigint,
    price_unit text COLLATE "C",
    -- 0 or 1.
    is_recorded bigint,
    -- Open: not final. Unanswered: final, with 0 seconds. Answered: final, with the given duration, which may be 0 seconds.
    state text COLLATE "C" NOT NULL CHECK (state IN ('Open', 'Unanswered', 'Answered')),
    date_created bigint NOT NULL,
    date_updated bigint NOT NULL,
    -- The reporter of the newest version.
    updated_by text COLLATE "C" NOT NULL,
    date_dismissed bigint,
    dismissed_by text COLLATE "C",
    dismiss_reason text COLLATE "C",
    -- The values of this call in the totals: null while no billable is counted for the call. A change subtracts exactly these.
    counted_billable_id bytea,
    counted_customer_id text COLLATE "C",
    -- The day on which the billable was reported.
    counted_report_day bigint,
    -- The version of the facts.
    counted_version bigint,
    -- The version of the call rating in setting_versions; 0 for the default.
    counted_rating bigint,
    counted_day bigint,
    counted_item bigint,
    counted_seconds bigint,
    counted_billed_seconds bigint,
    counted_is_recorded bigint,
    -- The carrier's price of a foreign call without its sign, in units of 10^-9; -1 if the price is in another unit than the account's
    -- currency; null if the call is not foreign or has no price.
    counted_foreign_price bigint,
    PRIMARY KEY (account_id, call_sid)
);
-- Partial, so that no plan for one call uses this index: on an empty table it would look as good as the key.
CREATE INDEX calls_by_start ON calls (account_id, start_time) WHERE start_time IS NOT NULL;
-- Answered calls longer than 0 s that no billable counts: reports that are missing.
CREATE INDEX calls_unreported ON calls (account_id, start_time)
    WHERE state = 'Answered' AND duration > 0 AND counted_billable_id IS NULL AND date_dismissed IS NULL;

-- The former versions of calls. The newest version is in calls alone.
CREATE TABLE call_versions (
    account_id text COLLATE "C" NOT NULL,
    call_sid bytea NOT NULL,
    version bigint NOT NULL,
    parent_call_sid bytea,
    direction text COLLATE "C",
    from_number text COLLATE "C",
    to_number text COLLATE "C",
    start_time bigint,
    duration bigint,
    status text COLLATE "C",
    price bigint,
    price_unit text COLLATE "C",
    is_recorded bigint,
    -- The time at which this version came, and its reporter.
    date_updated bigint NOT NULL,
    updated_by text COLLATE "C" NOT NULL,
    PRIMARY KEY (account_id, call_sid, version),
    FOREIGN KEY (account_id, call_sid) REFERENCES calls (account_id, call_sid)
);

-- Every change of an account's settings. Rows are only added.
CREATE TABLE setting_versions (
    account_id text COLLATE "C" NOT NULL REFERENCES accounts (id),
    -- The number of the change in the account, from 1. Of one kind, customer and month the highest counts.
    version bigint NOT NULL,
    -- Null for a setting of the account.
    customer_id text COLLATE "C",
    kind text COLLATE "C" NOT NULL
        CHECK (kind IN ('BillingSettings', 'CallRating', 'TimeZone', 'Currency', 'Country', 'EndMonth')),
    -- The first month in which the setting counts; 0 for one that counts always.
    effective_month bigint NOT NULL,
    -- JSON; null for a call rating that was deleted.
    content text COLLATE "C",
    created_by text COLLATE "C" NOT NULL,
    date_created bigint NOT NULL,
    PRIMARY KEY (account_id, version),
    FOREIGN KEY (account_id, customer_id) REFERENCES customers (account_id, id)
);

-- A row for each account. A transaction that changes an account's totals or settings locks this row first.
CREATE TABLE rating_locks (
    account_id text COLLATE "C" NOT NULL PRIMARY KEY REFERENCES accounts (id),
    -- The number of changes to settings and to names. A version in setting_versions has the number of its change.
    settings_version bigint NOT NULL
);

-- The calls whose reports or facts were committed and not yet rated: a row for each account and commit group.
CREATE TABLE rating_queue (
    account_id text COLLATE "C" NOT NULL,
    -- A UUID of version 7.
    id bytea NOT NULL,
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('Reports', 'Calls')),
    -- The time of the commit group, which is the date created of its billables.
    date_created bigint NOT NULL,
    -- Packed: of reports the customers with their calls, else the calls.
    content bytea NOT NULL,
    PRIMARY KEY (account_id, id)
);

-- The sums of a customer, day and item. The key begins with the month, so that a month of a customer and a month of an account are
-- each one range.
CREATE TABLE day_totals (
    account_id text COLLATE "C" NOT NULL,
    month bigint NOT NULL,
    customer_id text COLLATE "C" NOT NULL,
    day bigint NOT NULL,
    item bigint NOT NULL,
    -- Live billables; of item 0, those that have no final facts yet. A single value may be negative while a queue row waits.
    calls bigint NOT NULL,
    answered_calls bigint NOT NULL,
    voided_calls bigint NOT NULL,
    -- The durations of the calls.
    seconds bigint NOT NULL,
    -- The durations after the rounding to increments.
    billed_seconds bigint NOT NULL,
    recorded_calls bigint NOT NULL,
    -- The carrier's prices of foreign calls, without signs: the sum of the whole units, and the sum of the rest in units of 10^-9.
    foreign_units bigint NOT NULL,
    foreign_nanos bigint NOT NULL,
    -- Foreign calls whose price is in another unit than the account's currency.
    foreign_unpriced_calls bigint NOT NULL,
    PRIMARY KEY (account_id, month, customer_id, day, item)
) WITH (fillfactor = 70);

-- The sums of a customer, month and item, kept by the same changes.
CREATE TABLE month_totals (
    account_id text COLLATE "C" NOT NULL,
    month bigint NOT NULL,
    customer_id text COLLATE "C" NOT NULL,
    item bigint NOT NULL,
    calls bigint NOT NULL,
    answered_calls bigint NOT NULL,
    voided_calls bigint NOT NULL,
    seconds bigint NOT NULL,
    billed_seconds bigint NOT NULL,
    recorded_calls bigint NOT NULL,
    foreign_units bigint NOT NULL,
    foreign_nanos bigint NOT NULL,
    foreign_unpriced_calls bigint NOT NULL,
    PRIMARY KEY (account_id, month, customer_id, item)
) WITH (fillfactor = 70);

-- The issued statements. A month of a customer is stated once.
CREATE TABLE statements (
    account_id text COLLATE "C" NOT NULL REFERENCES accounts (id),
    -- 1, 2, 3 and so on in the account, without gaps.
    number bigint NOT NULL,
    customer_id text COLLATE "C" NOT NULL,
    month bigint NOT NULL,
    created_by text COLLATE "C" NOT NULL,
    date_created bigint NOT NULL,
    PRIMARY KEY (account_id, number),
    FOREIGN KEY (account_id, customer_id) REFERENCES customers (account_id, id)
);
CREATE UNIQUE INDEX statements_once ON statements (account_id, customer_id, month);

INSERT INTO rating_locks (account_id, settings_version) SELECT id, 0 FROM accounts;

-- The billables that the store has already. No call has facts yet, and every account has the time zone UTC, so all of them
-- stand under their report days.
INSERT INTO day_totals
SELECT account_id, extract(year FROM day) * 12 + extract(month FROM day) - 1, customer_id, day - date '1970-01-01', 0,
    live, 0, voided, 0, 0, 0, 0, 0, 0
FROM (
    SELECT account_id, customer_id, date '1970-01-01' + CAST(date_created / 86400000000 AS integer) AS day,
        sum(CASE WHEN date_voided IS NULL THEN 1 ELSE 0 END) AS live,
        sum(CASE WHEN date_voided IS NULL THEN 0 ELSE 1 END) AS voided
    FROM billables GROUP BY 1, 2, 3
) AS counted;
INSERT INTO month_totals
SELECT account_id, month, customer_id, 0, sum(calls), 0, sum(voided_calls), 0, 0, 0, 0, 0, 0
FROM day_totals GROUP BY account_id, month, customer_id;

-- A billable begins live, and never beside a voided one of the same call and customer. As before, with the table named by TG_RELID,
-- because a shard of a distributed table has another name; and a writer that keeps no totals is refused.
CREATE OR REPLACE FUNCTION billables_once() RETURNS trigger LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    is_refused boolean;
BEGIN
    -- At the higher levels no query of this function sees a void that was committed after the transaction began.
    IF current_setting('transaction_isolation') NOT IN ('read committed', 'read uncommitted') THEN
        RAISE EXCEPTION 'billables are inserted at READ COMMITTED: at % a void would be missed',
            current_setting('transaction_isolation')
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
    END IF;
    -- A former release answers this code with 503, as it does for a read-only database.
    IF EXISTS (SELECT FROM inserted WHERE changes = 0) THEN
        RAISE EXCEPTION 'this writer keeps no totals; stop it, and start the release that migrated the database'
            USING ERRCODE = 'read_only_sql_transaction', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
    END IF;
    IF EXISTS (SELECT FROM inserted WHERE date_voided IS NOT NULL) THEN
        RAISE EXCEPTION 'a billable begins live; void it afterwards'
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
    END IF;
    EXECUTE format('SELECT EXISTS (
        SELECT FROM inserted CROSS JOIN LATERAL (
            SELECT 1 FROM %s AS voided
            WHERE voided.account_id = inserted.account_id AND voided.call_sid = inserted.call_sid
                AND voided.customer_id = inserted.customer_id AND voided.date_voided IS NOT NULL
            OFFSET 0
        ) AS found
    )', TG_RELID::regclass) INTO is_refused;
    IF is_refused THEN
        RAISE EXCEPTION 'the call was billed to this customer and voided; reinstate that billable instead'
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION billables_unchanged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.account_id, NEW.id, NEW.customer_id, NEW.session_id, NEW.call_sid, NEW.date_created, NEW.created_by)
        IS DISTINCT FROM
        (OLD.account_id, OLD.id, OLD.customer_id, OLD.session_id, OLD.call_sid, OLD.date_created, OLD.created_by)
    THEN
        RAISE EXCEPTION 'a billable never changes; only its void may be set or lifted'
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
    END IF;
    IF NEW.changes = OLD.changes AND NEW.date_voided IS DISTINCT FROM OLD.date_voided THEN
        RAISE EXCEPTION 'this writer keeps no totals; stop it, and start the release that migrated the database'
            USING ERRCODE = 'read_only_sql_transaction', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END
$$;

CREATE FUNCTION refuse_change_but_name() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF to_jsonb(NEW) - 'renamed' IS DISTINCT FROM to_jsonb(OLD) - 'renamed' THEN
        RAISE EXCEPTION 'rows of % are kept for ever; only the name can be corrected', TG_TABLE_NAME
            USING ERRCODE = 'integrity_constraint_violation', TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME;
    END IF;
    RETURN NEW;
END
$$;
DROP TRIGGER accounts_kept ON accounts;
DROP TRIGGER customers_kept ON customers;
CREATE TRIGGER accounts_kept BEFORE DELETE ON accounts
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER accounts_unchanged BEFORE UPDATE ON accounts
    FOR EACH ROW EXECUTE FUNCTION refuse_change_but_name();
CREATE TRIGGER customers_kept BEFORE DELETE ON customers
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER customers_unchanged BEFORE UPDATE ON customers
    FOR EACH ROW EXECUTE FUNCTION refuse_change_but_name();
CREATE TRIGGER call_versions_kept BEFORE UPDATE OR DELETE ON call_versions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER setting_versions_kept BEFORE UPDATE OR DELETE ON setting_versions
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER statements_kept BEFORE UPDATE OR DELETE ON statements
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER calls_kept BEFORE DELETE ON calls
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER calls_not_truncated BEFORE TRUNCATE ON calls
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER call_versions_not_truncated BEFORE TRUNCATE ON call_versions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER setting_versions_not_truncated BEFORE TRUNCATE ON setting_versions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER statements_not_truncated BEFORE TRUNCATE ON statements
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
