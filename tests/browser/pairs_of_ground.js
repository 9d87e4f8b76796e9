// SPDX-License-Identifier: MIT
// What the page says of drawn ground between each pair of days.
async (ground, [faces, pairs]) => {
  const [{ readPayload }, { readHistories }, { holdingsOn }, { isoOf, makeSpeaker }] = await Promise.all(
    ["payload", "histories", "tracks", "wording"].map((name) => import(`./${name}.mjs`)),
  );
  const data = readPayload(faces);
  data.ground = readHistories(data);
  const say = makeSpeaker(data.language);
  const dayOf = (at) => say.day(isoOf(data.start, at));
  return pairs.map((pair) => {
    const moves = ground.movesOf(data, ...pair.map((day) => holdingsOn({ ...data, places: data.ground }, day)));
    return ground.groundSentence(data, moves, pair, dayOf, say);
  });
}
