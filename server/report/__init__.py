"""Reports: a whole workshop as one document, and the document as JSON, tables, a workbook and a page."""
