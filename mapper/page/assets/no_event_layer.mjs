// SPDX-License-Identifier: MIT
// What takes the place of `event_layer.mjs` in pages without events: what they ask for all the same.

/** @returns {EventLayer} */
export const drawEvents = () => ({ marks: new Map(), standing: () => [], lay: () => ({ specs: [], obstacles: [], spots: [] }) });
