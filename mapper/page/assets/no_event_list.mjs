// What takes the place of `event_list.mjs` in pages without events.

/** @returns {Payload.Happened | undefined} */
export function happenedOf() {
  return undefined;
}

export function buildEventList() {
  return () => {};
}

/** @returns {HTMLElement | string} */
export function eventKey() {
  return "";
}

/** @returns {HTMLElement[]} */
export function eventDetail() {
  return [];
}

/** @returns {HTMLElement[]} */
export function eventTip() {
  return [];
}

export function eventSentence() {
  return "";
}

/** @returns {Row[]} */
export function eventRows() {
  return [];
}
