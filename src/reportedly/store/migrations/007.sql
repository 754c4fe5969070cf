-- What a search counts over all that it found, so that no row of another page has to be read for it.
CREATE INDEX sources_by_version ON sources (version, folded, kind, name);
CREATE INDEX attributions_by_certainty ON attributions (version, certainty);
