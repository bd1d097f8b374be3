-- Revoked tokens: one token by its jti, or all tokens of a subject until a time. Rows are only added. Operators add few rows, so the
-- key has no account id.

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
