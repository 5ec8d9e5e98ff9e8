/* Puts the whole of a published page in the place of the plain one, and unpacks what other scripts look in.

   A published page says plainly what is so this month, and holds the whole page packed, as a value of this script. The
   script stands in the page's head, so the browser reads the whole page instead, before anything is drawn; the plain
   one comes after it, where nobody reads it. Without script the plain page is what there is. What is packed is in the
   form of RFC 1951, as zip files have it, in pieces that go on from what the edition's pages have in common, and is
   written in 91 signs, two for 13 bits. */

(() => {
  "use strict";

  /* What a length or a distance begins at, and how many bits tell the rest. */
  const steps = (first, groups) => {
    const found = [];
    let at = first;
    for (const [bits, count] of groups)
      for (let number = 0; number < count; number += 1) {
        found.push([at, bits]);
        at += 1 << bits;
      }
    return found;
  };
  const LENGTHS = [...steps(3, [[0, 8], [1, 4], [2, 4], [3, 4], [4, 4], [5, 4]]).slice(0, 28), [258, 0]];
  const DISTANCES = steps(1, [[0, 4], ...Array.from({ length: 13 }, (_, at) => [at + 1, 2])]);
  const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
  const MOST = 16; // bits of a code, and one
  const SHORT = 9; // bits of a code that stands in a table
  const WINDOW = 1 << 15; // bytes that are looked back at

  /* A code by the lengths of its symbols. The short ones, which nearly all are, stand in a table by the bits to come. */
  const codes = (lengths) => {
    const counts = new Array(MOST).fill(0);
    for (const length of lengths) if (length) counts[length] += 1;
    const places = [0, 0];
    const next = [0, 0];
    for (let length = 1; length < MOST; length += 1) {
      places[length + 1] = places[length] + counts[length];
      next[length + 1] = (next[length] + counts[length]) << 1;
    }
    const symbols = [];
    const table = new Uint16Array(1 << SHORT);
    lengths.forEach((length, symbol) => {
      if (!length) return;
      symbols[places[length]++] = symbol;
      const code = next[length]++;
      if (length > SHORT) return;
      let bits = 0; // the code as it comes, its first bit the lowest
      for (let at = 0; at < length; at += 1) bits |= ((code >> at) & 1) << (length - 1 - at);
      for (; bits < table.length; bits += 1 << length) table[bits] = (symbol << 4) | length;
    });
    return { counts, symbols, table };
  };

  const FIXED = [
    codes([...new Array(144).fill(8), ...new Array(112).fill(9), ...new Array(24).fill(7), ...new Array(8).fill(8)]),
    codes(new Array(30).fill(5)),
  ];

  /* What is packed, after what it goes on from. */
  const inflated = (bytes, before = new Uint8Array()) => {
    let out = new Uint8Array(before.length + (bytes.length << 3));
    out.set(before);
    let size = before.length;
    let at = 0;
    let hold = 0;
    let held = 0;

    const room = (count) => {
      if (size + count <= out.length) return;
      const more = new Uint8Array((size + count) << 1);
      more.set(out);
      out = more;
    };

    const bits = (count) => {
      for (; held < count; held += 8) hold |= bytes[at++] << held;
      const value = hold & ((1 << count) - 1);
      hold >>>= count;
      held -= count;
      return value;
    };

    const symbol = ({ counts, symbols, table }) => {
      for (; held < MOST; held += 8) hold |= bytes[at++] << held;
      const known = table[hold & (table.length - 1)];
      if (known) {
        hold >>>= known & 15;
        held -= known & 15;
        return known >> 4;
      }
      let [code, first, index] = [0, 0, 0];
      for (let length = 1; length < MOST; length += 1) {
        code |= bits(1);
        if (code - counts[length] < first) return symbols[index + code - first];
        index += counts[length];
        first = (first + counts[length]) << 1;
        code <<= 1;
      }
      throw new Error("What is packed cannot be read");
    };

    const told = () => {
      const [literals, distances, lengths] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
      const first = new Array(19).fill(0);
      for (let number = 0; number < lengths; number += 1) first[ORDER[number]] = bits(3);
      const code = codes(first);
      const found = [];
      while (found.length < literals + distances) {
        const next = symbol(code);
        if (next < 16) found.push(next);
        else if (next === 16) found.push(...new Array(bits(2) + 3).fill(found.at(-1)));
        else found.push(...new Array(next === 17 ? bits(3) + 3 : bits(7) + 11).fill(0));
      }
      return [codes(found.slice(0, literals)), codes(found.slice(literals))];
    };

    const plain = () => {
      at -= held >> 3; // whole bytes that were taken before they were needed
      hold = held = 0;
      const length = bytes[at] | (bytes[at + 1] << 8);
      at += 4;
      room(length);
      for (const end = at + length; at < end; at += 1) out[size++] = bytes[at];
    };

    const coded = ([literals, distances]) => {
      for (let next = symbol(literals); next !== 256; next = symbol(literals)) {
        room(258);
        if (next < 256) {
          out[size++] = next;
          continue;
        }
        const [length, more] = LENGTHS[next - 257];
        const count = length + bits(more);
        const [distance, rest] = DISTANCES[symbol(distances)];
        const from = size - distance - bits(rest);
        for (let number = 0; number < count; number += 1) out[size++] = out[from + number];
      }
    };

    for (let isLast = 0; !isLast; ) {
      isLast = bits(1);
      const kind = bits(2);
      if (kind === 0) plain();
      else coded(kind === 1 ? FIXED : told());
    }
    return out.subarray(before.length, size);
  };

  const SIGNS = Array.from({ length: 95 }, (_, at) => String.fromCharCode(at + 32)).filter((sign) => !'"&<>'.includes(sign));
  const VALUES = new Uint8Array(128);
  SIGNS.forEach((sign, value) => {
    VALUES[sign.charCodeAt(0)] = value;
  });

  const bytesOf = (signs) => {
    const found = new Uint8Array((signs.length * 13) >> 4);
    let hold = 0;
    let held = 0;
    let size = 0;
    for (let at = 0; at < signs.length; at += 2) {
      hold |= (VALUES[signs.charCodeAt(at)] * SIGNS.length + VALUES[signs.charCodeAt(at + 1)]) << held;
      for (held += 13; held > 7; held -= 8) {
        found[size++] = hold & 255;
        hold >>>= 8;
      }
    }
    return found;
  };

  const text = (bytes) => new TextDecoder().decode(bytes);

  self.utfallInflated = (signs) => text(inflated(bytesOf(signs)));

  const joined = (...parts) => {
    const found = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    parts.reduce((at, part) => (found.set(part, at), at + part.length), 0);
    return found;
  };

  /* Each piece goes on from the end of those before it, and from a dictionary: the first from one, the rest from another. */
  const pieces = (packed, dictionaries) =>
    packed.split("\n").reduce((found, piece) => {
      const dictionary = dictionaries[found.length ? 1 : 0];
      const end = found.subarray(Math.max(0, found.length + dictionary.length - WINDOW));
      return joined(found, inflated(bytesOf(piece), joined(end, dictionary)));
    }, new Uint8Array());

  const { page } = document.currentScript.dataset;
  if (page) {
    const whole = text(pieces(page, self.utfallDictionaries.map((one) => inflated(bytesOf(one)))));
    document.head.replaceChildren(); // the whole page has its own
    document.write(`${whole}<template id="u-plain">`);
    addEventListener("DOMContentLoaded", () => document.getElementById("u-plain").remove());
  }
})();
