"""The inbox: replies that were not understood or are disputed, grouped, with what they may ask for."""
