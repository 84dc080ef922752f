# SPDX-License-Identifier: MIT
"""What the program is made of: no Foundation, and in release mode no Swift library beside it."""

import subprocess

import pytest

from conftest import binary


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


def test_the_release_needs_no_swift_library():
    assert not [name for name in libraries(binary()) if "swift" in name]
    assert "libc.so.6" in libraries(binary())
