/* Reads a live chart with the keyboard: along a series and from one to the next, each value said and pointed at.

   Fetched with the live chart itself by charts.js. */

self.utfallChartReading = (() => {
  "use strict";

  const isFlat = (data) => data.some((series) => series.orientation === "h");

  const axisOf = (layout, id) => layout[`${id[0]}axis${id.slice(1)}`] ?? {};

  /* Every value that is there, as [series, position]. */
  const points = (data) => {
    const along = isFlat(data) ? "x" : "y";
    return data.flatMap((series, number) =>
      series.hoverinfo === "skip"
        ? []
        : series[along].flatMap((value, position) => (value === null ? [] : [[number, position]])),
    );
  };

  const said = (data, [number, position]) => {
    const series = data[number];
    const [along, across] = isFlat(data) ? ["x", "y"] : ["y", "x"];
    const shown = series.customdata?.[position] ?? series.text?.[position] ?? series[along][position];
    return `${series[across][position]}. ${series.name}: ${shown}`;
  };

  /* Along the categories with the arrows that point along them, between series with the others. */
  const step = (chart, key) => {
    const { data, layout } = chart.canvas;
    const all = points(data);
    const at = chart.at ?? [-1, -1];
    const series = all.filter(([number]) => number === at[0]);
    if (key === "Home") return series[0] ?? all[0];
    if (key === "End") return series.at(-1) ?? all.at(-1);
    if (!chart.at) return all[0];
    const flat = isFlat(data);
    const range = axisOf(layout, data[at[0]].yaxis ?? "y").range ?? [0, 1];
    const down = flat && range[0] < range[1] ? -1 : 1; // the first category may stand at the bottom
    const [forwards, backwards] = flat ? ["ArrowDown", "ArrowUp"] : ["ArrowRight", "ArrowLeft"];
    if (key === forwards || key === backwards) {
      const next = series.findIndex(([, position]) => position === at[1]) + (key === forwards ? down : -down);
      return series[next] ?? chart.at;
    }
    const others = all.filter(([number]) => (key === "ArrowDown" || key === "ArrowRight" ? number > at[0] : number < at[0]));
    if (!others.length) return chart.at;
    const number = key === "ArrowDown" || key === "ArrowRight" ? others[0][0] : others.at(-1)[0];
    const near = others.filter((one) => one[0] === number);
    return near.reduce((best, one) => (Math.abs(one[1] - at[1]) < Math.abs(best[1] - at[1]) ? one : best));
  };

  const point = (chart) => {
    const { data } = chart.canvas;
    const [curveNumber, pointNumber] = chart.at;
    const { xaxis = "x", yaxis = "y" } = data[curveNumber];
    window.Plotly.Fx.hover(chart.canvas, [{ curveNumber, pointNumber }], xaxis + yaxis);
    chart.status.textContent = said(data, chart.at);
  };

  const KEYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

  const read = (chart, event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !KEYS.includes(event.key)) return;
    event.preventDefault();
    chart.at = step(chart, event.key);
    if (chart.at) point(chart);
  };

  return { read, isFlat };
})();
