"""A library piece by piece: one file, what people said of it, what is traced in it, what can be looked up."""
