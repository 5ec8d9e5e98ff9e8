/* Takes a live chart home: as a picture with its title, or its values as a table for spreadsheets.

   Fetched with the live chart itself by charts.js, which says how the figure is drawn and which signs figures have. */

self.utfallChartSaving = (chosen) => {
  "use strict";

  const { plot, titleOf, make, numbers, config } = chosen;
  const { isFlat } = self.utfallChartReading;

  const save = (name, content) => {
    const link = make("a", { href: URL.createObjectURL(content), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  const nameOf = (chart) => chart.figure.parentElement.id || "diagram";

  /* With the title, which stands beside the chart in the page, and on paper instead of on nothing. */
  const savePicture = async (chart, format) => {
    const { data, layout, paper } = plot(chart);
    const room = 36;
    const width = Math.max(layout.width, 640);
    const title = titleOf(chart.figure).replace(/&/g, "&amp;").replace(/</g, "&lt;");
    const picture = {
      data,
      layout: {
        ...layout,
        width,
        height: layout.height + room,
        margin: { ...layout.margin, t: (layout.margin?.t ?? 0) + room },
        paper_bgcolor: paper,
        title: { text: title, x: 0, xref: "container", xanchor: "left", y: 1, yanchor: "top", pad: { t: 12, l: 12 }, font: { size: 16 } },
      },
      config,
    };
    const address = await window.Plotly.toImage(picture, { format, width, height: picture.layout.height, scale: format === "png" ? 2 : 1 });
    save(`${nameOf(chart)}.${format}`, bytes(address));
  };

  const bytes = (address) => {
    const [head, body] = [address.slice(5, address.indexOf(",")), address.slice(address.indexOf(",") + 1)];
    const text = head.endsWith(";base64") ? atob(body) : unescape(body);
    return new Blob([Uint8Array.from(text, (sign) => sign.charCodeAt(0))], { type: head.split(";")[0] });
  };

  /* Opens with a double click in the spreadsheet programs of the page's language: where the comma parts a number,
     the semicolon parts the columns. A text is never taken for a formula. */
  const cell = (value, parting) => {
    if (typeof value === "number") return String(value).replace(".", numbers.decimal);
    const text = String(value ?? "").replace(/<[^>]*>/g, " ");
    const safe = /^[\s]*[=+\-@]/.test(text) || /^[\t\r]/.test(text) ? `'${text}` : text;
    return /["\n\r]/.test(safe) || safe.includes(parting) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };

  const rows = (data) => {
    const [along, across] = isFlat(data) ? ["x", "y"] : ["y", "x"];
    const series = data.filter((one) => one.hoverinfo !== "skip");
    const categories = [...new Set(series.flatMap((one) => one[across]))];
    const valueOf = (one, category) => one[along][one[across].indexOf(category)] ?? "";
    return [
      ["", ...series.map((one) => one.name)],
      ...categories.map((category) => [category, ...series.map((one) => valueOf(one, category))]),
    ];
  };

  const saveTable = (chart) => {
    const parting = numbers.decimal === "," ? ";" : ",";
    const lines = rows(chart.canvas.data).map((row) => row.map((value) => cell(value, parting)).join(parting));
    save(`${nameOf(chart)}.csv`, new Blob(["\uFEFF", lines.join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" }));
  };

  return { savePicture, saveTable };
};
