// Renders /openapi.json as a page where every route can be tried; no outside file.

import { node } from "./nodes.js";

const SAMPLES = { q: "2023年惩罚性赔偿案件数", k: "3" };

function about(schema) {
  const paragraphs = schema.info.description.split("\n\n");
  return [
    ...paragraphs.map((text) => node("p", {}, ...code(text.replaceAll("\n", " ")))),
    node("p", { class: "path" }, `${schema.info.title} ${schema.info.version}, OpenAPI ${schema.openapi}`),
  ];
}

// Parts between backticks become code.
function code(text) {
  return text.split("`").map((part, place) => (place % 2 ? node("code", {}, part) : document.createTextNode(part)));
}

function route(schema, path, method, operation) {
  const output = node("pre", { hidden: "", tabindex: "0", "aria-live": "polite" });
  const inputs = new Map();
  const fields = (operation.parameters ?? []).map((parameter) => field(parameter, inputs));
  const body = operation.requestBody && bodyField(inputs);
  const send = (event) => {
    event.preventDefault();
    run(path, method, operation, inputs, output);
  };
  const answers = operation.responses["200"]?.content?.["application/json"]?.schema;
  return node(
    "details",
    { class: "card" },
    node(
      "summary",
      {},
      node("span", { class: "method" }, method.toUpperCase()),
      node("code", {}, path),
      node("span", { class: "path" }, operation.summary),
    ),
    node("p", {}, ...code(operation.description ?? "")),
    node("form", { onsubmit: send }, node("div", { class: "fields" }, ...fields, body ?? null), node("button", { class: "go" }, "Send")),
    output,
    answers ? node("details", {}, node("summary", {}, "Response fields"), node("pre", { tabindex: "0" }, outline(schema, answers))) : null,
  );
}

function field(parameter, inputs) {
  const { schema } = parameter;
  const input = node("input", { value: SAMPLES[parameter.name] ?? "", placeholder: schema.default ?? "" });
  inputs.set(parameter.name, { input, place: parameter.in });
  const note = [parameter.description ?? schema.description, parameter.required ? "Required." : ""].filter(Boolean).join(" ");
  return node("label", {}, node("span", {}, node("code", {}, parameter.name)), input, node("small", {}, note));
}

function bodyField(inputs) {
  const input = node("textarea", { rows: "2" }, JSON.stringify({ q: SAMPLES.q, k: 3 }));
  inputs.set("body", { input, place: "body" });
  return node("label", {}, node("span", {}, "JSON body"), input);
}

async function run(path, method, operation, inputs, output) {
  let target = path;
  const query = new URLSearchParams();
  const options = { method: method.toUpperCase() };
  for (const [name, { input, place }] of inputs) {
    if (place === "path") target = target.replace(`{${name}}`, encodeURIComponent(input.value));
    else if (place === "body") Object.assign(options, { body: input.value, headers: { "content-type": "application/json" } });
    else if (input.value) query.set(name, input.value);
  }
  const address = query.size ? `${target}?${query}` : target;
  output.hidden = false;
  try {
    const response = await fetch(address, options);
    const text = await response.text();
    output.textContent = `${options.method} ${decodeURI(address)}\n${response.status}\n\n${pretty(text)}`;
  } catch (error) {
    output.textContent = `${options.method} ${address}\n${error.message}`;
  }
}

function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

// A schema as an indented list of names and types.
function outline(root, schema, indent = "", seen = []) {
  const found = schema.$ref ? root.components.schemas[schema.$ref.split("/").pop()] : schema;
  if (found.properties && !seen.includes(found)) {
    return Object.entries(found.properties)
      .map(([name, inner]) => `${indent}${name}: ${typeName(root, inner)}\n${nested(root, inner, `${indent}  `, [...seen, found])}`)
      .join("");
  }
  return "";
}

function nested(root, schema, indent, seen) {
  const inner = [schema, schema.items, schema.additionalProperties, ...(schema.anyOf ?? [])];
  return inner
    .filter((one) => one && (one.$ref || one.properties))
    .map((one) => outline(root, one, indent, seen))
    .join("");
}

function typeName(root, schema) {
  if (schema.$ref) return "object";
  if (schema.anyOf) return schema.anyOf.map((one) => typeName(root, one)).join(" | ");
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.prefixItems) return `[${schema.prefixItems.map((one) => typeName(root, one)).join(", ")}]`;
  if (schema.items) return `list of ${typeName(root, schema.items)}`;
  return schema.type ?? "any";
}

const schema = await fetch("/openapi.json")
  .then((response) => response.json())
  .catch((error) => error);
if (schema.paths) {
  document.getElementById("about").replaceChildren(...about(schema));
  const drawn = Object.entries(schema.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => route(schema, path, method, operation)),
  );
  document.getElementById("routes").replaceChildren(...drawn);
  document.getElementById("routes").className = "results";
} else {
  document.getElementById("about").textContent = schema.message;
}
