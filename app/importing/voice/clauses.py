"""The numbers that clauses of a procedure begin with."""

import re

CLAUSE = re.compile(r"^\s*\d{1,2}(?:\.\d{1,2}){1,3}[.)]?\s+(?=[^\W\d_]|¿)")
"""The number of a clause, which is no part of what it says."""
