"""Rating: a tutor's own marks for replies and whole talks, in the terminal or on a sheet, blind to the program's marks."""
