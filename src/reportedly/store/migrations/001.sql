-- A library: documents, every text they have had, what was found in it, the bytes it came from.
-- Times are ISO 8601 with zone, hashes lower-case hex. A version's `key` is the rowid of its search row.

CREATE TABLE documents (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  added_at TEXT NOT NULL
);

-- The bytes, kept once however many versions came from them; zlib.
CREATE TABLE originals (
  sha256 TEXT PRIMARY KEY,
  size INTEGER NOT NULL,
  packed BLOB NOT NULL
);

-- `contract` is the JSON of schema reportedly/document/1; the columns before it are copies for listing and finding.
CREATE TABLE versions (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  document INTEGER NOT NULL REFERENCES documents (key),
  number INTEGER NOT NULL,
  added_at TEXT NOT NULL,
  found_at TEXT NOT NULL,
  found_by TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  original TEXT NOT NULL REFERENCES originals (sha256),
  kind TEXT NOT NULL,
  url TEXT,
  outlet TEXT,
  title TEXT,
  published TEXT,
  language TEXT,
  contract TEXT NOT NULL,
  UNIQUE (document, number),
  UNIQUE (document, content_hash)
);
CREATE INDEX versions_by_url ON versions (url);
CREATE INDEX versions_by_original ON versions (original);

-- Sources and attributions as rows, so that a library can be asked about them without opening each document.
CREATE TABLE sources (
  version INTEGER NOT NULL REFERENCES versions (key),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  kind TEXT NOT NULL,
  carrier TEXT,
  PRIMARY KEY (version, id),
  FOREIGN KEY (version, carrier) REFERENCES sources (version, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX sources_by_name ON sources (folded, kind);

CREATE TABLE attributions (
  version INTEGER NOT NULL REFERENCES versions (key),
  id TEXT NOT NULL,
  speaker TEXT,
  parent TEXT,
  certainty TEXT NOT NULL,
  act TEXT NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (version, id),
  FOREIGN KEY (version, speaker) REFERENCES sources (version, id) DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY (version, parent) REFERENCES attributions (version, id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX attributions_by_speaker ON attributions (version, speaker);

-- What was removed, and when: never its text nor its title.
CREATE TABLE tombstones (
  document TEXT NOT NULL,
  removed_at TEXT NOT NULL
);
CREATE INDEX tombstones_by_document ON tombstones (document);

-- Texts as language.fold gives them, one row a version; diacritics are gone before they come here.
CREATE VIRTUAL TABLE search USING fts5 (folded, tokenize = "unicode61 remove_diacritics 0");

-- The newest text of each document.
CREATE VIEW current AS
SELECT documents.id, versions.*
FROM documents JOIN versions ON versions.document = documents.key
WHERE versions.number = (SELECT max(number) FROM versions AS other WHERE other.document = documents.key);
