"""What was once approved and was sent may be reported late from any state, and a second text beside the first."""

from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TRANSITIONS = (
    "pending>approved", "pending>changes_requested", "pending>rejected", "pending>dismissed", "pending>superseded",
    "pending>withdrawn", "pending>published", "changes_requested>pending", "changes_requested>rejected",
    "changes_requested>superseded", "changes_requested>withdrawn", "changes_requested>published",
    "approved>published", "approved>pending", "approved>stale", "approved>withdrawn", "stale>pending",
    "stale>rejected", "stale>superseded", "stale>withdrawn", "stale>published", "published>closed",
    "superseded>pending", "superseded>published", "rejected>published", "dismissed>published", "withdrawn>published",
)  # fmt: skip
"""As app.review.states has them (a test compares)."""

RULES: tuple[tuple[str, str, str], ...] = (
    (
        "replies_state",
        "OLD.state != NEW.state AND OLD.state || '>' || NEW.state NOT IN ("
        + ", ".join(f"'{step}'" for step in TRANSITIONS)
        + ")",
        "no move leads from that state to this one",
    ),
    (
        "replies_approval_kept",
        "OLD.state IN ('approved', 'published', 'closed') AND NEW.state IN ('approved', 'published', 'closed')"
        " AND (NEW.revision != OLD.revision OR ((OLD.state != 'approved' OR NEW.state != 'published')"
        " AND (NEW.approved_revision != OLD.approved_revision OR NEW.approved_by != OLD.approved_by)))",
        "an approval stands as it was given",
    ),
    (
        "replies_published_text",
        "NEW.state = 'published' AND OLD.state != 'published' AND NOT EXISTS"
        " (SELECT 1 FROM revisions JOIN audit ON audit.reply = revisions.reply AND audit.sha256 = revisions.sha256"
        " WHERE revisions.reply = NEW.id AND revisions.number = NEW.approved_revision"
        " AND audit.move IN ('approve', 'confirm', 'preapproval'))",
        "what is published must have been approved",
    ),
)
"""Name, what an update of a reply may not do, and the message: two as revision 0002 made them, and a new one."""


def upgrade() -> None:
    with op.batch_alter_table("publications", recreate="auto") as publications:
        publications.drop_constraint("pk_publications", type_="primary")
        publications.create_primary_key("pk_publications", ["reply", "part", "sha256"])
    for name in ("replies_state", "replies_approval_kept"):
        _drop(name)
    for name, forbidden, message in RULES:
        _forbid(name, forbidden, message)


def _drop(name: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {name}")
        return
    op.execute(f"DROP TRIGGER {name} ON replies")
    op.execute(f"DROP FUNCTION {name}()")


def _forbid(name: str, forbidden: str, message: str) -> None:
    event = "BEFORE UPDATE ON replies"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"CREATE TRIGGER {name} {event} WHEN {forbidden} BEGIN SELECT RAISE(ABORT, '{message}'); END")
        return
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF {forbidden} THEN"
        f" RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} {event} FOR EACH ROW EXECUTE FUNCTION {name}()")
