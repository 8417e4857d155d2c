# SPDX-License-Identifier: Apache-2.0
"""check_sbom.py SBOM LIBRARY: an SPDX 2.3 document of LIBRARY has every field that the standard
requires, refers to nothing that is not in it, and gives each library that the loader will want the
package that owns it, at the version installed. Then it is spoiled, and each fault must be found."""
import copy
import hashlib
import json
import re
import subprocess
import sys

DOCUMENT = ("spdxVersion", "dataLicense", "SPDXID", "name", "documentNamespace", "creationInfo",
            "packages", "relationships")
PACKAGE = ("SPDXID", "name", "versionInfo", "supplier", "downloadLocation", "licenseDeclared",
           "licenseConcluded", "copyrightText", "filesAnalyzed")
FILE = ("SPDXID", "fileName", "checksums", "licenseConcluded", "copyrightText")
LISTED = {"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "MIT", "ISC", "Zlib", "NOASSERTION"} | {
    f"{name}-{kind}" for kind in ("only", "or-later")
    for name in ("GPL-2.0", "GPL-3.0", "LGPL-2.0", "LGPL-2.1", "LGPL-3.0")}


def missing_fields(sbom):
    for kind, required, items in (("document", DOCUMENT, [sbom]),
                                  ("package", PACKAGE, sbom.get("packages", [])),
                                  ("file", FILE, sbom.get("files", []))):
        for item in items:
            for field in required:
                if item.get(field) in (None, "", []):
                    yield f"a {kind} ({item.get('SPDXID')}) has no {field}"


def header_faults(sbom):
    if (sbom.get("spdxVersion"), sbom.get("dataLicense")) != ("SPDX-2.3", "CC0-1.0"):
        yield "spdxVersion or dataLicense is another"
    created = sbom.get("creationInfo", {}).get("created", "")
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", created):
        yield f"created is '{created}'"
    if "#" in sbom.get("documentNamespace", "") or ":" not in sbom.get("documentNamespace", ""):
        yield "documentNamespace is no URI"


def reference_faults(sbom):
    elements = [sbom, *sbom.get("packages", []), *sbom.get("files", [])]
    ids = [element.get("SPDXID", "") for element in elements]
    for name in ids:
        if not re.fullmatch(r"SPDXRef-[A-Za-z0-9.-]+", name) or ids.count(name) > 1:
            yield f"SPDXID '{name}' is malformed or there twice"
    for link in sbom.get("relationships", []):
        for end in ("spdxElementId", "relatedSpdxElement"):
            if link[end] not in ids:
                yield f"{link[end]} is referred to, and not there"


def license_faults(sbom):
    own = {item["licenseId"] for item in sbom.get("hasExtractedLicensingInfos", [])
           if item.get("extractedText")}
    for item in sbom.get("packages", []):
        for name in re.split(r" AND ", item.get("licenseDeclared", "")):
            if name not in LISTED | own:
                yield f"{item['name']} has the license {name}, which nothing explains"


def needed(library):
    dump = subprocess.run(["objdump", "-p", library], check=True, capture_output=True, text=True)
    return re.findall(r"^ +NEEDED +(\S+)$", dump.stdout, re.MULTILINE)


def content_faults(sbom, library):
    links = {(link["spdxElementId"], link["relationshipType"], link["relatedSpdxElement"])
             for link in sbom.get("relationships", [])}
    files = {item.get("fileName", ""): item for item in sbom.get("files", [])}
    own = "SPDXRef-Package-libhft"
    if ("SPDXRef-DOCUMENT", "DESCRIBES", own) not in links:
        yield "the document does not describe libhft"
    with open(library, "rb") as stream:
        want = hashlib.sha256(stream.read()).hexdigest()
    if want not in json.dumps(files.get("./" + library.rsplit("/", 1)[-1], {})):
        yield "the library's checksum is another"
    for soname in needed(library):
        name = files.get("./" + soname, {}).get("SPDXID")
        owners = [item for item in sbom.get("packages", [])
                  if (item["SPDXID"], "DISTRIBUTION_ARTIFACT", name) in links
                  and (own, "DYNAMIC_LINK", item["SPDXID"]) in links]
        if len(owners) != 1:
            yield f"{soname} has {len(owners)} packages"
        for item in owners:
            yield from owner_faults(item, soname)


def owner_faults(item, soname):
    """dpkg has the package, at that version, with that file in it."""
    state = subprocess.run(["dpkg-query", "-W", "-f", "${Version}\n", item["name"]],
                           capture_output=True, text=True)
    files = subprocess.run(["dpkg-query", "-L", item["name"]], capture_output=True, text=True)
    if item.get("versionInfo") not in state.stdout.split():
        yield f"{item['name']} is installed at {state.stdout.split()}"
    if not re.search(rf"/{re.escape(soname)}$", files.stdout, re.MULTILINE):
        yield f"{item['name']} does not own {soname}"


def faults(sbom, library):
    return list(missing_fields(sbom)) or [
        *header_faults(sbom), *reference_faults(sbom), *license_faults(sbom),
        *content_faults(sbom, library)]


def spoiled(sbom):
    """Copies of the document, each with one fault."""
    def change(edit):
        other = copy.deepcopy(sbom)
        edit(other)
        return other
    for field in DOCUMENT:
        yield f"no {field}", change(lambda doc, field=field: doc.pop(field))
    for field in PACKAGE:
        yield f"a package without {field}", change(
            lambda doc, field=field: doc["packages"][1].update({field: None}))
    yield "a package less", change(lambda doc: doc["packages"].pop())
    yield "a file less", change(lambda doc: doc["files"].pop())
    yield "a link less", change(lambda doc: doc["relationships"].pop())
    yield "an SPDXID twice", change(lambda doc: doc["packages"].append(doc["packages"][1]))
    yield "another version", change(lambda doc: doc["packages"][1].update(versionInfo="0"))
    yield "another package", change(lambda doc: doc["packages"][1].update(name="dpkg"))
    yield "another license", change(lambda doc: doc["packages"][1].update(licenseDeclared="X"))
    yield "another checksum", change(lambda doc: doc["files"][0].update(checksums=["0"]))


def main():
    with open(sys.argv[1], encoding="utf-8") as stream:
        sbom = json.load(stream)
    found = faults(sbom, sys.argv[2])
    for name, other in spoiled(sbom):
        if not faults(other, sys.argv[2]):
            found.append(f"not found: {name}")
    print("\n".join(found) or f"ok: {len(sbom['packages'])} packages, {len(sbom['files'])} files")
    sys.exit(bool(found))


if __name__ == "__main__":
    main()
