"""Values to what people look at: `terminal` for a console, `html` for a page that needs nothing but itself."""
