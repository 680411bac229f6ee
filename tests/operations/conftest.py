from tests.databases import empty

__all__ = ["empty"]
