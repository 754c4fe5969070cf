"""Contents to claims: what a document reports, which reports are of the same claim, which passages are copies."""
