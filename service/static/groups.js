// Finds what is worth a chart: parts that add up to a whole, one indicator over the years. Each
// figure says by `report` which report it is of, the year left out.

const FEWEST_PARTS = 2;
// Small numbers add up to one another by chance.
const LEAST_WHOLE = 100;
const CLAUSE_START = /[，。；：、,;:（(]/;

// The parts of a whole that stand in one passage: neighbours of one unit whose sum is another
// figure there, to the last digit.
export function wholes(figures) {
  const byPassage = Map.groupBy(figures.filter(isAmount), (one) => `${one.passage_id} ${one.unit}`);
  return [...byPassage.values()].flatMap(wholesOf);
}

// Figures of one subject and one unit in several years of one report, the oldest first: what two
// places or two laws call alike is no series.
export function series(figures) {
  const named = figures.filter((one) => one.subject && !one.is_change && one.high === null && /^\d{4}$/.test(one.period));
  const alike = Map.groupBy(named, (one) => [one.report, one.subject, one.unit, one.scope].join("\n"));
  return [...alike.values()].map(oneAYear).filter((found) => found.length > 1);
}

// The largest figures of the report and the unit that most of them have.
export function largest(figures, count) {
  const alike = Map.groupBy(figures.filter(isAmount), (one) => `${one.report}\n${one.unit}`);
  const [most] = [...alike.values()].sort((one, other) => other.length - one.length);
  if (!most || most.length < 3) return [];
  return [...most].sort((one, other) => other.value - one.value).slice(0, count);
}

// What tells a figure from its neighbours: its subject where that is its own, else its clause.
export function labels(figures) {
  const own = new Set(figures.map((one) => one.subject)).size === figures.length;
  return figures.map((one) => (own && one.subject) || clause(one) || one.subject || one.raw);
}

function isAmount(one) {
  return !one.is_change && ["count", "money"].includes(one.kind) && one.bound === "exact" && one.unit;
}

function wholesOf(figures) {
  const ordered = [...figures].sort((one, other) => one.span[0] - other.span[0]);
  return ordered.flatMap((whole) => {
    const parts = partsOf(whole, ordered);
    return parts.length >= FEWEST_PARTS ? [{ whole, parts }] : [];
  });
}

function partsOf(whole, ordered) {
  const target = Number(whole.value);
  if (target < LEAST_WHOLE) return [];
  const others = ordered.filter((one) => one !== whole && Number(one.value) < target && Number(one.value) > 0);
  let best = [];
  others.forEach((_, first) => {
    let sum = 0;
    for (let last = first; last < others.length && sum < target; last += 1) {
      sum += Number(others[last].value);
      const parts = others.slice(first, last + 1);
      if (Math.abs(sum - target) < 1e-6 && parts.length > best.length) best = parts;
    }
  });
  return best;
}

function oneAYear(figures) {
  const byYear = new Map(figures.map((one) => [one.period, one]));
  return [...byYear.values()].sort((one, other) => one.period.localeCompare(other.period));
}

function clause({ sentence, sentence_span: around, span }) {
  const before = Array.from(sentence).slice(0, span[0] - around[0]);
  const start = before.findLastIndex((character) => CLAUSE_START.test(character)) + 1;
  return before.slice(start).join("").trim();
}
