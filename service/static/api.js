// Talks to the API: JSON in, or a Failure that says whose fault it is.

import { address, inPath } from "./links.js";
import { language } from "./words.js";

// Longer than any search takes; a server that needs more does not answer.
const TIMEOUT_MS = 30_000;
const HEALTH_EVERY_MS = 2_000;

export class Failure extends Error {
  constructor(message, code, status) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

// With a body it is sent.
export async function get(path, signal = null, body = null) {
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  let response;
  try {
    response = await fetch(path, {
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
      headers: { accept: "application/json", ...(body && { "content-type": "application/json" }) },
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Failure(error.message, "away", 0);
  }
  const found = await response.json().catch(() => null);
  if (signal?.aborted) throw new DOMException("", "AbortError");
  if (found === null) throw new Failure(`${response.status}`, "away", response.status);
  if (!found.ok) throw new Failure(found.error, found.code, found.status);
  return found;
}

export function answer({ q, doc, year, place, issuer }, signal) {
  return get(address("/v1/answer", { q, k: 10, doc, year, place, issuer }), signal);
}

export function search({ q, doc, year, place, issuer, kind, offset }, signal) {
  return get(address("/v1/search", { q, k: 10, offset, doc, year, place, issuer, kind }), signal);
}

export function examples() {
  return get(address("/examples", { lang: language }));
}

export function documents() {
  return get("/v1/documents");
}

export function documentText(docId) {
  return get(`/v1/documents/${inPath(docId)}`);
}

export function passage(passageId) {
  return get(`/v1/passages/${inPath(passageId)}`);
}

export function citation(place) {
  return get(`/v1/citations/${inPath(place)}`);
}

// The address of a citation as a file: ris, bibtex or csl.
export function citationFile(place, format) {
  return address(`/v1/citations/${inPath(place)}`, { format });
}

export function figures({ q, doc, year, place, period }, cursor, signal) {
  return get(address("/v1/figures", { q, doc, year, place, period, limit: 500, cursor }), signal);
}

export function charts({ q, doc, year, kind, unit, place, period }, signal) {
  return get(address("/v1/charts", { q, doc, year, kind, unit, place, period }), signal);
}

// The glosses of texts, in their order.
export async function glosses(texts) {
  return (await get("/v1/gloss", null, { texts })).glosses;
}

// Resolves as soon as the server answers again.
export async function serverBack(signal) {
  while (!signal.aborted) {
    await new Promise((resolve) => setTimeout(resolve, HEALTH_EVERY_MS));
    const alive = await fetch("/healthz", { signal }).then((response) => response.ok, () => false);
    if (alive) return;
  }
  throw new DOMException("", "AbortError");
}
