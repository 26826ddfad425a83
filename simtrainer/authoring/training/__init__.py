"""Training the encoder and fitting the judge from the bank: for developers, with the extra `train`."""
