// SPDX-License-Identifier: MIT
// What the page says of each pair of days: the sentence, and what moved.
async (turns, [timeline, pairs]) => {
  const [{ readPayload }, { makeSpeaker }] = await Promise.all(
    ["payload", "wording"].map((name) => import(`./${name}.mjs`)),
  );
  const data = readPayload(timeline);
  data.byId = new Map(data.places.map((place) => [place.id, place]));
  data.ground = data.places.filter(({ kind }) => kind === "unit");
  const say = makeSpeaker(data.language);
  return pairs.map(([first, last]) => {
    const compared = turns.compareDays(data, last, first);
    return {
      sentence: turns.sentenceOfTurns(data, compared, say),
      moves: compared.moves.map(({ before, after, units }) => [before, after, units.map(({ id }) => id).sort()]),
      areas: compared.moves.map(({ km2 }) => km2),
    };
  });
}
