"""People's corrections in the queue become cases: what they set is what is accepted, and nobody can be told from it."""

from eval.harvest.command import harvest

__all__ = ["harvest"]
