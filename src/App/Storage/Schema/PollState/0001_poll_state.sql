CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value
) WITHOUT ROWID;
INSERT INTO meta VALUES ('salt', randomblob(32));

-- Instants are milliseconds since 1970, UTC.
CREATE TABLE slots (
    provider TEXT NOT NULL,
    account TEXT NOT NULL,
    source TEXT NOT NULL,
    request TEXT NOT NULL,
    identity TEXT NOT NULL,
    next_allowed_at INTEGER,
    is_back_off INTEGER NOT NULL,
    failures INTEGER NOT NULL,
    failure_state TEXT,
    failure_message TEXT,
    retry_after_ms INTEGER,
    then_action INTEGER NOT NULL,
    last_asked_at INTEGER,
    good_at INTEGER,
    good TEXT,
    PRIMARY KEY (provider, account, source, request)
);

CREATE TABLE claims (
    provider TEXT NOT NULL,
    account TEXT NOT NULL,
    source TEXT NOT NULL,
    request TEXT NOT NULL,
    owner TEXT NOT NULL,
    claimed_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (provider, account, source, request)
) WITHOUT ROWID;
CREATE INDEX idx_claims_owner ON claims(owner);
