-- Calls, versions of settings, the rating queue and totals. The migration of the same name for the other database creates the
-- same tables, columns and keys.
--
-- Days are numbers of days since 1970-01-01, and months are year * 12 + month - 1, both in the account's time zone. Items are
-- 1 to 9, the members of BillingSettings in their published order, and 0 for billables that wait for final facts.

-- Names can be corrected. The name as made stays, because a repeated NewAccount or NewCustomer is compared with it.
ALTER TABLE accounts ADD COLUMN renamed TEXT;
ALTER TABLE customers ADD COLUMN renamed TEXT;
-- The number of changes to a row by releases that keep totals: 1 for the insert, and 1 more for each void and reinstatement. A
-- writer of a former release leaves the number as it is, and the triggers below refuse such a change.
ALTER TABLE billables ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;
-- The day and item under which the totals count the void of a rated billable. Null for any other billable.
ALTER TABLE billables ADD COLUMN void_day INTEGER;
ALTER TABLE billables ADD COLUMN void_item INTEGER;

-- The newest version of each call, and the part of the call that the totals count. A row is never deleted.
CREATE TABLE calls (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    -- Compact, as in billables.
    call_sid BLOB NOT NULL,
    -- 1 for the first version, and 1 more for each change.
    version INTEGER NOT NULL,
    -- As call_sid. The leg of a transferred call names the call that it belongs to.
    parent_call_sid BLOB,
    -- As given: inbound, or a word that begins with outbound.
    direction TEXT,
    from_number TEXT,
    to_number TEXT,
    start_time INTEGER,
    -- Whole seconds.
    duration INTEGER,
    -- In the spelling of the billing crate, such as no-answer.
    status TEXT,
    -- The carrier's price with its sign, in units of 10^-9.
    price INTEGER,
    price_unit TEXT,
    -- 0 or 1.
    is_recorded INTEGER,
    -- Open: not final. Unanswered: final, with 0 seconds. Answered: final, with the given duration, which may be 0 seconds.
    state TEXT NOT NULL CHECK (state IN ('Open', 'Unanswered', 'Answered')),
    date_created INTEGER NOT NULL,
    date_updated INTEGER NOT NULL,
    -- The reporter of the newest version.
    updated_by TEXT NOT NULL,
    date_dismissed INTEGER,
    dismissed_by TEXT,
    dismiss_reason TEXT,
    -- The values of this call in the totals: null while no billable is counted for the call. A change subtracts exactly these.
    counted_billable_id BLOB,
    counted_customer_id TEXT,
    -- The day on which the billable was reported.
    counted_report_day INTEGER,
    -- The version of the facts.
    counted_version INTEGER,
    -- The version of the call rating in setting_versions; 0 for the default.
    counted_rating INTEGER,
    counted_day INTEGER,
    counted_item INTEGER,
    counted_seconds INTEGER,
    counted_billed_seconds INTEGER,
    counted_is_recorded INTEGER,
    -- The carrier's price of a foreign call without its sign, in units of 10^-9; -1 if the price is in another unit than the account's
    -- currency; null if the call is not foreign or has no price.
    counted_foreign_price INTEGER,
    PRIMARY KEY (account_id, call_sid)
) STRICT, WITHOUT ROWID;
-- Partial, so that no plan for one call uses this index: on an empty table it would look as good as the key.
CREATE INDEX calls_by_start ON calls (account_id, start_time) WHERE start_time IS NOT NULL;
-- Answered calls longer than 0 s that no billable counts: reports that are missing.
CREATE INDEX calls_unreported ON calls (account_id, start_time)
    WHERE state = 'Answered' AND duration > 0 AND counted_billable_id IS NULL AND date_dismissed IS NULL;

-- The former versions of calls. The newest version is in calls alone.
CREATE TABLE call_versions (
    account_id TEXT NOT NULL,
    call_sid BLOB NOT NULL,
    version INTEGER NOT NULL,
    parent_call_sid BLOB,
    direction TEXT,
    from_number TEXT,
    to_number TEXT,
    start_time INTEGER,
    duration INTEGER,
    status TEXT,
    price INTEGER,
    price_unit TEXT,
    is_recorded INTEGER,
    -- The time at which this version came, and its reporter.
    date_updated INTEGER NOT NULL,
    updated_by TEXT NOT NULL,
    PRIMARY KEY (account_id, call_sid, version),
    FOREIGN KEY (account_id, call_sid) REFERENCES calls (account_id, call_sid)
) STRICT, WITHOUT ROWID;

-- Every change of an account's settings. Rows are only added.
CREATE TABLE setting_versions (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    -- The number of the change in the account, from 1. Of one kind, customer and month the highest counts.
    version INTEGER NOT NULL,
    -- Null for a setting of the account.
    customer_id TEXT,
    kind TEXT NOT NULL
        CHECK (kind IN ('BillingSettings', 'CallRating', 'TimeZone', 'Currency', 'Country', 'EndMonth')),
    -- The first month in which the setting counts; 0 for one that counts always.
    effective_month INTEGER NOT NULL,
    -- JSON; null for a call rating that was deleted.
    content TEXT,
    created_by TEXT NOT NULL,
    date_created INTEGER NOT NULL,
    PRIMARY KEY (account_id, version),
    FOREIGN KEY (account_id, customer_id) REFERENCES customers (account_id, id)
) STRICT, WITHOUT ROWID;

-- A row for each account. A transaction that changes an account's totals or settings locks this row first.
CREATE TABLE rating_locks (
    account_id TEXT NOT NULL PRIMARY KEY REFERENCES accounts (id),
    -- The number of changes to settings and to names. A version in setting_versions has the number of its change.
    settings_version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The calls whose reports or facts were committed and not yet rated: a row for each account and commit group.
CREATE TABLE rating_queue (
    account_id TEXT NOT NULL,
    -- A UUID of version 7.
    id BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('Reports', 'Calls')),
    -- The time of the commit group, which is the date created of its billables.
    date_created INTEGER NOT NULL,
    -- Packed: of reports the customers with their calls, else the calls.
    content BLOB NOT NULL,
    PRIMARY KEY (account_id, id)
) STRICT, WITHOUT ROWID;

-- The sums of a customer, day and item. The key begins with the month, so that a month of a customer and a month of an account are
-- each one range.
CREATE TABLE day_totals (
    account_id TEXT NOT NULL,
    month INTEGER NOT NULL,
    customer_id TEXT NOT NULL,
    day INTEGER NOT NULL,
    item INTEGER NOT NULL,
    -- Live billables; of item 0, those that have no final facts yet. A single value may be negative while a queue row waits.
    calls INTEGER NOT NULL,
    answered_calls INTEGER NOT NULL,
    voided_calls INTEGER NOT NULL,
    -- The durations of the calls.
    seconds INTEGER NOT NULL,
    -- The durations after the rounding to increments.
    billed_seconds INTEGER NOT NULL,
    recorded_calls INTEGER NOT NULL,
    -- The carrier's prices of foreign calls, without signs: the sum of the whole units, and the sum of the rest in units of 10^-9.
    foreign_units INTEGER NOT NULL,
    foreign_nanos INTEGER NOT NULL,
    -- Foreign calls whose price is in another unit than the account's currency.
    foreign_unpriced_calls INTEGER NOT NULL,
    PRIMARY KEY (account_id, month, customer_id, day, item)
) STRICT, WITHOUT ROWID;

-- The sums of a customer, month and item, kept by the same changes.
CREATE TABLE month_totals (
    account_id TEXT NOT NULL,
    month INTEGER NOT NULL,
    customer_id TEXT NOT NULL,
    item INTEGER NOT NULL,
    calls INTEGER NOT NULL,
    answered_calls INTEGER NOT NULL,
    voided_calls INTEGER NOT NULL,
    seconds INTEGER NOT NULL,
    billed_seconds INTEGER NOT NULL,
    recorded_calls INTEGER NOT NULL,
    foreign_units INTEGER NOT NULL,
    foreign_nanos INTEGER NOT NULL,
    foreign_unpriced_calls INTEGER NOT NULL,
    PRIMARY KEY (account_id, month, customer_id, item)
) STRICT, WITHOUT ROWID;

-- The issued statements. A month of a customer is stated once.
CREATE TABLE statements (
    account_id TEXT NOT NULL REFERENCES accounts (id),
    -- 1, 2, 3 and so on in the account, without gaps.
    number INTEGER NOT NULL,
    customer_id TEXT NOT NULL,
    month INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    date_created INTEGER NOT NULL,
    PRIMARY KEY (account_id, number),
    FOREIGN KEY (account_id, customer_id) REFERENCES customers (account_id, id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX statements_once ON statements (account_id, customer_id, month);

INSERT INTO rating_locks (account_id, settings_version) SELECT id, 0 FROM accounts;

-- The billables that the store has already. No call has facts yet, and every account has the time zone UTC, so all of them
-- stand under their report days.
INSERT INTO day_totals
SELECT account_id, strftime('%Y', day * 86400, 'unixepoch') * 12 + strftime('%m', day * 86400, 'unixepoch') - 1,
    customer_id, day, 0, live, 0, voided, 0, 0, 0, 0, 0, 0
FROM (
    SELECT account_id, customer_id, date_created / 86400000000 AS day,
        sum(CASE WHEN date_voided IS NULL THEN 1 ELSE 0 END) AS live,
        sum(CASE WHEN date_voided IS NULL THEN 0 ELSE 1 END) AS voided
    FROM billables GROUP BY 1, 2, 3
) AS counted;
INSERT INTO month_totals
SELECT account_id, month, customer_id, 0, sum(calls), 0, sum(voided_calls), 0, 0, 0, 0, 0, 0
FROM day_totals GROUP BY account_id, month, customer_id;

-- A writer of a former release keeps no totals. The text is that of a read-only database, which a former release answers with 503.
CREATE TRIGGER billables_counted AFTER INSERT ON billables WHEN NEW.changes = 0 BEGIN
    SELECT RAISE(ABORT, 'attempt to write a readonly database');
END;
CREATE TRIGGER billable_changes_counted BEFORE UPDATE ON billables
WHEN NEW.changes = OLD.changes AND NEW.date_voided IS NOT OLD.date_voided
BEGIN
    SELECT RAISE(ABORT, 'attempt to write a readonly database');
END;

DROP TRIGGER accounts_unchanged;
DROP TRIGGER customers_unchanged;
CREATE TRIGGER accounts_unchanged BEFORE UPDATE ON accounts
WHEN (NEW.id, NEW.name, NEW.date_created) IS NOT (OLD.id, OLD.name, OLD.date_created)
BEGIN
    SELECT RAISE(ABORT, 'rows of accounts are kept for ever; only the name can be corrected');
END;
CREATE TRIGGER customers_unchanged BEFORE UPDATE ON customers
WHEN (NEW.account_id, NEW.id, NEW.name, NEW.parent_customer_id, NEW.date_created)
    IS NOT (OLD.account_id, OLD.id, OLD.name, OLD.parent_customer_id, OLD.date_created)
BEGIN
    SELECT RAISE(ABORT, 'rows of customers are kept for ever; only the name can be corrected');
END;
CREATE TRIGGER call_versions_kept BEFORE DELETE ON call_versions BEGIN
    SELECT RAISE(ABORT, 'rows of call_versions are kept for ever and never change');
END;
CREATE TRIGGER call_versions_unchanged BEFORE UPDATE ON call_versions BEGIN
    SELECT RAISE(ABORT, 'rows of call_versions are kept for ever and never change');
END;
CREATE TRIGGER setting_versions_kept BEFORE DELETE ON setting_versions BEGIN
    SELECT RAISE(ABORT, 'rows of setting_versions are kept for ever and never change');
END;
CREATE TRIGGER setting_versions_unchanged BEFORE UPDATE ON setting_versions BEGIN
    SELECT RAISE(ABORT, 'rows of setting_versions are kept for ever and never change');
END;
CREATE TRIGGER statements_kept BEFORE DELETE ON statements BEGIN
    SELECT RAISE(ABORT, 'rows of statements are kept for ever and never change');
END;
CREATE TRIGGER statements_unchanged BEFORE UPDATE ON statements BEGIN
    SELECT RAISE(ABORT, 'rows of statements are kept for ever and never change');
END;
CREATE TRIGGER calls_kept BEFORE DELETE ON calls BEGIN
    SELECT RAISE(ABORT, 'rows of calls are kept for ever and never change');
END;

-- Fixed statistics for the query planner, as for the other tables.
INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
    ('calls', 'calls', '10000000 1000000 1'),
    ('calls', 'calls_by_start', '10000000 1000000 2 1'),
    ('calls', 'calls_unreported', '10000 1000 2 1'),
    ('call_versions', 'call_versions', '1000000 100000 2 1'),
    ('setting_versions', 'setting_versions', '10000 10 1'),
    ('rating_locks', 'rating_locks', '1000 1'),
    ('rating_queue', 'rating_queue', '1000 10 1'),
    ('day_totals', 'day_totals', '1000000 50000 2000 60 2 1'),
    ('month_totals', 'month_totals', '100000 5000 2000 2 1'),
    ('statements', 'statements', '100000 1000 1'),
    ('statements', 'statements_once', '100000 1000 12 1');
ANALYZE sqlite_schema;
