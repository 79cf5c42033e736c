-- What is kept of the readings of a span once they are old: 15, 60 or 1440 minutes from at, in seconds since 1970, UTC. Amounts as in readings:
-- used, remaining and limit_value, resets_at (seconds) and state are the last reading's; the others are of what is left, or of what was used where
-- remaining is null. Null spares bytes: first_value is then the last amount, min_value and max_value the smaller and the larger of first and last.
CREATE TABLE rollups (
    series_id INTEGER NOT NULL REFERENCES series(id),
    minutes INTEGER NOT NULL,
    at INTEGER NOT NULL,
    readings INTEGER NOT NULL,
    used,
    remaining,
    limit_value,
    resets_at INTEGER,
    state INTEGER NOT NULL REFERENCES states(id),
    consumption,
    first_value,
    min_value,
    max_value,
    settled,
    PRIMARY KEY (series_id, minutes, at)
) WITHOUT ROWID;
