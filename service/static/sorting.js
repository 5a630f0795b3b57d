// Orders figures; the order of the report is the one they come in, those of some subjects first.

const COMPARES = {
  value_down: (one, other) => other.value - one.value,
  value_up: (one, other) => one.value - other.value,
  subject: (one, other) => one.subject.localeCompare(other.subject, "zh"),
  period_down: (one, other) => year(other) - year(one),
  change_down: (one, other) => changed(other, -Infinity) - changed(one, -Infinity),
  change_up: (one, other) => changed(one, Infinity) - changed(other, Infinity),
};

export function sorted(figures, order, subjects) {
  const compare = COMPARES[order] ?? ((one, other) => subjects.has(other.subject) - subjects.has(one.subject));
  return subjects.size || COMPARES[order] ? [...figures].sort((one, other) => compare(one, other) || 0) : figures;
}

// The last year that a period names.
function year({ period }) {
  return Number(/\d{4}(?!.*\d{4})/.exec(period)?.[0] ?? 0);
}

function changed({ change }, without) {
  return change ? Number(change.value) : without;
}
