/* What a drawn chart consists of, as the browser sees it: the texts with where they begin and what they stand on, and
   the marks with their edges, their looks and some points along them. Kinds of marks that are written in one path
   are taken apart. The same for a picture of ours and for Plotly's own drawing. */
(svgs) => {
  const frame = svgs[0].getBoundingClientRect();
  const round = (value) => Math.round(value * 100) / 100;

  const at = (node, x, y) => {
    const there = new DOMPoint(x, y).matrixTransform(node.getScreenCTM());
    return [round(there.x - frame.left), round(there.y - frame.top)];
  };

  const lines = (text) => {
    const spans = [...text.querySelectorAll("tspan[x]")];
    return spans.length ? spans : [text];
  };

  const texts = svgs.flatMap((svg) =>
    [...svg.querySelectorAll("text")].flatMap(lines).filter((line) => line.textContent.trim()).map((line) => {
      const start = line.getStartPositionOfChar(0);
      const { fill, fontSize } = getComputedStyle(line);
      return { told: line.textContent, at: at(line, start.x, start.y), look: [fill, fontSize] };
    }),
  );

  const look = (node) => {
    const { fill, fillOpacity, stroke, strokeWidth, strokeDasharray } = getComputedStyle(node);
    const isOpen = node.tagName === "path" && !/z/i.test(node.getAttribute("d")) ; // what is open is not filled
    const isLined = stroke !== "none" && parseFloat(strokeWidth) > 0;
    return [
      isOpen || fill === "none" || fillOpacity === "0" ? "none" : fill,
      isLined ? stroke : "none",
      isLined ? strokeWidth : "0px",
      strokeDasharray,
    ];
  };

  const measured = (node, shape) => {
    const { x, y, width, height } = shape.getBBox();
    const d = shape.getAttribute("d") ?? "Z";
    const along = /z/i.test(d) ? [] : Array.from({ length: 9 }, (_, step) => {
      const point = shape.getPointAtLength((shape.getTotalLength() * step) / 8);
      return at(node, point.x, point.y);
    });
    return { edges: [...at(node, x, y), ...at(node, x + width, y + height)], along: along.flat(), look: look(node) };
  };

  const parts = (node) => {
    if (node.tagName !== "path") return [measured(node, node)];
    return (node.getAttribute("d")?.match(/M[^M]*/g) ?? []).map((d) => {
      const part = node.parentNode.insertBefore(node.cloneNode(), node);
      part.setAttribute("d", d);
      const found = measured(node, part);
      part.remove();
      return found;
    });
  };

  const isMark = (node) =>
    !node.closest("defs, .annotation, .draglayer, .hoverlayer") && !/^(bg|.*drag)$/.test(node.classList[0] ?? "");

  const marks = svgs
    .flatMap((svg) => [...svg.querySelectorAll("path, circle")])
    .filter(isMark)
    .flatMap(parts)
    .filter(({ edges: [left, top, right, bottom] }) => right > left || bottom > top);

  return { texts, marks };
};
