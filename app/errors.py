"""The error tree. Each error lives beside the rule that raises it; the tree is drawn here.

PortavozError                     anything that we can name; carries an HTTP status and a stable type
├── BadKnowledge        (422)     app.brand.load      the knowledge folder has faults; lists each one
├── BadComment          (422)     app.comments        a comment that cannot be taken as it is
├── UnknownNetwork      (422)     app.comments        the brand does not list this network
├── PromptError         (500)     app.prompts         a prompt file is broken or a variable is missing
├── IndexUnavailable    (503)     app.evidence        passages cannot be searched right now
├── StorageFull         (507)     app.db              the disk or the database took no more
├── NotAuthenticated    (401)     app.review.people   no key, an unknown one or a revoked one
├── NotAllowed          (403)     app.review.people   the key's role does not reach that far
├── NoSuchReply         (404)     app.review.replies  no reply with that id
├── IdempotencyConflict (409)     app.review.replies  same key, other body
└── TooManyRequests     (429)     app.web             over the limit; says when to come back
"""

from typing import ClassVar

from app.wording import Wording


class PortavozError(Exception):
    """Something that has a name. `status` is its HTTP status, `type` its stable slug, `title` its fixed heading."""

    status: ClassVar[int] = 500
    type: ClassVar[str] = "internal"
    title: ClassVar[Wording] = Wording(es="Error interno", en="Internal error")

    def __init__(self, detail: Wording) -> None:
        super().__init__(detail.en)
        self.detail = detail
