/* What two reports differ in, by the rules of the table that is built: a test holds the two together.

   What the reports have told is given as the build wrote it: figures are whole numbers, scaled by their decimals. Knows
   no page: texts and marks are what it gives. */

(() => {
  "use strict";

  const GROUPS = { outcome: 2, forecast: 3 }; // where in what a report tells
  /* --- words and figures ------------------------------------------------------------------------------------- */

  let words = {};

  const say = (key, values = {}) =>
    words[key].replace(/\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g, (_, name, one, many) =>
      one === undefined ? values[name] : `${values[name]} ${values[name] === 1 ? one : many}`,
    );

  const amount = (number, places, signed, [first, last], [group, point]) => {
    const digits = String(Math.abs(number)).padStart(places + 1, "0");
    const whole = digits.slice(0, digits.length - places).replace(/\B(?=(\d{3})+$)/g, group);
    const sign = number < 0 ? "\u2212" : signed && number > 0 ? "+" : "";
    return `${sign}${first}${whole}${places ? point + digits.slice(-places) : ""}${last}`;
  };

  /* --- holding two reports against one another --------------------------------------------------------------- */

  const worth = (direction, old, now, difference) => {
    if (!difference) return "same";
    if (direction === "higher" || direction === "lower") return difference > 0 === (direction === "higher") ? "better" : "worse";
    const [was, is] = [old.off, now.off].map((off) => (off === null ? null : Math.abs(off)));
    if (direction === "near" && was !== null && is !== null && was !== is) return is < was ? "better" : "worse";
    return difference > 0 ? "higher" : "lower";
  };

  const meaningOf = ([places, forecast, first, last, isRate, isSum, isTotal, isFlow, direction, term, yearTerm]) => ({
    places: { outcome: places, forecast },
    units: [first, last],
    isRate,
    isSum,
    isTotal,
    isFlow,
    direction,
    terms: { outcome: term, forecast: yearTerm },
  });

  const figureOf = (told, group) => {
    const found = told?.[GROUPS[group]] ?? null;
    if (found === null) return null;
    const [level, off = null, share = null, mark = ""] = [found].flat();
    return { level, off, share, mark };
  };

  const howTo = (meaning, group, periods, figures) => {
    const [one, other] = periods;
    const isAlike = group === "outcome" ? !meaning.isSum || one[1] === other[1] : !meaning.isTotal || one[2] === other[2];
    if (isAlike) return "level";
    if (figures.every((figure) => figure.share !== null)) return "share";
    if (figures.every((figure) => figure.off !== null)) return "off";
    return group === "forecast" || !meaning.isFlow ? "level" : "span";
  };

  const pairOf = (reports, group, thing, places) => {
    const told = places.map((at) => thing[4][at]);
    const [old, now] = told.map((one) => figureOf(one, group));
    if (!old && !now) return null;
    const pair = { group, thing, told, figures: [old, now], worth: "" };
    if (!told[0] || !told[1]) return { ...pair, how: told[0] ? "gone" : "new" };
    if (told[0][0] !== told[1][0]) return { ...pair, how: "redefined" };
    if (!old || !now) return { ...pair, how: "lacking" };
    const meaning = meaningOf(thing[3][told[0][0]]);
    const periods = told.map((one) => reports.periods[one[1]]);
    const how = howTo(meaning, group, periods, [old, now]);
    if (how === "span") return { ...pair, how };
    const difference = now[how] - old[how];
    const isOfSums = how === "level" && periods[0][2] !== periods[1][2] && (group === "outcome" ? meaning.isSum : meaning.isTotal);
    return { ...pair, how, difference, worth: worth(isOfSums ? "none" : meaning.direction, old, now, difference) };
  };

  const moved = ([, scale, order, assessed], [, otherScale, otherOrder, otherAssessed]) => {
    if (scale !== otherScale || !assessed || !otherAssessed || order === otherOrder) return "changed";
    return otherOrder > order ? "worse" : "better";
  };

  const statusesOf = (reports, places) => {
    const things = [
      ...reports.indicators.map(([id, name, page, , told]) => ({ id, name, page, kind: "indicators", detail: "", states: told.map((one) => one?.[4] ?? -1) })),
      ...reports.plans.map(([id, kind, name, states]) => ({ id, name, page: "", kind: reports.resources[kind][0], detail: reports.resources[kind][1], states })),
    ];
    const order = ["worse", "better", "changed"];
    return things
      .map((thing) => ({ ...thing, pair: places.map((at) => reports.states[thing.states[at]]) }))
      .filter(({ pair: [old, now] }) => old && now && old[0] !== now[0])
      .map((thing) => ({ ...thing, worth: moved(...thing.pair) }))
      .sort((one, other) => order.indexOf(one.worth) - order.indexOf(other.worth));
  };

  /* --- what is written of it ----------------------------------------------------------------------------------- */

  const written = (reports, pair, part, value, signed, isDifference) => {
    const meaning = meaningOf(pair.thing[3][part]);
    const isShare = pair.how === "share";
    let [first, last] = isShare ? ["", "\u00a0%"] : meaning.units;
    if ((isDifference && (meaning.isRate || isShare)) || (meaning.isRate && pair.how === "off")) last = `\u00a0${say("cell.points")}`;
    return amount(value, isShare ? 1 : meaning.places[pair.group], signed, [first, last], reports.signs);
  };

  const cellOf = (reports, pair, at) => {
    const [told, figure] = [pair.told[at], pair.figures[at]];
    if (!told) return say("cell.absent");
    if (!figure) return say("cell.lacking");
    const isApart = pair.how === "share" || pair.how === "off";
    const text = written(reports, pair, told[0], isApart ? figure[pair.how] : figure.level, isApart, false);
    return figure.mark ? say(`cell.${figure.mark}`, { figure: text }) : text;
  };

  const changeOf = (reports, pair) => {
    if (pair.difference === undefined) return say(`how.${pair.how}`);
    return `${written(reports, pair, pair.told[1][0], pair.difference, true, true)}, ${say(`worth.${pair.worth}`)}`;
  };

  const both = (one, other) => (one === other ? one : say("cell.and", { one, other }));

  const periodsOf = (reports, pair, places) => {
    if (["lacking", "new", "gone"].includes(pair.how)) return [];
    const periods = pair.told.map((one) => reports.periods[one[1]]);
    if (periods.some((one) => !one)) return [];
    const [one, other] = periods.map((period, at) => (pair.group === "forecast" ? period[2] : period[0] || reports.reports[places[at]][1]));
    if (pair.group === "forecast" ? one === other : !periods.some(([name]) => name)) return [];
    return [both(one, other)];
  };

  const detailOf = (reports, pair, places) => {
    const isApart = pair.how === "share" || pair.how === "off";
    const term = isApart ? [say(`against.${meaningOf(pair.thing[3][pair.told[1][0]]).terms[pair.group]}`)] : [];
    return [...term, ...periodsOf(reports, pair, places)].join(", ");
  };

  const kindOf = (found) => ({ higher: "moved", lower: "moved", "": "incomparable" })[found] ?? found;

  const counted = (group, found) => {
    const kinds = group === "status" ? ["worse", "better", "changed"] : ["worse", "better", "moved", "same", "incomparable"];
    const counts = kinds.map((kind) => [kind === "same" ? `same.${group}` : kind, found.filter((one) => one === kind).length]);
    const parts = counts.filter(([, count]) => count).map(([kind, count]) => say(`count.${kind}`, { count }));
    return say(`lead.${group}`, { parts: parts.join(", ") || say("count.none") });
  };

  /* Everything that the page shows of two reports, as texts and marks. */
  self.utfallCompared = (reports, places) => {
    words = reports.words;
    const statuses = statusesOf(reports, places);
    const parts = [["status", statuses.map((one) => [`status-${one.kind}-${one.id}`, one, one.detail, ...one.pair.map((state) => ({ mark: state[4] })), say(`worth.${one.worth}`)])]];
    const leads = [counted("status", statuses.map((one) => one.worth))];
    for (const group of Object.keys(GROUPS)) {
      const pairs = reports.indicators.map((thing) => pairOf(reports, group, thing, places)).filter(Boolean);
      const rows = pairs.filter((pair) => pair.worth !== "same").map((pair) => {
        const [id, name, page] = pair.thing;
        return [`${group}-indicators-${id}`, { name, page }, detailOf(reports, pair, places), ...[0, 1].map((at) => cellOf(reports, pair, at)), changeOf(reports, pair)];
      });
      parts.push([group, rows]);
      if (pairs.length) leads.push(counted(group, pairs.map((pair) => kindOf(pair.worth))));
    }
    const [before, after] = places.map((at) => reports.reports[at]);
    const names = { before: before[1], after: after[1] };
    const editions = { before: before[3], after: after[3] };
    return {
      heads: [say("heading.name"), before[2], after[2], say("heading.change")],
      caption: say("caption", names),
      lead: parts.some(([, rows]) => rows.length) ? leads.join(" ") : say("nothing", names),
      notes: ["figures", "sums", "words"].map((name) => say(`note.${name}`, editions)),
      parts: parts.filter(([, rows]) => rows.length).map(([group, rows]) => [group, say(`group.${group}`), rows]),
    };
  };

  self.utfallSay = (all, key, values) => {
    words = all;
    return say(key, values);
  };
})();
