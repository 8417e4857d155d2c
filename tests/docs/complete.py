# SPDX-License-Identifier: Apache-2.0
"""complete.py ROOT SITE: every public function, record, member and constant has its place in the
site's API pages."""
import html
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "gates"))
import public  # noqa: E402


def wanted(root):
    names = public.functions(root) | set(public.constants(root))
    for struct, members in public.structs(root).items():
        names |= {struct} | {f"{struct}.{member}" for member in members}
    return names


def found(site):
    """Anchors of the C domain: c.name, c.struct.member; unnamed enums are @N."""
    text = "".join(page.read_text() for page in sorted((site / "api").glob("*.html")))
    anchors = re.findall(r'id="c\.([^"]+)"', text)
    return {re.sub(r"^@\d+\.", "", html.unescape(anchor)) for anchor in anchors}


def main():
    root, site = map(pathlib.Path, sys.argv[1:])
    need, have = wanted(root), found(site)
    lost = sorted(need - have)
    print("\n".join(f"{name} has no place in the API pages" for name in lost)
          or f"{len(need)} names")
    sys.exit(bool(lost) or not need)


main()
