/* Sorts the tables whose order is not their meaning, and writes what a reader can cite: a table, a row, a figure.

   Without this script the rows stand in the report's order, and each table has a link to its own address. */

(() => {
  "use strict";

  const language = document.documentElement.lang || "sv";
  const order = new Intl.Collator(language, { numeric: true });
  const colophon = document.querySelector(".u-colophon");
  const words = JSON.parse(document.getElementById("u-words").textContent);

  const make = (name, attributes = {}, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };

  /* --- sorting --------------------------------------------------------------------------------------------- */

  const months = Array.from({ length: 12 }, (_, at) =>
    new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" }).format(Date.UTC(2000, at, 1)),
  );

  /* A day in words, as a number; a text as it is; nothing where a value is missing. */
  const valueOf = (cell) => {
    if (!cell || cell.querySelector(".u-missing") || !cell.textContent.trim()) return null;
    const stored = cell.dataset.value ?? cell.dataset.order;
    if (stored !== undefined) return Number(stored);
    const text = cell.firstChild.textContent.trim();
    const [, day, month, year] = /^(\d{1,2})\s(\p{L}+)\s(\d{4})$/u.exec(text) ?? [];
    return months.includes(month) ? Date.UTC(year, months.indexOf(month), day) : text;
  };

  const compare = (one, other) =>
    typeof one === "number" && typeof other === "number" ? one - other : order.compare(String(one), String(other));

  const sorted = (rows, at, way) => {
    const valued = rows.map((row) => [row, valueOf(row.cells[at])]);
    const known = valued.filter(([, value]) => value !== null);
    known.sort(([, one], [, other]) => way * compare(one, other));
    return [...known, ...valued.filter(([, value]) => value === null)].map(([row]) => row);
  };

  const sortable = (table) => {
    const body = table.tBodies[0];
    const first = [...body.rows];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, at) => {
      const button = make("button", { type: "button", class: "u-sort" });
      button.append(...[...head.childNodes].filter((node) => !node.classList?.contains("u-ref")));
      head.prepend(button);
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort");
        const next = now === "ascending" ? "descending" : now ? null : "ascending";
        for (const one of heads) one.removeAttribute("aria-sort");
        if (next) head.setAttribute("aria-sort", next);
        body.append(...(next ? sorted(first, at, next === "ascending" ? 1 : -1) : first));
      });
    });
  };

  /* --- citing ---------------------------------------------------------------------------------------------- */

  /* The edition's own address, which never changes, where there is one. */
  const addressOf = (id) => {
    const box = document.getElementById("u-editions");
    const here = new URL(location.href);
    if (box) {
      const base = new URL(`${box.dataset.base}/`, location.href);
      here.pathname = new URL(`../${box.dataset.edition}/`, base).pathname + here.pathname.slice(base.pathname.length);
    }
    here.search = "";
    here.hash = id;
    return here.href;
  };

  const text = (node) => {
    const own = node.cloneNode(true);
    for (const extra of own.querySelectorAll(".u-ref, .u-detail, .u-near, .headerlink")) extra.remove();
    return own.textContent.trim();
  };

  const citation = (id, ...parts) =>
    [`${colophon?.dataset.cite ?? document.title}.`, `${[text(document.querySelector("h1")), ...parts].join(", ")}.`, addressOf(id)].join(" ");

  const copy = async (field, status) => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = words.copied;
    } catch {
      status.textContent = words["copy-failed"]; // then it is selected, and the reader's own copy command takes it
    }
  };

  /* What is asked for is written out, so that it can be seen and copied where a script may not. */
  const form = (choices) => {
    const field = make("textarea", { readonly: "", rows: "3" });
    const status = make("p", { role: "status" });
    const button = make("button", { type: "button" }, words.copy);
    const write = (at) => {
      field.value = citation(...choices[at].cited);
      status.textContent = "";
    };
    button.addEventListener("click", () => copy(field, status));
    write(0);
    const parts = [make("label", {}, words["cite-text"], field), button, status];
    if (choices.length === 1) return parts;
    const select = make("select", {}, ...choices.map((one) => make("option", {}, one.name)));
    select.addEventListener("change", () => write(select.selectedIndex));
    const aim = choices.findIndex((one) => `#${one.cited[0]}` === decodeURIComponent(location.hash));
    if (aim > 0) write((select.selectedIndex = aim));
    return [make("label", {}, words["cite-what"], select), ...parts];
  };

  const choicesOf = (block) => {
    const what = block.matches(".u-chart-block") ? "cite-chart" : "cite-table";
    const named = text(block.querySelector("caption, figcaption, .u-caption"));
    const title = `${words[what]} ${named}`;
    const rows = what === "cite-chart" ? [] : [...block.querySelectorAll("tbody tr[id], .u-card-list > li[id]")];
    const nameOf = (row) => text(row.querySelector("th, .u-card-name"));
    return [
      { name: words[what === "cite-chart" ? "cite-whole-chart" : "cite-whole"], cited: [block.id, title] },
      ...rows.map((row) => ({ name: nameOf(row), cited: [row.id, title, `${words["cite-row"]} ${nameOf(row)}`] })),
    ];
  };

  const citable = (details) => {
    details.addEventListener("toggle", () => {
      if (!details.open || details.dataset.ready === "") return;
      details.dataset.ready = "";
      details.append(make("div", { class: "u-cite-form" }, ...form(choicesOf(details.closest(".u-block")))));
    });
  };

  /* A figure in a sentence gets its button when a reader comes to it, and not before: there may be many. */
  const figure = (node) => {
    const button = make("button", { type: "button", class: "u-cite-figure" }, words.cite);
    const status = make("span", { role: "status", class: "u-cite-said" });
    button.addEventListener("click", async () => {
      const field = make("textarea", { readonly: "", class: "u-cite-hidden", "aria-label": words["cite-text"] });
      field.value = citation(node.id, `${words["cite-figure"]} ${node.textContent.trim()} (${node.title})`);
      button.after(field);
      await copy(field, status);
      if (status.textContent === words.copied) field.remove();
      else field.classList.remove("u-cite-hidden");
    });
    node.after(button, status);
  };

  /* --- tables that narrow screens lay out as blocks: some readers then take them for no table, unless told ----- */

  const roles = { TABLE: "table", THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };

  const told = (table) => {
    for (const node of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]) {
      node.setAttribute("role", roles[node.tagName] ?? (node.scope === "col" ? "columnheader" : "rowheader"));
    }
  };

  /* A table that there is room for has nothing to scroll, and is no stop on the keyboard's way. */
  const fitting = new ResizeObserver((seen) => {
    for (const { target } of seen) {
      if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
      else target.removeAttribute("tabindex");
    }
  });
  for (const region of document.querySelectorAll(".u-scroll")) fitting.observe(region);

  for (const table of document.querySelectorAll(".u-stacks")) told(table);
  for (const table of document.querySelectorAll("table[data-sortable]")) sortable(table);
  for (const details of document.querySelectorAll(".u-cite")) citable(details);
  /* A footnote that is told behind a line opens it; the browsers that do so by themselves find it open. */
  for (const link of document.querySelectorAll(".u-ref a")) {
    link.addEventListener("click", () =>
      document.getElementById(decodeURIComponent(link.hash.slice(1)))?.closest("details")?.setAttribute("open", ""),
    );
  }
  for (const node of document.querySelectorAll(".u-figure[id]")) {
    node.addEventListener("focus", () => figure(node), { once: true });
  }
})();
