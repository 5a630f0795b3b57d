// What the browser keeps for one visit; where storage is closed to the page it keeps nothing.

export function keep(name, value) {
  try {
    sessionStorage.setItem(name, value);
  } catch {
    // The page does without.
  }
}

export function kept(name) {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
}

export function forget(name) {
  try {
    sessionStorage.removeItem(name);
  } catch {
    // There was nothing.
  }
}
