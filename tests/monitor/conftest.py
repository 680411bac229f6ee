from tests.operations.conftest import empty, staff, staffed, tables

__all__ = ["empty", "staff", "staffed", "tables"]
