// SPDX-License-Identifier: MIT
// What the page asks of Leaflet beside what its declarations have.
import "leaflet";

declare module "leaflet" {
  namespace Control {
    interface Scale {
      /** Sets its lines for a width of so many metres. */
      _updateScales(metres: number): void;
    }
  }
  interface Handler {
    /** Of dragging: whether the map was moved. */
    moved?(): boolean;
  }
}
