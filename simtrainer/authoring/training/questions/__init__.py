"""Training of what finds the fact that a question asks for: the bank of persons, the encoder, the weights."""
