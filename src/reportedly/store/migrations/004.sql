-- What is made from the documents and can be made again: sentence vectors, and the claims with their pedigrees.
-- Step 3 had tables of these names once.
DROP TABLE IF EXISTS links;
DROP TABLE IF EXISTS vector_file;
DROP TABLE IF EXISTS mentions;
DROP TABLE IF EXISTS claims;

-- Sentence vectors of some texts of a document by the hash of them all (float32, little-endian, one row a text), so that
-- none goes through the encoder twice. What a text's vector is depends a little on the texts beside it.
CREATE TABLE vectors (
  document TEXT NOT NULL,
  hash BLOB NOT NULL,
  vectors BLOB NOT NULL,
  PRIMARY KEY (document, hash)
) WITHOUT ROWID;

-- One row. `changes` counts what may change a claim; `traced` is the count that the claims below were made at, by
-- `traced_by` (version and weights).
CREATE TABLE tracing (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  changes INTEGER NOT NULL,
  traced INTEGER,
  traced_by TEXT
);
INSERT INTO tracing VALUES (1, 0, NULL, NULL);

-- `contract` is the JSON of schema reportedly/claim/1, `made_from` a hash of all that the pedigree was made from;
-- `place` is the claim's place in the order in which they are listed.
CREATE TABLE claims (
  id TEXT PRIMARY KEY,
  place INTEGER NOT NULL,
  made_from TEXT NOT NULL,
  contract TEXT NOT NULL
);
CREATE INDEX claims_by_place ON claims (place);

-- The mentions of each claim, with what they mean: the vector less what those of its language share.
CREATE TABLE mentions (
  claim TEXT NOT NULL REFERENCES claims (id),
  document TEXT NOT NULL,
  meaning BLOB NOT NULL
);
CREATE INDEX mentions_by_claim ON mentions (claim);
CREATE INDEX mentions_by_document ON mentions (document);
