"""Writing a first scenario: from a few answers, or from one that is there already."""
