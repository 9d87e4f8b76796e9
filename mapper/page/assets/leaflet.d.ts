// What the page asks of Leaflet beside what its declarations have.
import "leaflet";

declare module "leaflet" {
  interface Handler {
    /** Of dragging: whether the map was moved. */
    moved?(): boolean;
  }
}
