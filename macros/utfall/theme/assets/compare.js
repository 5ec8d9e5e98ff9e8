/* Compares any two reports, as the page's own table compares the newest with the one before.

   What the reports have told stands in a script beside the pages, fetched when a reader asks, so that it can be read
   from a disk too. What they differ in is worked out by compared.js. */

(() => {
  "use strict";

  const box = document.getElementById("compare");
  if (!box) return;

  const root = new URL(document.currentScript.dataset.base, document.baseURI);
  const form = box.querySelector("form");
  const [from, to] = form.querySelectorAll("select");
  const said = box.querySelector(".u-compare-said");
  const lead = box.querySelector("#compare-lead");
  const notes = box.querySelector(".u-compare-notes");
  const built = { block: box.querySelector("#comparison"), lead: lead.textContent, notes: [...notes.children] };
  let data; // what becomes the reports, once they have been asked for

  const load = () =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL("compare/reports.js", root);
      script.addEventListener("load", () => resolve(self.utfallReports));
      script.addEventListener("error", () => {
        script.remove();
        data = undefined; // the next try is a new one
        reject(new Error("The reports could not be fetched"));
      });
      document.head.append(script);
    });

  /* --- showing ------------------------------------------------------------------------------------------------ */

  /* Narrow screens lay the table out as blocks: some readers then take it for none, unless told. */
  const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };
  const HEADS = { col: "columnheader", row: "rowheader", rowgroup: "rowheader" };

  const node = (name, given = {}, ...content) => {
    const made = document.createElement(name);
    const role = ROLES[name] ?? HEADS[given.scope];
    for (const [key, value] of Object.entries({ ...given, ...(role && { role }) })) if (value) made.setAttribute(key, value);
    made.append(...content);
    return made;
  };

  const marked = (html) => {
    const holder = document.createElement("template");
    holder.innerHTML = html; // made by the build, as the marks of the table were
    return holder.content;
  };

  const rowOf = (heads, [id, { name, page }, detail, ...cells]) => {
    const title = page ? node("a", { href: new URL(page, root) }, name) : name;
    const head = node("th", { scope: "row" }, title, ...(detail ? [node("span", { class: "u-detail" }, detail)] : []));
    const shown = cells.map((cell, at) => node("td", { class: "u-text", "data-head": heads[at + 1] }, cell.mark ? marked(cell.mark) : cell));
    return node("tr", { id: `comparison-${id}` }, head, ...shown);
  };

  const partOf = (heads, [group, title, rows]) => {
    const beside = node("td", { colspan: heads.length - 1 });
    const head = node("tr", { id: `comparison-${group}`, class: "u-heading" }, node("th", { scope: "rowgroup" }, title), beside);
    return node("tbody", {}, head, ...rows.map((row) => rowOf(heads, row)));
  };

  const blockOf = ({ heads, caption, parts }) => {
    const head = node("thead", {}, node("tr", {}, ...heads.map((text, at) => node("th", { scope: "col", class: at ? "u-text" : "u-name" }, text))));
    const table = node("table", { class: "u-table u-stacks u-compare-table" }, node("caption", { id: "comparison-caption" }, caption), head, ...parts.map((part) => partOf(heads, part)));
    return node("div", { class: "u-block", id: "comparison" }, node("div", { class: "u-scroll", role: "region", "aria-labelledby": "comparison-caption", tabindex: "0" }, table));
  };

  const put = (block, text, listed) => {
    box.querySelector("#comparison")?.remove();
    lead.textContent = text;
    if (block) lead.after(block);
    notes.replaceChildren(...listed);
  };

  /* A fault is seen; that the table is another one is only heard, since it can be seen. */
  const tell = (text, isHeard = false) => {
    said.textContent = text;
    said.classList.toggle("u-heard", isHeard);
  };

  const show = async () => {
    const asked = new URLSearchParams(location.search);
    const months = [asked.get(from.name) ?? form.dataset.before, asked.get(to.name) ?? form.dataset.after];
    tell("");
    if (!asked.has(from.name) && !asked.has(to.name)) {
      [from.value, to.value] = months;
      return put(built.block, built.lead, built.notes);
    }
    let reports;
    try {
      reports = await (data ??= load());
    } catch {
      tell(form.dataset.failed);
      return undefined;
    }
    const say = (key, values) => self.utfallSay(reports.words, key, values);
    const places = months.map((month) => reports.reports.findIndex(([name]) => name === month));
    const unknown = months.find((_, at) => places[at] < 0);
    if (unknown !== undefined) {
      tell(say("unknown", { month: unknown }));
      return put(null, "", []);
    }
    [from.value, to.value] = months;
    if (places[0] === places[1]) {
      tell(say("twice"));
      return put(null, "", []);
    }
    const found = self.utfallCompared(reports, places);
    put(found.parts.length ? blockOf(found) : null, found.lead, found.notes.map((text) => node("p", {}, text)));
    const count = found.parts.reduce((sum, [, , rows]) => sum + rows.length, 0);
    tell(say("shown", { caption: found.caption, count }), true);
    return undefined;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    history.pushState(null, "", `?${new URLSearchParams(new FormData(form))}`);
    show();
  });
  addEventListener("popstate", show);
  form.hidden = false;
  box.querySelector(".u-compare-plain").hidden = true;
  show();
})();
