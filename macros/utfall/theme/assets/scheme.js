/* The switch between the light and the dark scheme, the menu that stands open in wide windows, and tables of an
   editor's own that the keyboard must reach too.

   The choice is kept in the reader's browser, and only once one is made; nothing of it leaves the machine. */

(() => {
  "use strict";

  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const button = document.getElementById("u-scheme");

  const isDark = () => (root.dataset.scheme ? root.dataset.scheme === "dark" : system.matches);
  const tell = () => button.setAttribute("aria-pressed", String(isDark()));

  const change = () => {
    const chosen = isDark() ? "light" : "dark";
    root.dataset.scheme = chosen;
    try {
      localStorage.setItem("utfall-scheme", chosen);
    } catch {
      // then the choice holds for this page
    }
    tell();
  };

  button.addEventListener("click", change);
  system.addEventListener("change", tell);
  tell();
  button.hidden = false;

  /* Styles show the menu open in wide windows; it says so too, for whoever asks what can be reached in it. */
  const menu = document.querySelector(".u-menu > details");
  const wide = matchMedia("(min-width: 60em)");
  const unfold = () => {
    if (menu) menu.open = wide.matches;
  };
  wide.addEventListener("change", unfold);
  unfold();

  /* What scrolls sideways and is no region of ours: a table or code that an editor wrote. */
  for (const node of document.querySelectorAll("article table:not([class]), article pre > code")) {
    if (node.scrollWidth > node.clientWidth) node.tabIndex = 0;
  }
})();
