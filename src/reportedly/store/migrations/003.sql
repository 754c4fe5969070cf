-- Places that may report a claim, with the vector of their words (float16, length 1). `key` is the vector's in the index
-- file; keys only grow, so that a file is never right for another mention.

CREATE TABLE mentions (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL REFERENCES versions (key),
  ordinal INTEGER NOT NULL,
  candidate TEXT NOT NULL,
  vector BLOB NOT NULL,
  UNIQUE (version, ordinal)
);

-- The index file that holds the vectors up to a key: `state` has one row at most.
CREATE TABLE vector_file (
  state INTEGER PRIMARY KEY CHECK (state = 1),
  name TEXT NOT NULL,
  last_key INTEGER NOT NULL,
  vectors INTEGER NOT NULL
);

-- Mentions that were compared, the smaller key first.
CREATE TABLE links (
  one INTEGER NOT NULL REFERENCES mentions (key),
  other INTEGER NOT NULL REFERENCES mentions (key),
  score REAL NOT NULL,
  because TEXT NOT NULL,
  PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX links_by_other ON links (other);

-- Claims by the hash of all that they were made from: what has not changed is not made again.
CREATE TABLE claims (
  inputs TEXT PRIMARY KEY,
  contract TEXT NOT NULL
);
