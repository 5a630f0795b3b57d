// Talks to the API: JSON in, or a Failure that says whose fault it is.

export class Failure extends Error {
  constructor(message, code, status) {
    super(message);
    this.code = code;
    this.status = status;
  }
}

export async function get(path, signal) {
  let response;
  try {
    response = await fetch(path, { signal, headers: { accept: "application/json" } });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Failure(error.message, "away", 0);
  }
  const body = await response.json().catch(() => null);
  if (body === null) throw new Failure(`${response.status}`, "away", response.status);
  if (!body.ok) throw new Failure(body.error, body.code, body.status);
  return body;
}

export function answer(question, signal) {
  return get(`/v1/answer?${new URLSearchParams({ q: question, k: 10 })}`, signal);
}

const kept = new Map();

// A document never changes under its id, so each is fetched once.
export function documentText(docId) {
  if (!kept.has(docId)) {
    const fetched = get(`/v1/documents/${encodeURIComponent(docId)}`);
    fetched.catch(() => kept.delete(docId));
    kept.set(docId, fetched);
  }
  return kept.get(docId);
}

export function documents() {
  return get("/v1/documents");
}

export function passage(passageId) {
  return get(`/v1/passages/${encodeURIComponent(passageId)}`);
}
