"""The shared multilingual encoder: tokens, windows, the embedding table, ONNX sessions, sentence vectors."""
