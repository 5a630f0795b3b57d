// The words of the interface in the language that the server wrote the page in.

export const language = document.documentElement.lang;
const table = await fetch(`/static/words.${language}.json`).then((response) => response.json());
export const { currencies, scopes, units } = table;

// The word of a name, with what stands in braces filled in.
export function word(name, values = {}) {
  return table[name].replace(/\{(\w+)\}/g, (braces, key) => values[key] ?? braces);
}

// The word for a number of things, which has another form for one in some languages.
export function counted(name, count, values = {}) {
  return word(count === 1 ? `${name}_one` : name, { count: grouped(String(count)), ...values });
}

// A number with its thousands parted.
export function grouped(digits) {
  const [whole, ...decimals] = digits.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...decimals].join(".");
}
