// Asks the server to add, correct or remove documents, with its key.

import { Failure } from "./api.js";
import { inPath } from "./links.js";

export function jobs(key) {
  return ask(key, "GET", "/v1/jobs");
}

export function changeDocument(key, docId, given) {
  return ask(key, "PATCH", `/v1/documents/${inPath(docId)}`, JSON.stringify(given));
}

export function removeDocument(key, docId) {
  return ask(key, "DELETE", `/v1/documents/${inPath(docId)}`);
}

// `progress` is told the share that was sent, 0 to 1; fetch cannot tell it.
export function sendFile(key, file, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", `/v1/files/${encodeURIComponent(file.name)}`);
    request.setRequestHeader("authorization", bearer(key));
    request.upload.addEventListener("progress", ({ loaded, total }) => progress(total ? loaded / total : 0));
    request.addEventListener("error", () => reject(new Failure("", "away", 0)));
    request.addEventListener("load", () => settle(request.responseText, request.status, resolve, reject));
    request.send(file);
  });
}

async function ask(key, method, path, body) {
  const headers = { authorization: bearer(key), ...(body ? { "content-type": "application/json" } : {}) };
  const response = await fetch(path, { method, headers, body }).catch((error) => {
    throw new Failure(error.message, "away", 0);
  });
  const text = await response.text();
  return new Promise((resolve, reject) => settle(text, response.status, resolve, reject));
}

function settle(text, status, resolve, reject) {
  let body = null;
  try {
    body = JSON.parse(text);
  } catch {
    reject(new Failure(`${status}`, "away", status));
    return;
  }
  if (body.ok) resolve(body);
  else reject(new Failure(body.error, body.code, body.status));
}

// A header takes no characters beyond Latin-1.
function bearer(key) {
  return `Bearer ${encodeURIComponent(key)}`;
}
