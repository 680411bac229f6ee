"""What keeps an evaluation from running: told in one line, exit status 2."""

from app.wording import Wording


class Faulty(Exception):
    """`detail` names the file, line or option, the value, and the mend."""

    def __init__(self, detail: Wording) -> None:
        super().__init__(detail.en)
        self.detail = detail
