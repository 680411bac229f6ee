from tests.databases import empty, tables
from tests.notify.house import db
from tests.notify.receivers import mailbox, receiver

__all__ = ["db", "empty", "mailbox", "receiver", "tables"]
