"""How the tables of the SQL store came to be, one step a file; Alembic runs what is missing at each start."""
