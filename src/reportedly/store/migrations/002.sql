-- What people judged: append-only; `contract` is the JSON of schema reportedly/judgement/1.

CREATE TABLE judgements (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  at TEXT NOT NULL,
  contract TEXT NOT NULL
);

-- The documents that a judgement quotes, by id: they may come into the library later than the judgement does.
CREATE TABLE judged (
  judgement INTEGER NOT NULL REFERENCES judgements (key),
  document TEXT NOT NULL,
  PRIMARY KEY (judgement, document)
);
CREATE INDEX judged_by_document ON judged (document);
