-- The index of mentions of a library with many: which mentions may be near a new one. It is made of the documents and
-- can be made again. It lies in the library's own file, so that it is never out of step with it, and what is removed is
-- overwritten here like everywhere.

-- What is in it: a document's mentions, by a hash of their texts and vectors.
CREATE TABLE indexed (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  document TEXT NOT NULL,
  hash BLOB NOT NULL,
  UNIQUE (document, hash)
);

-- One row: the centres of the cells (32-bit floats), and how many mentions there were when these were chosen.
CREATE TABLE index_centres (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  count INTEGER NOT NULL,
  centres BLOB NOT NULL
);

-- The mentions of a cell, some to a page: number and place of each (32 bits), their vectors (16-bit floats).
CREATE TABLE index_pages (
  key INTEGER PRIMARY KEY,
  cell INTEGER NOT NULL,
  places BLOB NOT NULL,
  vectors BLOB NOT NULL
);
CREATE INDEX index_pages_by_cell ON index_pages (cell);

CREATE TABLE index_cells (
  number INTEGER NOT NULL,
  cell INTEGER NOT NULL,
  PRIMARY KEY (number, cell)
) WITHOUT ROWID;

-- Which mentions have a word (by its hash): of words that few have, these are looked at too.
CREATE TABLE index_words (
  word INTEGER NOT NULL,
  number INTEGER NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (word, number, place)
) WITHOUT ROWID;
CREATE INDEX index_words_by_number ON index_words (number);
