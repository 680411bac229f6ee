"""The error tree. Each error lives beside the rule that raises it; the tree is drawn here.

PortavozError                     anything that we can name; carries an HTTP status and a stable type
├── BadKnowledge        (422)     app.brand.load      the knowledge folder has faults; lists each one
├── UnknownNetwork      (422)     app.comments        the brand does not list this network
├── PromptError         (500)     app.prompts         a prompt file is broken or a variable is missing
├── IndexUnavailable    (503)     app.evidence        passages cannot be searched right now
├── StorageFull         (507)     app.db              the disk or the database took no more
├── NotAuthenticated    (401)     app.review.people   no key, an unknown one or a revoked one
├── NotAllowed          (403)     app.review.people   the key's role does not reach that far
├── BadPerson           (422)     app.review.names    a name or role that cannot be taken
├── NoSuchPerson        (404)     app.review.accounts nobody with that id or name
├── NoSuchLink          (404)     app.review.invitations  a one-time link that is over, used or unknown
├── BadPassword         (422)     app.review.passwords    too short, too common or too close to the name
├── WrongPassword       (422)     app.review.signing_in   name or password do not fit
├── TooManyLogins       (429)     app.review.throttle     too many failures; says when to come back
├── NoSuchReply         (404)     app.review.reading  no reply with that id
├── BadCursor           (422)     app.review.reading  a cursor that the list never gave
├── IdempotencyConflict (409)     app.review.repeats  same key, other body
├── WrongState          (409)     app.review.moving   the reply's state does not allow the move
├── StaleVersion        (409)     app.review.moving   somebody changed the reply after it was read
├── ReasonMissing       (422)     app.review.moving   saying no needs a reason
├── TwoPeople           (403)     app.review.approving    who requested or wrote a text cannot approve it
├── WrongHash           (409)     app.review.approving    the words named are not the latest
├── NothingToApprove    (409)     app.review.approving    nobody has written a text yet
├── Blocked             (409)     app.review.approving    findings that block, without an override
├── AlreadyApproved     (409)     app.review.approving    another reply to that comment stands approved
├── NotApprovedText     (409)     app.operations.publish  what was sent is not what was approved
├── NotYetVisible       (409)     app.operations.publish  the undo window is still open
├── NothingRead         (422)     app.operations.reread   a comment read again says nothing
├── NothingToSay        (422)     app.operations.beside   no text for a holding or a closing
├── Claimed             (409)     app.operations.attend   somebody else is at it
├── UnknownAssignee     (422)     app.operations.attend   nobody active has that name
├── BadSnooze           (422)     app.operations.attend   a moment that is past or beyond the deadline
├── BadNote             (422)     app.operations.attend   an empty note, or one too long
├── NoSuchAction        (422)     app.operations.attend   an internal act that the reply does not have
├── GroundMoved         (409)     app.operations.weigh    knowledge changed while it was being decided on
├── BadText             (422)     app.operations.write    a text that cannot be taken as it is
├── NothingChanged      (422)     app.operations.write    the same words as before
├── BadTriage           (422)     app.operations.overrule an outcome, scenario or severity that is not known
├── NeedsModel          (422)     app.operations.rewrite  a wish that only a model can meet
├── BadWish             (422)     app.operations.rewrite  a wish that says nothing, or too much
├── RewriteRefused      (409)     app.operations.rewrite  the rules that block refused the new text
├── RewriteFailed       (503)     app.operations.rewrite  the engine wrote nothing
├── NothingTicked       (422)     app.operations.groups   a group decision without a reply
├── NoSuchPreapproval   (404)     app.review.preapproval  nothing approved beforehand under that id
├── BadHookAddress      (422)     app.notify.safe_address  an address that a webhook must not have
├── NoSuchIncident      (404)     app.operations.incident_record  no incident with that id
├── BadIncident         (422)     app.operations.incident_acts  something that an incident cannot be declared with
├── StaleIncident       (409)     app.operations.incident_acts  somebody changed the incident after it was read
├── IncidentOver        (409)     app.operations.incident_acts  it was stood down before
├── AlreadyDeclared     (409)     app.operations.declaring  it burns already; names the open one
├── BadLine             (422)     app.operations.line_check  a text that cannot be an official line
├── UnconfirmedFigure   (422)     app.operations.line_check  a figure that no confirmed fact gives
├── BadPost             (422)     app.operations.posts  a role or a person that cannot be put to a post
├── DebtsOpen           (409)     app.operations.standing_down  people are still owed an answer, and no reason was given
├── BadLesson           (422)     app.operations.lessons  a lesson that says nothing, or too much
├── NoSuchFact          (404)     app.operations.fact_entries  no fact with that id
├── BadFact             (422)     app.operations.fact_given  a fact that cannot be taken as it is
├── FactChanged         (409)     app.operations.fact_conditions  somebody changed the fact after it was read
├── FactOver            (409)     app.operations.fact_conditions  the fact is over; it needs a new version
├── SameFact            (409)     app.operations.fact_conditions  the fact says that already
├── NoSuchQuestion      (404)     app.operations.questions  no question with that id
├── BadQuestion         (422)     app.operations.questions  a question or an answer that cannot be taken as it is
├── QuestionSettled     (409)     app.operations.questions  it was confirmed, refused or withdrawn before
├── NothingWaits        (409)     app.operations.asking  the reply is decided: nothing of it waits for an answer
├── AlreadyAsked        (409)     app.operations.asking  the same was asked before
├── DeadLink            (404)     app.operations.answering  a link to a question that is used or over
├── UnknownLink         (404)     app.operations.answering  a link that was never ours; counted
├── AlreadyAnswered     (409)     app.operations.answering  the area has answered before
├── NoHolding           (422)     app.operations.holding_lane  this comment gets no prepared text; says whom to call
├── BadPreapproval      (422)     app.operations.adapting  an adapted holding that cannot be approved beforehand
├── ManualChanged       (409)     app.operations.preapproving  the manual's texts changed after the page was read
├── NotFrozen           (409)     app.operations.freeze  nothing is frozen now
├── UnknownSystem       (422)     app.operations.freeze  a scheduler that has paused nothing
├── NoSuchCode          (404)     app.review.pairing   a pairing code that is over, used or unknown
├── TooManyPairings     (429)     app.review.pairing   too many wrong codes; says when to come back
├── CannotPack          (500)     app.cli_extension_acts  the extension's file cannot be written there
├── NoSuchHook          (404)     app.operations.hook_records  no webhook with that id
├── BadHook             (422)     app.operations.hooks  a name or an event that a webhook cannot have
├── HookExists          (409)     app.operations.hooks  that name or address is there already
├── TooManyHooks        (409)     app.operations.hooks  more webhooks than one deployment may have
├── HookDisabled        (409)     app.operations.hooks  it must be enabled first
├── BadBatch            (422)     app.operations.hear   no comment, or too many at once
├── BadExport           (422)     app.monitor.export_file  a listening tool's export that cannot be read
├── ImportInterrupted   (503)     app.operations.hear_file  an import that stopped between two batches
├── NoSuchAlert         (404)     app.operations.alarms  no alert with that id
├── AlertSettled        (409)     app.operations.alarms  somebody settled the alert before
├── BadSettlement       (422)     app.operations.alarms  an alert cannot be settled so
├── BadDrill            (422)     app.drill.script_file  a drill with faults; lists each one
├── NoSuchDrill         (404)     app.drill.script_file  no such file, and no drill of that name
├── NothingToMake       (422)     app.drill.origin      neither a scenario nor a type of comment
├── BadMeasure          (422)     app.drill.making      so many comments or minutes cannot be had
├── BadSpeed            (422)     app.cli_drill_acts    a speed that cannot be played
├── CannotWriteReport   (500)     app.cli_drill_acts    the folder of the report cannot be written
├── BadAuthor           (422)     app.operations.erase    a handle that names nobody
├── BadHead             (422)     app.operations.tampering    a file that holds no head of an audit chain
├── BadBackup           (422)     app.operations.archive  a file that is no backup, or was changed
├── CannotWrite         (500)     app.operations.archive  the backup cannot be written there
├── NotEmpty            (409)     app.operations.restore  the database already holds something
├── BackupTooNew        (503)     app.operations.restore  the backup was made by a later version
├── Unreadable          (422)     app.importing.documents.unreadable    a manual that cannot be read, or must not be
├── BadArchive          (422)     app.importing.archives    an archive of replies that cannot be read as it is
├── BadColumns          (422)     app.cli_import      a correction of columns that names none
├── BadSetting          (422)     app.cli_import      a correction that is no FIELD=VALUE
├── NothingToImport     (422)     app.importing.given     no file that holds a manual or replies
├── ForeignFolder       (409)     app.importing.bringing  the folder was written by hand, or for another brand
├── CannotWriteFolder   (500)     app.importing.folder.committing    the knowledge folder cannot be written
├── NoSuchField         (404)     app.importing.confirming    no field of that name was understood
├── NotImported         (409)     app.importing.confirming    the folder was not made by an import
├── BadLedger           (422)     app.importing.ledger    imported.json cannot be read
├── KnowledgeChanged    (409)     app.operations.understood   the folder changed after its page was read
├── NothingChosen       (422)     app.operations.understood   a confirmation that names no field
├── NoModel             (422)     app.operations      a model was asked for and none is configured
├── CannotOpen          (503)     app.operations      the data folder or the database cannot be used
├── SchemaTooNew        (503)     app.operations      the database was made by a later version
├── BadSettings         (500)     app.settings        the environment holds a value that cannot be taken
├── CannotListen        (500)     app.web             the address or port cannot be had
└── Refused                       app.web             a request that cannot be taken, with faults by field
    ├── SignInFirst     (303)     a page for people who have signed in
    ├── ForgedOrigin    (403)     a form or script of another site
    ├── NotFound        (404)
    ├── NoExtension     (404)     the deployment came without the extension
    ├── WrongMethod     (405)
    ├── TooLarge        (413)
    ├── WrongMediaType  (415)
    ├── Invalid         (422)
    ├── PreconditionRequired (428)  a decision without If-Match
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
