// SPDX-License-Identifier: MIT
async (moment, [timeline, days]) => {
  const [{ readPayload }, { holdingsOn }, { makeSpeaker }, { leadOf }] = await Promise.all(
    ["payload", "tracks", "wording", "lead"].map((name) => import(`./${name}.mjs`)),
  );
  const data = readPayload(timeline);
  data.byId = new Map(data.places.map((place) => [place.id, place]));
  data.ground = data.places.filter(({ kind }) => kind === "unit");
  const say = makeSpeaker(data.language);
  // What a place of the one page has and that of the other has not, each for its own ends.
  const own = new Set(["track", "lent", "km2", "people", "capital", "seat", "north", "changed", "label", "claimed", "seats", "report"]);
  const plain = (value) => JSON.parse(JSON.stringify(value));
  const told = (place) =>
    Object.fromEntries(Object.entries(plain(place)).filter(([key]) => !own.has(key)).sort());
  const stateOf = (page) => ({
    places: page.places.filter(({ kind, status }) => kind === "unit" || status).map(told)
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
    statuses: page.statuses
      .filter(({ id, count }) => count || (id && page.places.some(({ status }) => status === id)))
      .map(({ label, figures, short, count, share, stale }) => ({ label, figures, short, count, share, stale: stale || 0 })),
    annotations: plain(page.annotations),
  });
  return days.map(([number, text, sentence]) => {
    const holdings = holdingsOn(data, number);
    moment.setMoment(data, number, holdings, say);
    return [
      { ...stateOf(data), lead: leadOf(data, holdings, number, say) },
      { ...stateOf(readPayload(text)), lead: sentence },
    ];
  });
}
