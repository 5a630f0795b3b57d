// Makes DOM nodes. Text from outside becomes text nodes only; nothing is ever parsed as markup.

const SVG = "http://www.w3.org/2000/svg";

export function node(name, props = {}, ...children) {
  return filled(document.createElement(name), props, children);
}

export function drawing(name, props = {}, ...children) {
  return filled(document.createElementNS(SVG, name), props, children);
}

// Offsets of the API count code points, those of JavaScript strings UTF-16 units.
export function codePoints(text) {
  return Array.from(text);
}

// The characters from start to end as nodes, those inside one of the ranges marked.
export function marked(characters, ranges, start = 0, end = characters.length, props = {}) {
  const nodes = [];
  let at = start;
  const plain = (to) => {
    if (to > at) nodes.push(document.createTextNode(characters.slice(at, to).join("")));
    at = Math.max(at, to);
  };
  for (const [from, to] of ranges) {
    const first = Math.max(from, at);
    const last = Math.min(to, end);
    if (first >= last) continue;
    plain(first);
    nodes.push(node("mark", props, characters.slice(first, last).join("")));
    at = last;
  }
  plain(end);
  return nodes;
}

// Splits [start, end) at a character, such as the tab between table cells.
export function splitRange(characters, start, end, separator) {
  const parts = [];
  let from = start;
  for (let place = start; place <= end; place += 1) {
    if (place === end || characters[place] === separator) {
      parts.push([from, place]);
      from = place + 1;
    }
  }
  return parts;
}

// Text with a table's cells parted by a line that can be seen.
export function cellsParted(made) {
  if (made.textContent.includes("\t")) made.textContent = made.textContent.replaceAll("\t", " │ ");
  return made;
}

function filled(made, props, children) {
  for (const [key, value] of Object.entries(props)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return made;
}
