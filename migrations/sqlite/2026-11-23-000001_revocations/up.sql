-- Tokens that are no longer good: one by its jti, or all that a subject was issued until a moment. Rows are only ever added,
-- so their number tells a process whether it knows them all. Few, made by hand: no account in the key.

CREATE TABLE revocations (
    kind TEXT NOT NULL CHECK (kind IN ('Token', 'Subject')),
    -- The token's jti, or the subject.
    value TEXT NOT NULL,
    date_created INTEGER NOT NULL,
    PRIMARY KEY (kind, value, date_created)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER revocations_kept BEFORE DELETE ON revocations BEGIN
    SELECT RAISE(ABORT, 'rows of revocations are kept for ever and never change');
END;
CREATE TRIGGER revocations_unchanged BEFORE UPDATE ON revocations BEGIN
    SELECT RAISE(ABORT, 'rows of revocations are kept for ever and never change');
END;
