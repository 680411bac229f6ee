"""Who fills which role of an incident, and how it is handed over in the middle of the night."""

import pytest

from app.operations.desk import Desk
from app.operations.incident_acts import IncidentOver, StaleIncident
from app.operations.incident_record import NoSuchIncident, Record
from app.operations.posts import BadPost, give_post, roles_of
from app.operations.standing_down import stand_down
from app.review.people import NotAllowed, Person
from tests.operations.burning import CLOSING, burn, snapshot

People = dict[str, Person]


def held(known: Record) -> list[tuple[str, str, bool]]:
    return [(post.role, post.person, post.until is None) for post in known.posts]


async def test_a_hand_over_ends_the_one_and_begins_the_other_at_one_moment(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    await give_post(staffed, known.id, staff["Helena"], role="puente", to="Lucía", version=1)
    staffed.clock.pass_(hours=6)  # type: ignore[attr-defined]
    done = await give_post(staffed, known.id, staff["Lucía"], role="puente", to="leo", reason="relevo")

    assert held(done) == [("puente", "Lucía", False), ("puente", "Leo", True)]
    assert done.posts[0].until == done.posts[1].since == staffed.clock()
    assert [post.by for post in done.posts] == ["Helena", "Lucía"]
    assert (done.version, done.acts[-1].what, done.acts[-1].reason) == (3, "incident.post", "relevo")
    assert done.acts[-1].detail == {
        "incident": known.id, "role": "puente", "to": staff["Leo"].id, "from": staff["Lucía"].id,
        "reason_sha256": done.acts[-1].detail["reason_sha256"],
    }  # fmt: skip


async def test_whoever_has_a_post_hands_it_over_and_nobody_below_a_lead_another(staffed: Desk, staff: People) -> None:
    known = await burn(staffed, staff["Helena"])
    with pytest.raises(NotAllowed, match="lead"):
        await give_post(staffed, known.id, staff["Ana"], role="cubierta", to="Ana")
    await give_post(staffed, known.id, staff["Lucía"], role="cubierta", to="Ana")
    done = await give_post(staffed, known.id, staff["Ana"], role="cubierta", to="Bruno")
    assert held(done) == [("cubierta", "Ana", False), ("cubierta", "Bruno", True)]
    with pytest.raises(NotAllowed, match="lead"):
        await give_post(staffed, known.id, staff["Ana"], role="cubierta", to="Ana")


@pytest.mark.parametrize(
    ("role", "to", "field", "said"),
    [
        ("timonel", "Lucía", "role", "cubierta, puente, capitana"),
        ("puente", "Nadie", "person", "portavoz people list"),
        ("capitana", "Lucía", "person", "needs the role head"),
        ("puente", "Ana", "person", "needs the role lead"),
    ],
)
async def test_who_cannot_fill_a_role_is_told_why(
    staffed: Desk, staff: People, role: str, to: str, field: str, said: str
) -> None:
    known = await burn(staffed, staff["Helena"])
    before = await snapshot(staffed)
    with pytest.raises(BadPost) as refused:
        await give_post(staffed, known.id, staff["Helena"], role=role, to=to)
    assert said in refused.value.detail.en
    assert refused.value.field == field
    assert await snapshot(staffed) == before


async def test_the_same_person_twice_an_older_version_and_one_that_is_over_change_nothing(
    staffed: Desk, staff: People
) -> None:
    known = await burn(staffed, staff["Helena"])
    await give_post(staffed, known.id, staff["Helena"], role="puente", to="Lucía")
    with pytest.raises(BadPost, match="Lucía has had"):
        await give_post(staffed, known.id, staff["Helena"], role="puente", to="Lucía")
    with pytest.raises(StaleIncident):
        await give_post(staffed, known.id, staff["Helena"], role="puente", to="Leo", version=1)
    with pytest.raises(NoSuchIncident):
        await give_post(staffed, "f" * 16, staff["Helena"], role="puente", to="Leo")
    ended = await stand_down(staffed, known.id, staff["Helena"], version=2, closing=CLOSING)
    assert held(ended) == [("puente", "Lucía", False)]
    with pytest.raises(IncidentOver):
        await give_post(staffed, known.id, staff["Helena"], role="puente", to="Leo")


def test_an_incident_asks_for_its_owner_for_who_approves_and_for_who_is_told(staffed: Desk) -> None:
    assert [role.id for role in roles_of(staffed.brand, "varada", "high")] == ["capitana", "puente"]
    assert [role.id for role in roles_of(staffed.brand, None, "high")] == ["puente", "capitana"]
    assert [role.id for role in roles_of(staffed.brand, None, "low")] == ["puente"]
