-- Calls made of requests whose provider counts them, so that all processes keep to its limit. at: milliseconds since 1970, UTC.
CREATE TABLE calls (
    host TEXT NOT NULL,
    provider TEXT NOT NULL,
    source TEXT NOT NULL,
    request TEXT NOT NULL,
    at INTEGER NOT NULL
);
CREATE INDEX idx_calls ON calls(host, provider, source, request, at);
