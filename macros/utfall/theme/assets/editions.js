/* Lists the other months and editions, and tells the reader of one that is replaced, or whose month is not the newest.

   What is published never changes, so an old edition asks when it is read: the list of editions stands above it
   in versions.json. Without this script there is a link to the newest month. */

(() => {
  "use strict";

  const box = document.getElementById("u-editions");
  if (!box) return;

  const top = new URL("../", new URL(`${box.dataset.base}/`, location.href)); // where all editions stand
  const here = new URL(`${box.dataset.base}/`, location.href);
  const page = location.pathname.slice(here.pathname.length) || "index.html";

  const parsed = (name) => {
    const [, month, number] = /^(\d{4}-\d{2})\.(\d+)$/.exec(name) || [];
    return month && { name, month, number: Number(number) };
  };

  const MOST_EARLIER = 12; // months on the start page; all of them stand on a page of their own
  const own = parsed(box.dataset.edition);

  const titled = (edition) => {
    const words = box.dataset.editionWords.replace("{month}", edition.title);
    return words.replace("{number}", edition.number);
  };

  /* Another edition may lack the page that is read; then its first page is shown. */
  const follow = async (event, link) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const found = await fetch(link.href, { method: "HEAD" }).catch(() => ({ ok: false }));
    location.href = found.ok ? link.href + location.hash : new URL("index.html", link.dataset.top);
  };

  const linkTo = (folder, words, isHere) => {
    const link = document.createElement("a");
    link.href = new URL(folder + page, top);
    link.dataset.top = new URL(folder, top);
    link.textContent = words;
    if (isHere) link.setAttribute("aria-current", "page");
    link.addEventListener("click", (event) => follow(event, link));
    return link;
  };

  const listOf = (links) => {
    const list = document.createElement("ul");
    for (const link of links) {
      const item = document.createElement("li");
      item.append(link);
      list.append(item);
    }
    return list;
  };

  const show = (versions) => {
    const editions = versions
      .map((version) => ({ ...parsed(version.version), title: version.title }))
      .filter((edition) => edition.month)
      .sort((one, other) => other.month.localeCompare(one.month) || other.number - one.number);
    const newest = new Map();
    for (const edition of editions) if (!newest.has(edition.month)) newest.set(edition.month, edition);
    const replaced = editions.filter((edition) => newest.get(edition.month) !== edition);

    const nav = box.querySelector("nav");
    nav.replaceChildren(
      listOf([...newest.values()].map((one) => linkTo(`${one.month}/`, one.title, one.name === own.name))),
    );
    const earlier = document.querySelector("#u-earlier ul");
    const others = [...newest.values()].filter((one) => one.name !== own.name).slice(0, MOST_EARLIER);
    if (earlier) {
      const all = earlier.lastElementChild;
      earlier.prepend(...listOf(others.map((one) => linkTo(`${one.month}/`, one.title, false))).children);
      if (others.length) earlier.append(all);
    }

    if (replaced.length) {
      const heading = document.createElement("p");
      heading.textContent = box.dataset.replaced;
      const links = replaced.map((one) => linkTo(`${one.name}/`, titled(one), one.name === own.name));
      nav.append(heading, listOf(links));
    }

    const current = newest.get(own.month);
    if (current && current.number > own.number) {
      const banner = box.querySelector(".u-superseded");
      banner.append(`${box.dataset.superseded} `, linkTo(`${own.month}/`, titled(current), false));
      banner.hidden = false;
    }

    const [latest] = newest.values(); // the editions come by month, the newest first
    if (latest && latest.month > own.month) {
      const older = box.querySelector(".u-older");
      older.append(`${box.dataset.newer} `, linkTo(`${box.dataset.newest}/`, titled(latest), false));
      older.hidden = false;
    }
  };

  fetch(new URL("versions.json", top))
    .then((answer) => answer.json())
    .then(show)
    .catch(() => undefined); // the link to the newest month stays
})();
