"""Names for people in comments: keyed and stable across documents, or numbered and gone."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from pathlib import Path
from typing import Protocol

from reportedly.errors import BadKeyFile

_SCHEMA = "reportedly/key/1"
_SECRET_BYTES = 32
_DIGITS = 10


class Mask(Protocol):
    """What gives a person, or a link to a person's comment, another name."""

    def person(self, name: str) -> str:
        """The name that stands for this person."""
        ...

    def link(self, url: str) -> str | None:
        """What stands for this link."""
        ...


class Numbered:
    """Anonymous: readers are numbered as they come in one document, and links are dropped."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def person(self, name: str) -> str:
        """Reader 1, Reader 2, … in order of appearance; the same name is the same reader."""
        return self._names.setdefault(_same(name), f"Reader {len(self._names) + 1}")

    def link(self, url: str) -> None:
        """Nothing: a permalink leads to the person."""
        return


class KeyFile:
    """Pseudonymous: a name's keyed hash (HMAC-SHA-256); the file alone leads back from a pseudonym to the name.

    The file is JSON: a secret, and the table of names met so far. Whoever holds it can reverse every export made with
    it; whoever does not, cannot even test a guess.
    """

    def __init__(self, secret: bytes, table: dict[str, str] | None = None) -> None:
        self._secret = secret
        self.table = table or {}

    def person(self, name: str) -> str:
        """`Reader-` and ten hexadecimal digits; the same for the same name wherever it stands."""
        return self._remember("Reader", _same(name), name)

    def link(self, url: str) -> str:
        """`link-` and ten hexadecimal digits."""
        return self._remember("link", url, url)

    def _remember(self, kind: str, key: str, original: str) -> str:
        digest = hmac.new(self._secret, f"{kind}:{key}".encode("utf-8", "surrogatepass"), hashlib.sha256)
        pseudonym = f"{kind}-{digest.hexdigest()[:_DIGITS]}"
        self.table.setdefault(pseudonym, original)
        return pseudonym

    @classmethod
    def load(cls, path: Path) -> KeyFile:
        """The key in `path`, or a new one when there is no such file; raises `BadKeyFile`."""
        remedy = "Give the key file that was used before, or a path that does not exist yet to make a new key."
        try:
            row = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return cls(secrets.token_bytes(_SECRET_BYTES))
        except OSError as error:
            raise BadKeyFile(str(path), f"it cannot be read: {error.strerror}.", remedy=remedy) from error
        except ValueError as error:
            raise BadKeyFile(str(path), "it is no key file of reportedly.", remedy=remedy) from error
        try:
            secret, table = bytes.fromhex(row["secret"]), row["names"]
            if row["schema"] != _SCHEMA or len(secret) < _SECRET_BYTES or not isinstance(table, dict):
                raise ValueError
        except (KeyError, TypeError, ValueError) as error:
            raise BadKeyFile(str(path), "it is no key file of reportedly.", remedy=remedy) from error
        return cls(secret, {str(key): str(value) for key, value in table.items()})

    def save(self, path: Path) -> None:
        """Write the key beside its table, for its owner's eyes only; raises `BadKeyFile` when that fails.

        The new file replaces the old one at once, so that a crash leaves one of them whole.
        """
        row = {"schema": _SCHEMA, "secret": self._secret.hex(), "names": dict(self.table)}
        new = path.with_name(path.name + ".new")
        try:
            new.unlink(missing_ok=True)
            new.touch(mode=0o600)
            new.write_text(json.dumps(row, indent=1), encoding="utf-8")
            new.replace(path)
        except OSError as error:
            raise BadKeyFile(
                str(path), f"it cannot be written: {error.strerror}.", remedy="Choose a folder that can be written."
            ) from error


def _same(name: str) -> str:
    return " ".join(name.split()).casefold().lstrip("@")
