"""A small client of a language server, as an editor is one: documents are opened, the server answers."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from queue import Queue
from threading import Thread
from typing import IO, Any

Message = dict[str, Any]
PATIENCE = 60
"""Seconds to wait for a message."""


@dataclass(frozen=True)
class Problem:
    """Something an editor underlines; lines count from 1."""

    line: int
    message: str


@dataclass(frozen=True)
class Offer:
    """Something an editor offers to complete, and what it says about it."""

    label: str
    about: str


@dataclass
class Server:
    """A running language server."""

    writes: IO[bytes]
    messages: "Queue[Message]" = field(default_factory=Queue)
    problems: dict[str, list[Problem]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=count)

    def open(self, path: Path, text: str) -> None:
        """Open a document; `problems_of` then waits for what the server finds in it."""
        document = {"uri": path.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self.problems.pop(path.as_uri(), None)
        self._send(method="textDocument/didOpen", params={"textDocument": document})

    def problems_of(self, path: Path) -> list[Problem]:
        """Return what is wrong with an open document."""
        while path.as_uri() not in self.problems:
            self._take(self.messages.get(timeout=PATIENCE))
        return self.problems[path.as_uri()]

    def offers(self, path: Path, line: int, column: int) -> list[Offer]:
        """Return what can be written at a place of an open document; line and column count from 0."""
        place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
        found = self.ask("textDocument/completion", place)
        items = found["items"] if isinstance(found, dict) else found
        return [Offer(item["label"], _plain(item.get("documentation", ""))) for item in items]

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and return the answer to it."""
        number = next(self.numbers)
        self._send(id=number, method=method, params=params)
        while True:
            message = self.messages.get(timeout=PATIENCE)
            if message.get("id") == number and "method" not in message:
                return message["result"]
            self._take(message)

    def tell(self, method: str, params: Any = None) -> None:
        """Send a notice, which has no answer."""
        self._send(method=method, params=params)

    def _take(self, message: Message) -> None:
        if message.get("method") == "textDocument/publishDiagnostics":
            found = message["params"]
            self.problems[found["uri"]] = [
                Problem(one["range"]["start"]["line"] + 1, one["message"]) for one in found["diagnostics"]
            ]
        elif "method" in message and "id" in message:
            self._send(id=message["id"], result=None)

    def _send(self, **message: Any) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.writes.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.writes.flush()


@contextmanager
def running(command: str) -> Iterator[Server]:
    """Start a language server, shake hands, and stop it at the end."""
    with subprocess.Popen([command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        server = Server(process.stdin)
        Thread(target=_listen, args=(process.stdout, server.messages), daemon=True).start()
        try:
            abilities = {"textDocument": {"completion": {"completionItem": {"snippetSupport": True}}}}
            server.ask("initialize", {"processId": None, "rootUri": None, "capabilities": abilities})
            server.tell("initialized", {})
            yield server
            server.ask("shutdown", None)
            server.tell("exit")
            process.wait(timeout=PATIENCE)
        finally:
            process.kill()


def _listen(stream: IO[bytes], messages: "Queue[Message]") -> None:
    while True:
        length = 0
        while (line := stream.readline().strip()) or not length:
            if not line:
                return
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        messages.put(json.loads(stream.read(length)))


def _plain(words: str | dict[str, str]) -> str:
    return words["value"] if isinstance(words, dict) else words
