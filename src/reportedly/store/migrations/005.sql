-- What was found between parts of two documents, so that a new document is compared with the others and these never
-- again with one another: likeness of mentions ('mentions'), of those that an index proposed ('proposed') and of far
-- ones that were asked about ('far'), and sentences that are one ('sentences'). A row is what a document had of them,
-- by a hash of all that the pairs depend on.
--
-- `pairs` are records of 20 bytes, little-endian: place of this row's part, number of the other row, place of its
-- part (32 bits each), likeness (64-bit float). A pair stands in the row of the greater number. Of a row that is gone
-- a record may stay until the next tracing; it tells a number that is never given again.
CREATE TABLE settled (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  kind TEXT NOT NULL,
  document TEXT NOT NULL,
  hash BLOB NOT NULL,
  pairs BLOB NOT NULL,
  UNIQUE (kind, document, hash)
);
CREATE INDEX settled_by_document ON settled (document);
