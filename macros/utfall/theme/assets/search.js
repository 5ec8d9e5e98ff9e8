/* Searches the report's headings, rows and sentences, in the reader's own browser.

   The index is a script beside the pages, fetched when the dialog is first opened, so that it can be read from a disk
   too. A word is found by a part of it ("frånvaro" in Sjukfrånvaro), in another form ("aktiviteten"), by another word
   for the same ("sjukskrivning"), as what a status looks like ("röd"), and, where nothing else is found, inside what was
   asked for ("projektportföljen") or written without its dots and rings. A month that is named leads to its report; an
   indicator's page comes before the rows of tables, and what tells about the report comes last. */

(() => {
  "use strict";

  const MOST = 30;

  const dialog = document.getElementById("u-search");
  const opener = document.getElementById("u-search-open");
  const field = dialog.querySelector("input");
  const count = dialog.querySelector(".u-search-count");
  const list = dialog.querySelector(".u-search-list");
  let index; // what becomes the entries, once they have been asked for
  let endings = /$^/; // of words, in the report's language, once the index is there

  /* --- the index ------------------------------------------------------------------------------------------- */

  const small = (text) => text.normalize("NFC").toLocaleLowerCase("sv");
  const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "");

  const load = () =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = dialog.dataset.index;
      script.addEventListener("load", () => {
        endings = new RegExp(`(?:${self.utfallIndex.endings.join("|")})$`);
        resolve({ ...self.utfallIndex, entries: self.utfallIndex.entries.map(prepared) });
      });
      script.addEventListener("error", () => {
        script.remove();
        index = undefined; // the next try is a new one
        reject(new Error("The index could not be fetched"));
      });
      document.head.append(script);
    });

  /* Where the report of a month is published: among the editions that the page lists, if it stands among editions. */
  const published = (month) => {
    const links = [...document.querySelectorAll("#u-editions nav a")];
    return links.find((link) => new URL(link.href).pathname.includes(`/${month}/`))?.href;
  };

  const prepared = ([address, title, context, text, { first = "", tone = "", last = 0, month = "", others = [] } = {}]) => ({
    get leads() {
      return (month && published(month)) || (address && dialog.dataset.base + address);
    },
    title,
    context,
    text,
    first,
    tone,
    last,
    month,
    name: small(title),
    all: small(`${title} ${others.join(" ")} ${context} ${first} ${text}`),
  });

  /* --- finding --------------------------------------------------------------------------------------------- */

  const words = (text) => small(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  /* The word, and it without its ending where enough is left to mean something. */
  const forms = (word) => {
    const stem = word.replace(endings, "");
    return stem.length > 3 && stem !== word ? [word, stem] : [word];
  };

  const NEAR = 5; // what stands farther from a title is no name of the thing

  /* Where a word stands in a title: 0 is all of it, 1 its beginning, 2 the beginning of a word, 3 a part of one. */
  const place = (name, word) => {
    const at = name.indexOf(word);
    if (at < 0) return 9;
    if (at === 0) return name.length === word.length ? 0 : 1;
    const isInside = /[\p{L}\p{N}]/u.test(name[at - 1]);
    return !isInside ? 2 : word.length > 3 ? 3 : NEAR + 1; // a few letters stand inside many words
  };

  const rank = (entry, asked, tones) => {
    let worst = 0;
    for (const word of asked) {
      const [whole, stem] = forms(word);
      if (tones[word]) {
        if (entry.tone !== tones[word] && !words(entry.all).includes(word)) return null;
        continue;
      }
      if (entry.all.includes(whole)) worst += place(entry.name, whole);
      else if (stem && entry.all.includes(stem)) worst += place(entry.name, stem) + 0.5;
      else return null;
    }
    return worst;
  };

  /* The question, and it with each word for the same in the place of one that it holds. */
  const reworded = (question, alike) => {
    const asked = small(question).trim();
    const others = alike.flatMap((group) =>
      group.flatMap((form) => {
        const end = form.length > 4 ? "\\p{L}*" : "(?![\\p{L}\\p{N}])"; // a long word in any of its forms
        const found = new RegExp(`(?<![\\p{L}\\p{N}])${form.replace(/[^\p{L}\p{N} ]/gu, ".")}${end}`, "u");
        return found.test(asked) ? group.filter((one) => one !== form).map((one) => asked.replace(found, one)) : [];
      }),
    );
    return [asked, ...new Set(others)];
  };

  /* What comes first: the report of the month that is asked for, an indicator by its name or status, then the rest. */
  const order = (entry, value, isMonth, isNamed) => {
    if (entry.month) return isMonth ? 0 : 2;
    if (entry.last) return value < 2 && !isNamed ? 2 : 3; // a term by its name, where nothing else is called so
    return entry.first && value < NEAR ? 1 : 2;
  };

  const ranked = (entries, score) =>
    entries
      .map((entry) => [entry, score(entry)])
      .filter(([, value]) => value !== null)
      .sort(([, one], [, other]) => one - other)
      .map(([entry]) => entry);

  const holds = (entry, asked) => {
    const parts = words(entry.title).filter((word) => word.length > 3 && asked.some((one) => one.includes(word)));
    return parts.length ? -Math.max(...parts.map((part) => part.length)) : null;
  };

  const plain = (entry, asked) => (asked.every((word) => bare(entry.all).includes(bare(word))) ? place(bare(entry.name), bare(asked[0])) : null);

  const find = ({ entries: all, alike, tones }, question) => {
    const asked = words(question);
    if (!asked.length) return [];
    const entries = all.filter((entry) => !entry.month || entry.leads);
    const best = new Map(); // of each entry, the least that any wording gives
    reworded(question, alike).forEach((wording, at) => {
      for (const entry of entries) {
        const value = rank(entry, words(wording), tones);
        const penalty = at ? 1 : 0;
        if (value !== null && !(best.get(entry) <= value + penalty)) best.set(entry, value + penalty);
      }
    });
    const months = [...best.keys()].filter((entry) => entry.month);
    const isNamed = [...best].some(([entry, value]) => !entry.last && value < 2);
    const told = ([entry, value]) => order(entry, value, months.length === 1, isNamed);
    const found = [...best].sort((one, other) => told(one) - told(other) || one[1] - other[1]).map(([entry]) => entry);
    const by = (score) => ranked(entries, (entry) => score(entry, asked));
    const more = asked.every((word) => word.length > 3) ? by(plain).filter((entry) => !best.has(entry)) : [];
    return found.length || more.length ? [...found, ...more] : by(holds);
  };

  /* --- showing --------------------------------------------------------------------------------------------- */

  const part = (name, className, text) => {
    const node = document.createElement(name);
    node.className = className;
    node.textContent = text;
    return node;
  };

  /* The sentence around the word, where the title does not hold it. */
  const excerpt = (entry, asked) => {
    const word = asked.find((one) => !entry.name.includes(one)) ?? "";
    const at = word ? small(entry.text).indexOf(word) : -1;
    if (at < 0) return "";
    const from = Math.max(0, entry.text.lastIndexOf(" ", Math.max(0, at - 50)));
    const to = entry.text.indexOf(" ", at + word.length + 50);
    return `${from ? "… " : ""}${entry.text.slice(from, to < 0 ? undefined : to).trim()}${to < 0 ? "" : " …"}`;
  };

  const item = (entry, asked) => {
    const link = document.createElement("a");
    link.href = entry.leads;
    link.append(part("strong", "", entry.title));
    if (entry.first) link.append(part("span", "u-search-first", entry.first));
    link.append(part("span", "u-search-where", entry.context));
    const said = excerpt(entry, asked);
    if (said) link.append(part("span", "u-search-text", said));
    link.addEventListener("click", () => dialog.close());
    const row = document.createElement("li");
    row.append(link);
    return row;
  };

  const tell = (all, shown) => {
    const { none, one, some, most } = dialog.dataset;
    const said = all === 0 ? none : all === 1 ? one : all > shown ? most : some;
    count.textContent = said.replace("{count}", all).replace("{shown}", shown);
  };

  const search = async () => {
    const question = field.value;
    let known;
    try {
      known = await (index ??= load());
    } catch {
      count.textContent = dialog.dataset.failed;
      return;
    }
    if (question !== field.value) return; // more was written while the index was on its way
    const found = find(known, question);
    const shown = found.slice(0, MOST);
    list.replaceChildren(...shown.map((entry) => item(entry, words(question))));
    if (words(question).length) tell(found.length, shown.length);
    else count.textContent = "";
  };

  /* --- opening, and the keys -------------------------------------------------------------------------------- */

  const step = (event) => {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way) return;
    const stops = [field, ...list.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement) + way;
    event.preventDefault();
    stops[Math.min(Math.max(at, 0), stops.length - 1)].focus();
  };

  opener.addEventListener("click", () => {
    dialog.showModal();
    field.focus();
    field.select();
    search();
  });
  dialog.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.focus();
  });
  dialog.querySelector(".u-search-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close()); // beside it
  dialog.addEventListener("keydown", step);
  field.addEventListener("input", search);
  opener.hidden = false;
})();
