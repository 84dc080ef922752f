# SPDX-License-Identifier: MIT
"""What happens to a text on its way into a search box; the same text always gets the same edits."""

import hashlib
import re

WORD = re.compile(r"[A-Za-z]{4,}")
KEYBOARD = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
VOWELS = "aeiou"
WORDS_REMEMBERED = 4


class Draws:
    """Numbers that follow from a text and a purpose."""

    def __init__(self, purpose: str, text: str):
        self._key = f"{purpose}\n{text}\n".encode()
        self._count = 0

    def below(self, bound: int) -> int:
        """The next number from 0 up to the bound, which it does not reach."""
        self._count += 1
        digest = hashlib.sha256(self._key + str(self._count).encode()).digest()
        return int.from_bytes(digest[:8]) % bound


def remembered(text: str) -> str:
    """What is left of a text that was read a while ago: up to four of its words, in their order."""
    draws = Draws("remembered", text)
    words = [word.group() for word in WORD.finditer(text)]
    while len(words) > WORDS_REMEMBERED:
        del words[draws.below(len(words))]
    return " ".join(words)


def with_typing_errors(text: str) -> str:
    """One error in about every third word of four letters or more, and in at least one."""
    draws = Draws("typing errors", text)
    words = list(WORD.finditer(text))
    if not words:
        return text
    chosen = {place for place in range(len(words)) if draws.below(3) == 0}
    return _replaced(text, words, chosen or {draws.below(len(words))}, draws, _mistyped)


def inflected(text: str) -> str:
    """About every second word of four letters or more in another form, and at least one."""
    draws = Draws("inflections", text)
    words = list(WORD.finditer(text))
    if not words:
        return text
    chosen = {place for place in range(len(words)) if draws.below(2) == 0}
    return _replaced(text, words, chosen or {draws.below(len(words))}, draws, _other_form)


def _replaced(text, words, chosen, draws, edit) -> str:
    parts, end = [], 0
    for place, word in enumerate(words):
        parts.append(text[end : word.start()])
        parts.append(edit(word.group(), draws) if place in chosen else word.group())
        end = word.end()
    return "".join(parts) + text[end:]


def _mistyped(word: str, draws: Draws) -> str:
    """A letter left out, doubled, swapped with the next, or its neighbour on the keyboard."""
    place = draws.below(len(word) - 1)
    head, letter, tail = word[:place], word[place], word[place + 1 :]
    match draws.below(4):
        case 0:
            return head + tail
        case 1:
            return head + letter + letter + tail
        case 2:
            return head + tail[0] + letter + tail[1:]
        case _:
            return head + _neighbour(letter, draws) + tail


def _neighbour(letter: str, draws: Draws) -> str:
    row = next(row for row in KEYBOARD if letter.lower() in row)
    place = row.index(letter.lower())
    neighbours = row[max(place - 1, 0) : place] + row[place + 1 : place + 2]
    return neighbours[draws.below(len(neighbours))]


def _other_form(word: str, draws: Draws) -> str:
    """A noun in its other number, or a verb in another form, by the rules of English spelling."""
    if word.endswith("ing") and len(word) > 5:
        return word[:-3] + ("ed" if draws.below(2) else "s")
    if word.endswith("ed") and len(word) > 4:
        return word[:-2] + "ing"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    if draws.below(2):
        return (word[:-1] if word.endswith("e") else word) + "ing"
    if word.endswith("y") and word[-2] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "sh", "ch")) else "s")
