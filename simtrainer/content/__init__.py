"""What tutors write: scenarios, rubrics, cues and plans in YAML, read with positions and diagnostics."""
