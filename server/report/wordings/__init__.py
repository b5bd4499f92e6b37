"""The sentences of the report's page, in each language of a room."""
