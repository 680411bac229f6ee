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
├── BadCursor           (422)     app.review.replies  a cursor that the list never gave
├── BadPerson           (422)     app.review.people   a name or role that cannot be taken
├── IdempotencyConflict (409)     app.review.repeats  same key, other body
├── NoModel             (422)     app.operations      a model was asked for and none is configured
├── CannotOpen          (503)     app.operations      the data folder or the database cannot be used
├── SchemaTooNew        (503)     app.operations      the database was made by a later version
├── BadSettings         (500)     app.settings        the environment holds a value that cannot be taken
├── CannotListen        (500)     app.web             the address or port cannot be had
└── Refused                       app.web             a request that cannot be taken, with faults by field
    ├── NotFound        (404)
    ├── WrongMethod     (405)
    ├── TooLarge        (413)
    ├── WrongMediaType  (415)
    ├── Invalid         (422)
    ├── TooManyRequests (429)     over a limit; says when to come back
    ├── Internal        (500)     an error of ours, of which nothing is shown
    ├── NotReady        (503)     the desk is not open yet
    └── WillNotOpen     (503)     the desk cannot open; carries the type of its cause
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
