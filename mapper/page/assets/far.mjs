// The line under the map that names what lies far from its ground: each name leads there.

/**
 * @param {L.Map} map
 * @param {Data} data
 */
export function bindFar(map, data) {
  const buttons = document.querySelectorAll(".beyond button");
  data.beyond?.forEach(({ box: [west, south, east, north] }, nth) => buttons[nth].addEventListener("click", () => {
    map.fitBounds([[south, west], [north, east]], { animate: false });
  }));
}
