"""Work out what stands between ``${{`` and ``}}`` in a workflow, as far as our workflows use it.

``a && b || c`` gives the value that decides, as in Python; a name that is not there is nothing.
"""

import re

TOKEN = re.compile(r"\s*(&&|\|\||==|!=|!|[(),]|'(?:[^']|'')*'|[A-Za-z_][\w-]*(?:\.(?:[\w-]+|\*))*|\d+)")
IN_TEXT = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)


class Expression:
    """Read an expression from left to right, and work it out meanwhile."""

    def __init__(self, text, contexts, functions):
        self.tokens, at = [], 0
        text = text.strip()
        while at < len(text):
            found = TOKEN.match(text, at)
            assert found, f"not understood: {text[at:]}"
            self.tokens.append(found[1])
            at = found.end()
        self.contexts, self.functions = contexts, functions

    def value(self):
        found = self._either()
        assert not self.tokens, f"left over: {self.tokens}"
        return found

    def _next(self, *wanted):
        return self.tokens.pop(0) if self.tokens and (not wanted or self.tokens[0] in wanted) else None

    def _either(self):
        found = self._both()
        while self._next("||"):
            other = self._both()
            found = found or other
        return found

    def _both(self):
        found = self._compared()
        while self._next("&&"):
            other = self._compared()
            found = found and other
        return found

    def _compared(self):
        found = self._single()
        sign = self._next("==", "!=")
        if sign is None:
            return found
        return ((found or "") == (self._single() or "")) == (sign == "==")

    def _single(self):
        if self._next("!"):
            return not self._single()
        if self._next("("):
            found = self._either()
            assert self._next(")")
            return found
        word = self._next()
        if word.startswith("'"):
            return word[1:-1].replace("''", "'")
        if word in {"true", "false"}:
            return word == "true"
        if self._next("("):
            return self.functions[word](*self._arguments())
        return self._named(word)

    def _arguments(self):
        found = []
        while not self._next(")"):
            found.append(self._either())
            self._next(",")
        return found

    def _named(self, name):
        found = self.contexts
        for part in name.split("."):
            found = found.get(part) if isinstance(found, dict) else None
        return found


def worked_out(text, contexts, functions):
    """Return the value of an expression, with or without its braces around it."""
    bare = IN_TEXT.fullmatch(text.strip())
    return Expression(bare[1] if bare else text, contexts, functions).value()


def written(text, contexts, functions):
    """Return a text with its expressions worked out in it."""

    def one(found):
        value = Expression(found[1], contexts, functions).value()
        return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)

    return IN_TEXT.sub(one, text)
