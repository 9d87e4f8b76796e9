"""What a map is framed by: what of its ground the first view leaves out."""

from __future__ import annotations

from mapper.model.problem import Problem, Where, note
from mapper.page.map_model import Payload

FAR = "far-ground"


def tell_far(payload: Payload, name: str) -> tuple[Problem, ...]:
    """A note on ground that lies too far to be seen at first; `name`: that of what was drawn."""
    far = [one["name"] for one in payload.get("beyond", [])]
    if not far:
        return ()
    lie = "lies" if len(far) == 1 else "lie"
    what = f"{', '.join(far)} {lie} far from the rest, outside of the first view"
    return (note(Where(name), what, "a line under the map leads there", FAR),)
