"""An optional judge: any OpenAI-compatible model grades replies by the rubric of the gold set. Never in the gate."""
