/* Unpacks what a published page holds packed: the tables of parts that are closed at first, and the data of live charts.

   Runs before the page's other scripts, so that these find the page as it was built. Without it there is a link to
   each table's file. What is packed is in the form of RFC 1951, as zip files have it, written in base64. */

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

  const codes = (lengths) => {
    const counts = new Array(MOST).fill(0);
    for (const length of lengths) if (length) counts[length] += 1;
    const places = [0, 0];
    for (let length = 1; length < MOST; length += 1) places[length + 1] = places[length] + counts[length];
    const symbols = [];
    lengths.forEach((length, symbol) => {
      if (length) symbols[places[length]++] = symbol;
    });
    return { counts, symbols };
  };

  const FIXED = [
    codes([...new Array(144).fill(8), ...new Array(112).fill(9), ...new Array(24).fill(7), ...new Array(8).fill(8)]),
    codes(new Array(30).fill(5)),
  ];

  const inflated = (bytes) => {
    const out = [];
    let at = 0;
    let hold = 0;
    let held = 0;

    const bits = (count) => {
      for (; held < count; held += 8) hold |= bytes[at++] << held;
      const value = hold & ((1 << count) - 1);
      hold >>>= count;
      held -= count;
      return value;
    };

    const symbol = ({ counts, symbols }) => {
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
      hold = held = 0;
      const length = bytes[at] | (bytes[at + 1] << 8);
      at += 4;
      for (const end = at + length; at < end; at += 1) out.push(bytes[at]);
    };

    const coded = ([literals, distances]) => {
      for (let next = symbol(literals); next !== 256; next = symbol(literals)) {
        if (next < 256) {
          out.push(next);
          continue;
        }
        const [length, more] = LENGTHS[next - 257];
        const count = length + bits(more);
        const [distance, rest] = DISTANCES[symbol(distances)];
        const from = out.length - distance - bits(rest);
        for (let number = 0; number < count; number += 1) out.push(out[from + number]);
      }
    };

    for (let isLast = 0; !isLast; ) {
      isLast = bits(1);
      const kind = bits(2);
      if (kind === 0) plain();
      else coded(kind === 1 ? FIXED : told());
    }
    return Uint8Array.from(out);
  };

  const text = (packed) =>
    new TextDecoder().decode(inflated(Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0))));

  self.utfallUnpacked = text;

  for (const box of document.querySelectorAll(".u-packed")) box.outerHTML = text(box.dataset.packed);
  const holder = document.createElement("template"); // reads a value as the page's own reader does
  for (const name of ["plot", "narrow"])
    for (const figure of document.querySelectorAll(`[data-${name}-packed]`)) {
      holder.innerHTML = `<i data-${name}=${text(figure.dataset[`${name}Packed`])}></i>`;
      figure.dataset[name] = holder.content.firstChild.dataset[name];
      delete figure.dataset[`${name}Packed`];
    }
})();
