"""Document -> Attributions: who says what, how hedged, and on whose word."""
