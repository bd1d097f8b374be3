-- Tokens that are no longer good: one by its jti, or all that a subject was issued until a moment. Rows are only ever added,
-- so their number tells a process whether it knows them all. Few, made by hand: no account in the key.

CREATE TABLE revocations (
    kind text COLLATE "C" NOT NULL CHECK (kind IN ('Token', 'Subject')),
    -- The token's jti, or the subject.
    value text COLLATE "C" NOT NULL,
    date_created bigint NOT NULL,
    PRIMARY KEY (kind, value, date_created)
);

CREATE TRIGGER revocations_kept BEFORE UPDATE OR DELETE ON revocations
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER revocations_not_truncated BEFORE TRUNCATE ON revocations
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
