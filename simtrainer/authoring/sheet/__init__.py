"""A sheet for patients and relatives: who interns are, what they may do, what one may ask."""

from simtrainer.authoring.sheet.page import sheet_page, shipped_sheet

__all__ = ["sheet_page", "shipped_sheet"]
