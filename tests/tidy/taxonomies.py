"""The codes that each list must hold: data/taxonomies.json, written from the fact sheet (section 4)
and not from the lists.

"own_codes": the fact sheet gives the values, and mostly their number, but no codes. Ours are pinned
all the same, because stored answers name them: a code is never reused for something else.
"""

import json
import pathlib

PINNED = json.loads((pathlib.Path(__file__).parent / "data" / "taxonomies.json").read_text())


def problems(list_id, codes):
    """What is wrong with the codes of a list, in words."""
    pinned = PINNED.get(list_id, {})
    wanted = set(" ".join(pinned.get("codes") or pinned.get("own_codes", ())).split())
    count = pinned.get("count", len(wanted))
    found = [f"the code {code} is missing" for code in sorted(wanted - codes)]
    found += [f"the code {code} is not in data/taxonomies.json" for code in sorted(codes - wanted)]
    if len(codes) != count:
        found.append(f"{len(codes)} codes and not {count}")
    return found
