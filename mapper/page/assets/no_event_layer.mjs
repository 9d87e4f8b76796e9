// What takes the place of `event_layer.mjs` in pages without events.

/** @returns {EventLayer} */
export function drawEvents() {
  return { under: {}, over: {}, marks: new Map(), drawn: new Map(), at: () => undefined, standing: () => [], lay: () => ({ specs: [], obstacles: [], spots: [] }) };
}

export function linkEvents() {}
