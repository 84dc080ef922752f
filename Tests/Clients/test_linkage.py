# SPDX-License-Identifier: MIT
"""What the program is made of: no Foundation, and in release mode few libraries beside it."""

import subprocess

import pytest

from conftest import ROOT, binary

# The libraries that a release needs, by the Debian package that the documentation names for each.
PACKAGES = {
    "libpcre2-8.so.0": "libpcre2-8-0",
    "libstdc++.so.6": "libstdc++6",
    "libyaml-0.so.2": "libyaml-0-2",
    "libz.so.1": "zlib1g",
}

# What comes with the C library, and with the C++ library.
COMPANIONS = {"libc.so.6", "libm.so.6", "libgcc_s.so.1"}


def libraries(program):
    """The shared libraries that the loader would map for the program."""
    listing = subprocess.run(["ldd", program], capture_output=True, text=True, check=True).stdout
    return {line.split()[0] for line in listing.splitlines()}


@pytest.mark.parametrize("configuration", ["debug", "release"])
def test_foundation_is_not_linked(configuration):
    program = binary(configuration)
    assert not [name for name in libraries(program) if "Foundation" in name]
    # Linked in statically, the library would leave its metadata's mangled module name behind.
    assert b"20FoundationEssentials" not in program.read_bytes()


def test_the_release_needs_the_libraries_that_are_told_and_no_others():
    found = {name for name in libraries(binary()) if "vdso" not in name and "/ld-" not in name}
    assert found - COMPANIONS == set(PACKAGES)
    assert "libc.so.6" in found


@pytest.mark.parametrize(
    "path", ["README.md", "Sources/Service/Understudy.docc/GettingStarted.md"]
)
def test_their_packages_are_told(path):
    words = (ROOT / path).read_text().replace("`", " ").split()
    assert [package for package in PACKAGES.values() if package not in words] == []
