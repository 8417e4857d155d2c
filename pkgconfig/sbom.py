#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Write the bill of materials of a built libhft.so as SPDX 2.3 JSON, to stdout.

    sbom.py LIBRARY VERSION

What the library needs at run time (its NEEDED entries) is looked up in dpkg's database: package,
version, supplier, checksums of the file as installed, and licenses where the package's copyright
file is machine readable. The time is SOURCE_DATE_EPOCH's, so that the same build says the same.
"""
import hashlib
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import quote

# Debian's short names for licenses, where SPDX's list has another one.
SPDX_NAMES = {
    "apache-2.0": "Apache-2.0", "bsd-2-clause": "BSD-2-Clause", "bsd-3-clause": "BSD-3-Clause",
    "expat": "MIT", "gpl-2": "GPL-2.0-only", "gpl-2+": "GPL-2.0-or-later",
    "gpl-2.0": "GPL-2.0-only", "gpl-2.0+": "GPL-2.0-or-later", "gpl-3": "GPL-3.0-only",
    "gpl-3+": "GPL-3.0-or-later", "gpl-3.0+": "GPL-3.0-or-later", "isc": "ISC",
    "lgpl-2": "LGPL-2.0-only", "lgpl-2+": "LGPL-2.0-or-later", "lgpl-2.1": "LGPL-2.1-only",
    "lgpl-2.1+": "LGPL-2.1-or-later", "lgpl-2.1-or-later": "LGPL-2.1-or-later",
    "lgpl-3": "LGPL-3.0-only", "lgpl-3+": "LGPL-3.0-or-later", "zlib": "Zlib",
}


def output(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def digest(algorithm: str, path: Path) -> str:
    return hashlib.new(algorithm, path.read_bytes()).hexdigest()


def needed(library: Path) -> list[str]:
    """The SONAMEs that the library's dynamic section asks for."""
    return re.findall(r"\(NEEDED\).*\[(.+)\]", output("readelf", "-dW", str(library)))


def file_of(soname: str, library: Path) -> Path:
    """Where the loader finds a SONAME for this library."""
    for line in output("ldd", str(library)).splitlines():
        match = re.match(rf"\s*(?:{re.escape(soname)} => )?(/\S*{re.escape(soname)}) \(", line)
        if match:
            return Path(match.group(1))
    raise SystemExit(f"sbom: the loader finds no {soname}: install what {library} needs")


def package_of(path: Path) -> str:
    """The installed package that owns a file; /lib may be a link to /usr/lib."""
    real = path.resolve()
    for name in (str(path), str(real), str(real).removeprefix("/usr")):
        found = subprocess.run(["dpkg-query", "-S", name], capture_output=True, text=True)
        if found.returncode == 0:
            return found.stdout.rsplit(": ", 1)[0].split(",")[0]
    raise SystemExit(f"sbom: no Debian package owns {path}")


def licenses(package: str) -> list[str]:
    """Short names in the License fields of a machine-readable copyright file; else none."""
    path = Path("/usr/share/doc", package.split(":")[0], "copyright")
    text = path.read_text(errors="replace") if path.exists() else ""
    if not re.match(r"Format: *\S*copyright-format", text):
        return []
    names = set()
    for field in re.findall(r"^License: *(\S.*)$", text, re.MULTILINE):
        names.update(re.split(r" +(?:and/or|and|or) +|, *", field.strip()))
    return sorted(names)


def expression(names: list[str], extracted: dict[str, dict]) -> str:
    """All of them, as an SPDX expression; a name that SPDX does not list becomes a LicenseRef."""
    ids = []
    for name in names:
        spdx = SPDX_NAMES.get(name.lower())
        if not spdx:
            spdx = "LicenseRef-debian-" + re.sub(r"[^A-Za-z0-9.-]+", "-", name)
            extracted[spdx] = {
                "licenseId": spdx, "name": name,
                "extractedText": f"{name}: as in the copyright files of the packages that name it."}
        ids.append(spdx)
    return " AND ".join(sorted(set(ids))) or "NOASSERTION"


def supplier(maintainer: str) -> str:
    team = re.search(r"Maintainers|Team|Developers|@lists\.", maintainer)
    return ("Organization: " if team else "Person: ") + re.sub(r" <(.*)>", r" (\1)", maintainer)


def identifier(kind: str, name: str) -> str:
    return f"SPDXRef-{kind}-" + re.sub(r"[^A-Za-z0-9.-]", "-", name)


def package_entry(package: str, extracted: dict[str, dict]) -> dict:
    fields = ("Package", "Version", "Architecture", "Maintainer", "Homepage", "source:Package")
    name, version, arch, maintainer, homepage, source = output(
        "dpkg-query", "-W", "-f", "\t".join("${%s}" % field for field in fields),
        package).split("\t")
    return {
        "SPDXID": identifier("Package", name),
        "name": name,
        "versionInfo": version,
        "supplier": supplier(maintainer),
        "downloadLocation": "NOASSERTION",
        "homepage": homepage or "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "NOASSERTION",
        "licenseDeclared": expression(licenses(package), extracted),
        "copyrightText": "NOASSERTION",
        "externalRefs": [{
            "referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl",
            "referenceLocator": f"pkg:deb/debian/{quote(name)}@{quote(version, safe='')}"
                                f"?arch={arch}&upstream={quote(source)}"}],
    }


def own_entry(version: str) -> dict:
    return {
        "SPDXID": identifier("Package", "libhft"),
        "name": "libhft",
        "versionInfo": version,
        "supplier": "Organization: libhft maintainers",
        "downloadLocation": "NOASSERTION",
        "filesAnalyzed": False,
        "licenseConcluded": "Apache-2.0",
        "licenseDeclared": "Apache-2.0",
        "copyrightText": "NOASSERTION",
        "primaryPackagePurpose": "LIBRARY",
    }


def file_entry(name: str, path: Path) -> dict:
    return {
        "SPDXID": identifier("File", name),
        "fileName": f"./{name}",
        "fileTypes": ["BINARY"],
        "checksums": [{"algorithm": "SHA1", "checksumValue": digest("sha1", path)},
                      {"algorithm": "SHA256", "checksumValue": digest("sha256", path)}],
        "licenseConcluded": "NOASSERTION",
        "copyrightText": "NOASSERTION",
    }


def relation(element: str, kind: str, other: str) -> dict:
    return {"spdxElementId": element, "relationshipType": kind, "relatedSpdxElement": other}


def document(library: Path, version: str) -> dict:
    extracted: dict[str, dict] = {}
    own = own_entry(version)
    packages = {own["SPDXID"]: own}
    files = [file_entry(library.name, library)]
    relations = [relation("SPDXRef-DOCUMENT", "DESCRIBES", own["SPDXID"]),
                 relation(own["SPDXID"], "DISTRIBUTION_ARTIFACT", files[0]["SPDXID"])]
    for soname in sorted(needed(library)):
        path = file_of(soname, library)
        package = package_entry(package_of(path), extracted)
        if package["SPDXID"] not in packages:
            packages[package["SPDXID"]] = package
            relations.append(relation(own["SPDXID"], "DYNAMIC_LINK", package["SPDXID"]))
        files.append(file_entry(soname, path))
        relations.append(relation(package["SPDXID"], "DISTRIBUTION_ARTIFACT", files[-1]["SPDXID"]))
    created = time.gmtime(int(os.environ.get("SOURCE_DATE_EPOCH", time.time())))
    return {
        "spdxVersion": "SPDX-2.3",
        "dataLicense": "CC0-1.0",
        "SPDXID": "SPDXRef-DOCUMENT",
        "name": f"libhft-{version}",
        "documentNamespace": f"urn:libhft:{version}:{digest('sha256', library)}",
        "creationInfo": {
            "created": time.strftime("%Y-%m-%dT%H:%M:%SZ", created),
            "creators": ["Tool: libhft-sbom", "Organization: libhft maintainers"]},
        "packages": list(packages.values()),
        "files": files,
        "relationships": relations,
        "hasExtractedLicensingInfos": [extracted[key] for key in sorted(extracted)],
    }


def main() -> None:
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    print(json.dumps(document(Path(sys.argv[1]), sys.argv[2]), indent=2))


if __name__ == "__main__":
    main()
