-- What is new, and which claims it joined, without reading the other documents or what their mentions mean.
CREATE INDEX versions_by_added ON versions (added_at);
DROP INDEX mentions_by_claim;
CREATE INDEX mentions_by_claim ON mentions (claim, document);
DROP INDEX mentions_by_document;
CREATE INDEX mentions_by_document ON mentions (document, claim);

-- The attributions that the machine is least sure of, without looking at the others.
CREATE INDEX attributions_by_confidence ON attributions (confidence, version);
