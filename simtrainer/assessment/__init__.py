"""An encounter becomes opportunities, levels and a debrief."""
