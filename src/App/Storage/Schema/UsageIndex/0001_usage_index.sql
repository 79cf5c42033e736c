-- What was read of each log: its responses, and from where to go on. A row is never changed but replaced by one with a higher id, so that of two
-- processes which read the same log the later one notices; AUTOINCREMENT has no id come again.
CREATE TABLE logs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    agent TEXT NOT NULL,
    path TEXT NOT NULL,
    size INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,  -- nanoseconds since 1970, UTC; 0: look again in any case
    device INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    reader_version INTEGER NOT NULL,
    read_to INTEGER NOT NULL,     -- bytes that need no second reading
    ends BLOB,                    -- fingerprint of the first and last bytes up to there
    state BLOB,                   -- of the reader, there
    beside BLOB,                  -- files beside the log that were looked into, and their versions
    image BLOB NOT NULL,          -- the responses, packed
    base BLOB,                    -- the same without what an unfinished last line gave, where there is one
    earlier BLOB,                 -- responses of earlier content of the file, which no log tells any more
    UNIQUE (agent, path)
);
