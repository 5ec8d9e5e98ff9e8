/* Before anything is drawn: says that script runs, and takes the scheme that the reader chose here last time. Fetched
   in the head and in nobody's way for longer than it is read. Without a choice, and without this, the system's scheme. */

(() => {
  "use strict";

  const root = document.documentElement;
  root.classList.add("u-js");
  try {
    const chosen = localStorage.getItem("utfall-scheme");
    if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;
  } catch {
    // a reader who keeps nothing on the machine has the system's scheme
  }
})();
