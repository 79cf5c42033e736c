-- Headroom reserved for a time. need_value: whole millionths, or decimal text where those do not hold it exactly. Instants: milliseconds since 1970, UTC.
CREATE TABLE leases (
    id TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    account TEXT NOT NULL,
    need_value NOT NULL,
    need_unit TEXT NOT NULL,
    acquired_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) WITHOUT ROWID;
