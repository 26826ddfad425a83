"""The three looks: calm dark, paper light, and one of high contrast."""

from typing import Final

from textual.theme import Theme

THEMES: Final = {
    "dark": Theme(
        name="simtrainer-dark",
        primary="#8FB8C9",
        secondary="#6E8F9C",
        accent="#D9B779",
        warning="#D9B779",
        error="#D98880",
        success="#93B89A",
        foreground="#DAD9D4",
        background="#16191B",
        surface="#1C2023",
        panel="#252A2E",
        dark=True,
    ),
    "light": Theme(
        name="simtrainer-light",
        primary="#2B5D70",
        secondary="#4A7484",
        accent="#8A5A12",
        warning="#8A5A12",
        error="#A03A30",
        success="#2F6B3C",
        foreground="#222222",
        background="#F7F4EC",
        surface="#FBF9F3",
        panel="#EAE5D8",
        dark=False,
    ),
    "high-contrast": Theme(
        name="simtrainer-high-contrast",
        primary="#FFFFFF",
        secondary="#FFFFFF",
        accent="#FFFF00",
        warning="#FFFF00",
        error="#FF9C9C",
        success="#9CFF9C",
        foreground="#FFFFFF",
        background="#000000",
        surface="#000000",
        panel="#303030",
        dark=True,
        text_alpha=1.0,
    ),
}
"""Themes by the setting's value."""
