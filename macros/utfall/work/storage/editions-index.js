/* Shows the list of editions as the index has it now, where this page is an older copy of it.

   The page's own list can be read without this script. The index names the page of its own state, at an address that
   never changes. */

(() => {
  "use strict";

  const page = location.pathname.split("/").pop();

  const shown = async () => {
    const index = await (await fetch("editions.json", { cache: "no-cache" })).json();
    const answer = await fetch(index.top[page].at);
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
    const own = document.querySelector("main");
    if (fresh && own.innerHTML !== fresh.innerHTML) own.replaceWith(fresh);
  };

  shown().catch(() => undefined); // the list that stands here stays
})();
