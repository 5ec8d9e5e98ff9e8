/* Makes a chart of the page interactive when its reader asks for it.

   Each figure holds a drawn picture, a table, and the chart itself as data. A button fetches Plotly, once, from
   beside this file, and puts the live chart in the picture's place. Without this script the picture and the table
   say everything. */

(() => {
  "use strict";

  const files = document.currentScript.dataset; // what a live chart needs, each where it lies
  const language = document.documentElement.lang || "sv";
  const drawn = new Set(); // the live charts of the page
  const PARTS = [files.reading, files.saving];
  let saving; // what takes a chart home
  let plotly; // what becomes Plotly, once it has been asked for

  /* --- small parts ---------------------------------------------------------------------------------------- */

  const make = (name, attributes = {}, ...children) => {
    const node = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };

  const button = (words, act) => {
    const node = make("button", { type: "button" }, words);
    node.addEventListener("click", act);
    return node;
  };

  const titleOf = (figure) => figure.querySelector("figcaption").textContent.trim();

  /* --- Plotly ---------------------------------------------------------------------------------------------- */

  const fetched = (node) =>
    new Promise((resolve, reject) => {
      node.addEventListener("load", resolve);
      node.addEventListener("error", () => {
        node.remove();
        reject(new Error(`${node.src || node.href} could not be fetched`));
      });
      document.head.append(node);
    });

  /* The style sheet bears the name that makes Plotly leave its own rules out, which a strict policy for content
     would stop: it has to be there first. */
  const style = () =>
    document.getElementById("plotly.js-style-global") ||
    fetched(
      make("link", {
        id: "plotly.js-style-global",
        class: "no-inline-styles",
        rel: "stylesheet",
        href: files.style,
      }),
    );

  const load = async () => {
    await style();
    if (!window.Plotly) await fetched(make("script", { src: files.plotly }));
    await Promise.all(PARTS.map((name) => fetched(make("script", { src: name }))));
    saving = self.utfallChartSaving({ plot, titleOf, make, numbers, config: CONFIG });
    window.Plotly.register(locale());
    return window.Plotly;
  };

  const askForPlotly = () => {
    plotly ??= load().catch((fault) => {
      plotly = undefined; // the next try is a new one
      throw fault;
    });
    return plotly;
  };

  /* Signs and names as the browser writes them in the page's language. Plotly's own Swedish has no signs. */
  const numbers = Object.fromEntries(
    new Intl.NumberFormat(language).formatToParts(-1234567.8).map((part) => [part.type, part.value]),
  );

  const names = (style, unit, count) =>
    Array.from({ length: count }, (_, at) =>
      // 2 January 2000 was a Sunday
      new Intl.DateTimeFormat(language, { [unit]: style, timeZone: "UTC" }).format(
        Date.UTC(2000, unit === "month" ? at : 0, unit === "month" ? 1 : at + 2),
      ),
    );

  const locale = () => ({
    moduleType: "locale",
    name: language,
    dictionary: {},
    format: {
      days: names("long", "weekday", 7),
      shortDays: names("short", "weekday", 7),
      months: names("long", "month", 12),
      shortMonths: names("short", "month", 12),
      decimal: numbers.decimal,
      thousands: numbers.group,
      date: "%Y-%m-%d",
    },
  });

  /* --- what is drawn --------------------------------------------------------------------------------------- */

  /* Colours are written as the page's variables; Plotly needs what they are here and now. */
  const inColour = (value, probe) => {
    if (Array.isArray(value)) return value.map((one) => inColour(one, probe));
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, inColour(one, probe)]));
    }
    if (typeof value !== "string" || !value.startsWith("var(--")) return value;
    probe.style.color = value;
    return getComputedStyle(probe).color;
  };

  /* As it is drawn at this width: on a telephone with what the narrow picture has otherwise. */
  const figureOf = (chart) => {
    const { data, layout } = JSON.parse(chart.figure.dataset.plot);
    if (chart.stage.clientWidth >= NARROWER) return { data, layout };
    const narrow = JSON.parse(chart.figure.dataset.narrow);
    return {
      data: data.map((trace, number) => ({ ...trace, ...narrow.data[number] })),
      layout: { ...layout, ...narrow.layout },
    };
  };

  const plot = (chart) => {
    const probe = chart.stage.appendChild(make("span", { hidden: "" }));
    const { data, layout } = inColour(figureOf(chart), probe);
    const paper = inColour("var(--u-paper)", probe);
    const ink = inColour("var(--u-ink)", probe);
    const rule = inColour("var(--u-rule)", probe);
    const { fontFamily } = getComputedStyle(probe);
    probe.remove();
    for (const [key, axis] of Object.entries(layout)) {
      if (/^[xy]axis\d*$/.test(key)) axis.fixedrange = true; // a page that is scrolled is not to be caught
    }
    return {
      paper,
      data,
      layout: {
        ...layout,
        width: chart.stage.clientWidth,
        autosize: false,
        dragmode: false,
        hovermode: "closest",
        font: { ...layout.font, family: fontFamily },
        hoverlabel: { bgcolor: paper, bordercolor: rule, font: { color: ink, family: fontFamily, size: 14 } },
        legend: { ...layout.legend, itemclick: false, itemdoubleclick: false },
      },
    };
  };

  const NARROWER = 600; // pixels: where the narrow picture takes the wide one's place

  const CONFIG = { displayModeBar: false, doubleClick: false, showTips: false, locale: language };

  const draw = async (chart) => {
    const { data, layout } = plot(chart);
    chart.width = layout.width;
    await window.Plotly.react(chart.canvas, data, layout, CONFIG);
    chart.canvas.querySelectorAll("svg").forEach((svg) => svg.setAttribute("aria-hidden", "true"));
  };

  /* --- from picture to chart and back ---------------------------------------------------------------------- */

  const build = (figure) => {
    const words = JSON.parse(figure.dataset.words);
    const chart = { figure, words, at: null };
    chart.canvas = make("div", { class: "u-live-canvas" });
    chart.stage = make(
      "div",
      { class: "u-live-stage", tabindex: "0", role: isRead(figure) ? "application" : "group", "aria-label": `${titleOf(figure)}. ${words.how}` },
      chart.canvas,
    );
    chart.status = make("p", { class: "u-live-status", role: "status" });
    chart.live = make("div", { class: "u-live" }, chart.stage, chart.status, tools(chart));
    if (isRead(figure)) {
      chart.stage.addEventListener("keydown", (event) => self.utfallChartReading.read(chart, event));
      chart.stage.addEventListener("blur", () => window.Plotly.Fx.unhover(chart.canvas));
    }
    return chart;
  };

  /* Of a project's own figure only lines and bars are gone through with the keyboard; its table has the rest. */
  const isRead = (figure) => !figure.dataset.own || figure.dataset.read !== undefined;

  const tools = (chart) => {
    const { words } = chart;
    const row = make("div", { class: "u-live-tools" });
    chart.onEscape = (event) => event.key === "Escape" && close(chart);
    row.append(
      button(words.close, () => close(chart)),
      button(words.png, () => saving.savePicture(chart, "png")),
      button(words.svg, () => saving.savePicture(chart, "svg")),
    );
    if (isRead(chart.figure)) row.append(button(words.csv, () => saving.saveTable(chart)));
    return row;
  };

  const open = async (figure) => {
    const words = JSON.parse(figure.dataset.words);
    const message = figure.querySelector(".u-live-message") ?? figure.insertBefore(make("p", { class: "u-live-message", role: "status" }), figure.querySelector(".u-chart-data"));
    message.textContent = words.loading;
    try {
      await askForPlotly();
    } catch {
      message.textContent = words.failed;
      return null;
    }
    message.remove();
    return show(build(figure));
  };

  const show = async (chart) => {
    const { figure } = chart;
    setStill(figure, true);
    figure.querySelector("figcaption").after(chart.live);
    figure.addEventListener("keydown", chart.onEscape);
    await draw(chart);
    chart.status.textContent = chart.words.how;
    drawn.add(chart);
    widths.observe(chart.stage);
    stages.set(chart.stage, chart);
    return chart;
  };

  const setStill = (figure, isAway) => {
    for (const part of figure.querySelectorAll(".u-still, .u-explore")) part.hidden = isAway;
  };

  const close = (chart) => {
    const { figure } = chart;
    drawn.delete(chart);
    widths.unobserve(chart.stage);
    figure.removeEventListener("keydown", chart.onEscape);
    window.Plotly.purge(chart.canvas);
    chart.live.remove();
    setStill(figure, false);
    figure.querySelector(".u-explore").focus();
  };

  /* --- what happens around it ------------------------------------------------------------------------------ */

  const stages = new WeakMap();

  const widths = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const chart = stages.get(target);
      // nothing is as wide as nought but what lies in a closed tab
      if (chart && target.clientWidth && target.clientWidth !== chart.width) draw(chart);
    }
  });

  const recolour = () => {
    for (const chart of drawn) {
      if (chart.figure.isConnected) draw(chart);
      else drawn.delete(chart);
    }
  };

  new MutationObserver(recolour).observe(document.documentElement, { attributeFilter: ["data-scheme"] });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", recolour);

  const begin = () => {
    for (const figure of document.querySelectorAll(".u-chart[data-plot]:not([data-ready])")) {
      figure.dataset.ready = "";
      const explore = figure.querySelector(".u-explore");
      explore.hidden = false;
      explore.addEventListener("click", async () => {
        explore.disabled = true;
        const chart = await open(figure);
        explore.disabled = false;
        if (chart) chart.stage.focus();
      });
    }
  };

  begin();
})();
