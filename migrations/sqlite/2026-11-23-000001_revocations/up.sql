-- Revoked tokens: one token by its jti, or all tokens of a subject until a time. Rows are only added. Operators add few rows, so the
-- key has no account id.

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
