"""Checks a wheel by what PEP 376, 425, 427 and 600 say, and by `readelf`. Prints "ok" at the end.

    check_wheel.py WHEEL VERSION
"""

import base64
import hashlib
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

wheel, version = Path(sys.argv[1]), sys.argv[2]
archive = zipfile.ZipFile(wheel)
names = archive.namelist()
info = f"hipreempt-{version}.dist-info"
assert len(names) == len(set(names)) and archive.testzip() is None

# RECORD names every file once, with its hash and size.
rows = [line.rsplit(",", 2) for line in archive.read(f"{info}/RECORD").decode().splitlines()]
assert sorted(row[0] for row in rows) == sorted(names), "RECORD and the archive differ"
for name, digest, size in rows:
    if name == f"{info}/RECORD":
        assert (digest, size) == ("", "")
        continue
    data = archive.read(name)
    expected = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
    assert (digest, size) == (f"sha256={expected}", str(len(data))), name

# The parts that make it whole; programs and libraries can be executed, all else cannot.
expected = {"hipreempt", "libhipreempt_hip.so", "libhipreempt_cuda.so", "libhipreempt_c.so", "libamdhip64.so", "softgpu-card"}
assert {name.removeprefix("hipreempt/lib/") for name in names if "/lib/" in name} == expected
assert {"hipreempt/__init__.py", "hipreempt/torch.py", "hipreempt/py.typed", f"{info}/METADATA"} <= set(names)
for entry in archive.infolist():
    is_executable = bool(entry.external_attr >> 16 & 0o111)
    assert is_executable == entry.filename.startswith("hipreempt/lib/"), entry
assert f"Version: {version}\n" in archive.read(f"{info}/METADATA").decode()

# The tag names the newest glibc version that any file asks for, in its name and inside.
asked = [(2, 0)]
for name in names:
    if name.startswith("hipreempt/lib/"):
        with tempfile.NamedTemporaryFile() as file:
            file.write(archive.read(name))
            file.flush()
            text = subprocess.run(["readelf", "-V", "-W", file.name], check=True, capture_output=True, text=True).stdout
        found = re.findall(r"Name: GLIBC_(\d+)\.(\d+)", text)
        assert found, f"readelf shows no version in {name}"
        asked += [(int(major), int(minor)) for major, minor in found]
major, minor = max(asked)
tag = f"py3-none-manylinux_{major}_{minor}_x86_64"
assert wheel.name == f"hipreempt-{version}-{tag}.whl", (wheel.name, tag)
assert f"Tag: {tag}\n" in archive.read(f"{info}/WHEEL").decode()
print("ok")
