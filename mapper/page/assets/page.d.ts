// SPDX-License-Identifier: MIT
// What the page's scripts make of the payload and hand to each other. A page never has this file.

/** A map that is asked only for what it has. */
interface Known<K, V> extends Map<K, V> {
  get(key: K): V;
}

/** A list that is never empty. */
interface Filled<T> extends Array<T> {
  at(index: number): T;
}

type Child = Node | string | null | undefined;
type Attributes = Record<string, string | number | boolean | null | undefined>;

// --- what the templates have ------------------------------------------------------------------

/** The parts of a page by their ids; not every kind has all. */
interface Parts {
  payload: HTMLElement & { textContent: string };
  time: HTMLInputElement;
  tools: HTMLElement;
  handle: HTMLInputElement;
  happened: HTMLElement;
  annotations: HTMLElement;
  bar: HTMLElement;
  changes: HTMLElement;
  chart: HTMLElement;
  counts: HTMLElement;
  day: HTMLElement;
  detail: HTMLElement;
  "on-this-day": HTMLElement;
  key: HTMLElement;
  legend: HTMLElement;
  live: HTMLElement;
  "map-before": HTMLElement;
  maps: HTMLElement;
  player: HTMLElement;
  story: HTMLElement;
  strips: HTMLElement;
  table: HTMLElement;
  twin: HTMLElement;
  under: HTMLElement;
  views: HTMLElement;
  when: HTMLElement;
}

/** The map of the page goes by a name, which is that of its element too: see `map_script.py`. */
interface Window {
  map_1: L.Map;
}

interface Document {
  getElementById<K extends keyof Parts>(elementId: K): Parts[K];
}

interface ParentNode {
  querySelector(selectors: ".folium-map"): HTMLElement & { id: "map_1" };
  querySelector(selectors: ".lead" | ".map" | "main"): HTMLElement;
  querySelector(selectors: ".patterns defs"): SVGDefsElement;
}

interface SVGGElement {
  readonly children: HTMLCollectionOf<SVGElement>;
}

// --- geometry: px with y down, or degrees with longitude first -------------------------------

type Point = [x: number, y: number];
type Box = [x0: number, y0: number, x1: number, y1: number];
type Span = [from: number, to: number];
/** A closed line; the rings of a polygon begin with the outer one. */
type Ring = Point[];
type Rings = Ring[];
/** Whole numbers, x and y in turn. */
type FlatRing = ArrayLike<number>;

/** A geometry of TopoJSON: of a polygon the arcs of its rings. */
type ArcGeometry =
  | { type: "GeometryCollection"; geometries: ArcGeometry[] }
  | { type: "MultiPolygon" | "Polygon"; id: string; arcs: number[][][] | number[][] };

/** TopoJSON with its arcs unpacked: as whole steps where it has a `transform`. */
interface Topology {
  arcs: Point[][];
  objects: Record<string, ArcGeometry>;
  transform?: Payload.Grid;
}

/** Rivers and lakes with their lines unpacked. */
interface Waters extends Omit<Payload.Waters, "arcs"> {
  arcs: Point[][];
}

interface Context extends Topology {
  names: Record<string, string>;
  own: string;
}

interface Shape {
  id: string;
  polygons: Rings[];
}

// --- the payload as it is read -----------------------------------------------------------------

interface LocalName {
  lang: string;
  dir: string;
  name: string;
}

/** A place with its report and its words, as they are on the day that is shown. */
interface Place extends Omit<Payload.PlaceEntry, "local" | "report">, Omit<Payload.Report, "reported"> {
  name: string;
  kindWords: string;
  local: LocalName[];
  statusWords?: string;
  /** The same for those who hear it: a change in words. */
  heardWords?: string;
  derived?: string;
  report?: number;
  reported?: string;
  /** The keys that a day has lent to it, of which some are of what it `turned` to, and its holding on that day. */
  lent?: { keys: string[]; holding?: Holding; turned?: boolean };
}

/** A status with its figures on the day that is shown. */
interface Status extends Payload.StatusWords {
  figures?: string;
  short?: string;
  count?: number;
  area_km2?: number;
  share?: number;
  stale?: number | null;
  role?: string;
  held?: string;
  holder?: string;
  /** Name and figures for those who hear them, where an arrow stands between two days. */
  heard?: string;
}

/** What every page has. */
interface Data extends Payload.PagePart, Payload.SignsPart, Payload.CountsPart, Payload.EventsPart {
  /** The day that is shown, counted from the start; of a page of one day there is none. */
  now?: number;
  /** Who held a place over time, where the page knows it. */
  past?: (place: Place) => Node | null;
  plane: Payload.Plane;
  bounds: Box;
  frame: Box;
  beyond?: Payload.FarGround[];
  whole?: Box;
  context: Context;
  disputed?: Payload.PackedLines;
  water?: Waters;
  words: Payload.MapWords;
  places: Place[];
  statuses: Status[];
  /** Of drawn ground, what was drawn on any day, in degrees. */
  ever?(): Rings[];
  /** Of a map of one day, or as a day was given them. */
  annotations: Payload.Annotation[];
  reports: Payload.Report[];
}

/** What has shapes of units. */
interface MapData extends Data {
  coast?: number;
  /** Pieces of two drawings that are alike in both. */
  stayed?: Set<string>;
  pieces?: boolean;
  parents?: number[];
  units: Topology;
  bands: Topology | null;
  towns?: Payload.TownEntry[];
  /** Where units are very many: see `crowded_ground.mjs`. */
  crowd?: CrowdOf;
  /** The places as they are on the map beside, whose names stand where those of this one do. */
  beside?: Known<string, Place>;
  /** Shows the names that stand on the map as numbers, from 1 on; without it there are none. */
  listNames?(names: string[]): void;
}

/** What shows several days. */
interface DaysData extends Data {
  start: string;
  language: Payload.Language;
  unitForms: Payload.UnitForms;
  within?: Record<string, Record<string, "side" | "renamed">>;
  nobodys?: boolean;
  words: Payload.DayWords;
}

/** Pages of places over time. */
interface SpellsData extends MapData, DaysData {
  words: Payload.DayWords;
  unitForms: Payload.SeatForms;
  /** Of two days of drawn ground the lines of each change, by the statuses before and after. */
  listed?: Record<string, Payload.PiecesLine[]>;
  lent?: string;
  extras: Payload.Extra[];
  labelled: boolean;
  mostNotes: number;
  byId: Known<string, Place>;
  /** The units. */
  ground: Place[];
}

/** Where days lie along a chart, from 0 to 1; `focus`: the days that have more room than the others. */
interface TimeScale {
  focus(): [number, number] | null;
  set(days: [number, number] | null): void;
  listen(tell: () => void): void;
  share(day: number): number;
  day(share: number): number;
}

interface Stops extends Payload.StoryPart {
  /** Told which counters stand as lines in the chart. */
  lined?(series: (number | undefined)[]): void;
  stops: Filled<number>;
  scale: TimeScale;
  between: boolean;
  opening: number;
}

interface TimelineData extends SpellsData, Stops {
  counts?: DatedCount[];
  words: Payload.TimelineWords;
}

/** One side of a comparison: the day and what every place has on it. */
interface SideData extends SpellsData {
  words: Payload.CompareWords;
  days: [number, number];
  captions: string[];
  turns: Payload.TurnLine[];
  apart: Payload.ApartLine[];
  changeColumns: string[];
  changes: Payload.ChangeRow[];
  /** Counted on the day of the side. */
  statuses: (Status & { count: number })[];
  day: number;
  holdings: Holdings;
}

/** What was on one piece of drawn ground, as of a unit. */
interface Face {
  id: string;
  track: Payload.PackedStep[];
  km2: number;
  people?: undefined;
  capital?: undefined;
}

interface FacesData extends DaysData, Stops {
  towns?: Payload.TownEntry[];
  /** Measured on the day that is shown. */
  statuses: (Status & { area_km2: number; share: number; short: string })[];
  words: Payload.FacesWords;
  ended: number[];
  pinned: number | null;
  single: boolean;
  drawn: string[];
  lines: Payload.Rings;
  digits: number;
  histories: string;
  ground: Face[];
  measures: Measure[];
  units: Topology;
  bands: null;
}

// --- days ----------------------------------------------------------------------------------------

/** What a place has on a day; days are counted from the start. */
interface Holding {
  status: string;
  report: number;
  extra: number;
  since: number;
  reported: number;
  last: number;
  stale?: boolean;
  /** The capital that it is taken from. */
  from?: string;
}

/** A step that has a holding. */
type HeldStep = [at: number, status: string, report: number, since?: number, reported?: number, seen?: number, extra?: number];

type Holdings = Map<string, Holding>;
type Measure = "area" | "count" | "people";
/** From a day to another, exclusive: status, whether its report is old, whether it is inferred. */
type Stretch = [from: number, to: number, status: string, stale: boolean, inferred: boolean];

interface Unit {
  id: string;
  km2?: number;
  people?: number;
}

interface Pair {
  before: string;
  after: string;
}

type TurnOf = (id: string) => Turn | null;

interface Turn extends Pair {
  /** Of its pattern. */
  id: string;
}

/** Units that went from one status to another, or stayed what they were. */
interface Move<U = Place> extends Pair {
  units: U[];
  km2: number;
  isChange: boolean;
}

/** Two states to compare, the earlier first. */
interface Compared {
  first: number;
  last: number;
  before: Holdings;
  after: Holdings;
  apart?: Map<string, string>;
  moves: Move[];
}

/** What the reader has chosen. */
interface State {
  hover: string | null;
  picked: string | null;
  /** The status that is shown alone. */
  isolated: string | null;
  day: number;
  /** The day that the other one is compared with. */
  pinned: number | null;
  /** The step of the story that was gone to last, from 0 on. */
  step?: number | null;
}

type Listener = (state: State, before: State) => void;

interface Store {
  get(): State;
  set(changes: Partial<State>): void;
  listen(listener: Listener): void;
}

/** A text, or a word, by plural class. */
type Forms = Record<string, string>;

type Value = string | number | boolean | null | undefined;
type Values = Record<string, string | number | null | undefined>;
type Speaker = ReturnType<typeof import("./wording.mjs").makeSpeaker>;
/** A day in words. */
type DayWords = (day: number) => string;

/** The labels of statuses by id, that of no data too. */
type Labels = Known<string, string>;

/** Shares over time: on each day the sums by status, of fresh reports, inferred, and of old ones. */
interface Series {
  days: number[];
  parts: Known<string, [number, number, number]>[];
}

/** What the record of a unit is read with. */
interface StretchData extends Pick<Stops, "stops"> {
  staleDays: number | null;
  extras?: Payload.Extra[];
  byId?: Map<string, Place>;
}

/** A band of a chart: its top and bottom in px on every place of a grid, null where there is none. */
interface BandOnGrid {
  id: string;
  label: string;
  edges: ([number, number] | null)[];
}

/** The middle of a name of a band, and where its line ends in the band, of one that stands above. */
interface PlacedName {
  id: string;
  label: string;
  x: number;
  y: number;
  foot?: [number, number];
}

/** What has shares over time. */
type ChartData = (TimelineData & { measures?: Measure[] }) | FacesData;
type PlayerData = TimelineData | FacesData;
/** `framed`: what the map shows since a step was gone to. */
type StoryData = PlayerData & { framed?: Frame };

/** Places of which one report says one thing on a day; no holding where a report ran out. */
interface DayReport extends Pair {
  places: Place[];
  holding: Holding | null;
}

type DatedCount = Payload.Counted & { day: number };
/** A count with its age on the day that is shown. */
type ShownCount = Omit<Payload.Counted, "age" | "old"> & { age?: string | false | 0; old?: boolean | 0 | null };
type PlaceKind = keyof Payload.Words["figures"]["places"];

/** What the sentence of a day is made from. */
interface TimelineLead {
  data: TimelineData;
  holdings: Holdings;
  words: Payload.Words["head"];
  say: Speaker;
  /** What units have by reports of their own. */
  own: Holding[];
  today: number;
  all: number;
}

/** Where the band of a status ends by one count after the other, null where that does not follow. */
type CountLine = { day: number; share: number | null }[];

/** What one source counted of the units of a chart. */
interface CountLines {
  series: number | undefined;
  counts: DatedCount[];
  lines: CountLine[];
}

interface ChartSize {
  measure: Measure;
  width: number;
  series: Series;
  day: number;
  pinned: number | null;
}

interface LeadPart {
  part: Holding[];
  inferred?: boolean;
}

// --- the map -------------------------------------------------------------------------------------

type Look = string[];
type StatusOf = (id: string) => string | null | undefined;

/** Reckons, step by step, what is drawn at the zoom of a map, and gives what draws it. */
type Writing = () => Generator<undefined, () => void>;

interface Lines {
  repaint(statuses: StatusOf): void;
  ring(path?: Outlined | null): void;
  /** All lines around units of these ids. */
  outlines?(ids: string[]): OutlineLine[];
}

/** How large units are at the zoom of the map. */
interface Sizes {
  specks(): Map<string, Spot>;
  weigh(): void;
}

/** What a line around one unit follows. */
interface Outlined {
  getAttribute(name: string): string | null;
}

/** The elements of units by id, or in `crowded_ground.mjs` what stands for them. */
interface Units extends Map<string, SVGElement> {
  at?(x: number, y: number): string | null;
  specks?(): Spot[];
  dim?(isolated: string | null): void;
  turn?(turnOf: TurnOf | false, paintOf: (turn: Turn) => string): void;
}

interface Ground {
  units: Units;
  bands: Map<string, SVGElement>;
  lines: Lines;
  outlines(): { ids: string[], lines: OutlineLine[] };
  repaint(): void;
  repaintBands(): void;
}

/** A line around units in px at zoom 0, x and y in turn, with the numbers of the units beside it. */
interface OutlineLine {
  flat: Float64Array;
  units: number[];
}

/** The same in px of a picture. */
interface PixelLine {
  xy: Float64Array;
  units: number[];
}

/** What shows the ground while a hand moves the slider: see `swift_ground.mjs`. */
interface Swift {
  show(): boolean;
  end(): boolean;
}

/** What is ready to do so: see `madeReady` there. */
interface SwiftGround {
  weight: string;
  show(): void;
  rise(): void;
  end(): void;
}

/** A picture of a part of the map; `left`, `top` and the `scale` from px at zoom 0 are in px of the screen, `at` in layer px; `sheets`: what it is drawn on. */
interface PictureFrame {
  dense: number;
  width: number;
  height: number;
  at: L.Point;
  scale: number;
  left: number;
  top: number;
  sheets: HTMLCanvasElement[];
}

/** What an entry of a list tells; `number`: its own in an ordered list, `credit`: what it rests on but for the source. */
interface ListEntry {
  id: string;
  title: string;
  sign: Node;
  number?: number;
  report: { note?: string, source?: string, url?: string };
  credit: (string | undefined)[];
}

interface Spot {
  id: string;
  x: number;
  y: number;
  reach: number;
}

/** A place that has a point. */
interface LocatedPlace extends Place {
  at: Point;
}

interface BorderPlace extends Place {
  line: Point[];
}

interface Scene {
  data: MapData;
  world: At;
  rings: Known<string, Rings[]>;
  byId: Known<string | undefined, Place>;
  spots: Spot[];
  /** The marks of which something is known. */
  shown: LocatedPlace[];
  /** With those of which only the map beside knows something: names and marks of both have their room. */
  named: LocatedPlace[];
  where: Known<string, Point>;
  /** Units and countries in layer px, and the zoom at which they lie so. */
  drawn: Map<string, DrawnPolygon[]>;
  scale: string;
  /** What is seen of the units, and the frame in which it is. */
  ground: Known<string, Rings[]>;
  seen: string;
  /** What controls over the map cover while it is seen so, once that is known. */
  controls: { box: Box }[] | null;
  /** The elements of each name that stands on the map, by all that they say. */
  written: Map<string, SVGElement[]>;
  /** The labels that were placed last, for the view that was seen then. */
  laid: { placed: Written[]; shown: Known<string, Spec>; zoom: number; origin: L.Point; frame: Box } | null;
  areas: { id: string; name: string; kind: "country" | "water"; polygons: Rings[] }[];
  rivers: { id: string; name: string; lines: Point[][] }[];
  marked: LocatedPlace[];
  units: Place[];
  borders: BorderPlace[];
  measure: (text: string, size: number, spacing?: number, weight?: number) => number;
  reach(place: Place): number;
  angle(place: LocatedPlace): number;
}

/** A polygon in px with the box around it. */
interface DrawnPolygon {
  rings: Rings;
  box: Box;
}

interface Layers {
  letters: SVGGElement;
  marks: SVGGElement;
  numbers: SVGGElement;
}

/** What was given its place in a layout. */
interface LaidEvents {
  specs: NameSpec[];
  obstacles: { id?: string; box: Box }[];
  spots: Spot[];
}

/** Events, advances and lines on a map. */
interface EventLayer {
  /** Below the names, and above the marks; in pages without events there is none of it. */
  under?: Record<string, SVGGElement>;
  over?: Record<string, SVGGElement>;
  at?(id: string): Point | undefined;
  /** Marks what is at hand. */
  link?(store: Store): void;
  /** The marks of events. */
  marks: Known<string, SVGElement>;
  standing(at: At): { id: string; at: Point; reach: number }[];
  lay(at: At, where: Known<string, Point>, measure: Scene["measure"]): LaidEvents;
}

/** One layout of the lettering, step by step. */
type LetteredBy = (map: L.Map, scene: Scene, layers: Layers, stage: Standing) => Generator<undefined, void>;

interface Figures {
  happened: EventLayer;
  marks: Known<string, SVGElement>;
  spots(): Spot[];
  lay(when?: Promise<void>): Promise<void>;
  lettered(): Promise<void>;
  afterLetters(follow: () => void): void;
  letterBy(other: LetteredBy): void;
  halt(): void;
  scene: Scene;
  layers: Layers;
}

interface Mounted {
  ground: Ground;
  figures: Figures;
  home(): void;
  dim(): void;
  nameAll(): Generator<unknown>;
  centres: Centres;
}

/** What of a map is there before anything else is. */
interface Laid {
  home(): void;
  ground: Ground;
  figures: Figures;
}

/** Where marks stand, for what is lettered after them. */
interface Standing {
  frame: Box;
  at: At;
  beside: ReturnType<EventLayer["lay"]>;
}

type At = (lonLat: Point) => Point;
/** A projection forward, from the angle east of its centre and the latitude, and back, in radians. */
type Flat = [forward: (turn: number, lat: number) => Point, back: (x: number, y: number) => Point];
type Centres = (id: string) => Point | null;

/** The middle of a view in degrees, and by how many levels of zoom it is nearer than the whole. */
type Frame = [lat: number, lng: number, levels: number];

/** What the address says of days, and of the steps of a story; `sayAll`: whether that is all to be said. */
interface DaysInAddress {
  read: (text: string) => Partial<State>;
  say: (state: State) => string;
  sayAll?: (state: State, map: L.Map) => boolean;
}

/** What a map in an article tells it: its steps, the one that is shown from 1 on, the day, and the place held open. */
interface Told {
  steps: number;
  step: number | null;
  day: string | null;
  place: string | null;
}

/** What an address asks for. */
interface Asked {
  days: string | null;
  place: string | null;
  view: string | null;
  focus: string | null;
  at: Frame | null;
}

/** What a part of the page reads from the address and says there. */
interface InAddress {
  read(text: string | null): void;
  say(): string | null;
}

/** What can be found: under which name, what it is, and what else it is called; towns have their position. */
interface Findable {
  id: string | null;
  name: string;
  what: string;
  also: string;
  at?: Point;
}

// --- labels: see labels.mjs ------------------------------------------------------------------------

/** A name as it may be broken. */
interface Form {
  lines: string[];
  width: number;
  height: number;
}

interface LabelPart {
  id: string;
  place?: string;
  priority: number;
  withMark?: boolean;
  quiet?: boolean;
  unless?: string;
  shy?: boolean;
  isShort?: boolean;
}

interface AreaLabel extends LabelPart {
  kind: "area";
  rings: Rings;
  at: Point;
  forms: Form[];
  size?: number;
  led?: boolean;
  brief?: number;
  open?: boolean;
  short?: Form;
}

interface MarkLabel extends LabelPart {
  kind: "mark";
  at: Point;
  radius: number;
  width: number;
  height: number;
  must?: boolean;
}

interface NumberLabel extends LabelPart {
  kind: "number";
  at: Point;
  radius: number;
  avoid?: number;
}

interface LineLabel extends LabelPart {
  kind: "line";
  line: Point[];
  width: number;
  height: number;
}

type Label = AreaLabel | MarkLabel | NumberLabel | LineLabel;

/** A label with what any of them may have. */
interface AnyLabel {
  kind: Label["kind"];
  at: Point;
  width: number;
  height: number;
  radius: number;
  rings: Rings;
  line: Point[];
}

/** How a label is written. */
interface Lettering {
  className: string;
  letters: number;
  name?: string;
  /** The unit or border region on whose ground it stands. */
  on?: string;
}

type NumberSpec = NumberLabel & { n: number; place: string };
type NameSpec = (AreaLabel | MarkLabel | LineLabel) & Lettering;
type Spec = NumberSpec | NameSpec;

/** What is in the way: a box, its corners if it is not upright, whether it keeps names on one line a word apart, and whose mark it is. */
interface Taken {
  box: Box;
  corners?: Point[];
  isRow?: boolean;
  id?: string;
}

/** The ground of units as cells of a grid. */
interface Cells {
  /** How a unit is called in the cells. */
  nth(id: string | undefined): number | undefined;
  /** Which unit lies at a point; 0 for none. */
  at(x: number, y: number): number;
  /** Whether no unit lies in a box that is grown by so much. */
  isFree(box: Box, by: number): boolean;
  /** Whether units lie in all of such a box that is in the view. */
  isFull(box: Box, by: number): boolean;
  /** The columns in which there is ground between two heights. */
  spans(top: number, bottom: number): Span[];
}

interface Stage {
  view: Box;
  cells?: () => Cells;
  padding: number;
  obstacles: Taken[];
}

/** Where a label may stand. */
interface LabelSpot {
  x: number;
  y: number;
  anchor: string;
  box: Box;
  cost: number;
  corners?: Point[];
  lines?: string[];
  angle?: number;
  leader?: Point[];
  /** The leader, as what is in the way of others. */
  line?: Taken;
}

type Settler = (label: Label, taken: Taken[], stage: Stage) => LabelSpot | null;

interface PlacedLabel extends LabelSpot {
  label: Label;
  /** What keeps other names on its lines a word away. */
  row?: Taken;
  /** The mark that is drawn with it. */
  mark?: Taken;
}

/** A label with its place on the map. */
interface Written extends Pick<LabelSpot, "x" | "y" | "anchor" | "box" | "lines" | "angle" | "leader"> {
  id: string;
  kind: Label["kind"];
  isShort?: boolean;
}

/** A name's box, and the room it wants around it. */
interface Size {
  width: number;
  height: number;
  margin: number;
}

/** Where a name inside a shape may lie. */
interface Room extends Stage {
  rings: Rings;
  bounds: Box;
  near: Taken[];
  at: Point;
}

interface Centre {
  x: number;
  y: number;
  cost: number;
}

// --- files -----------------------------------------------------------------------------------------

/** What is saved of something, by the names of columns. */
type SavedRow = Record<string, Value>;

/** A position, or whatever is made of positions. */
type Coordinates = number | Coordinates[];

/** What is saved with its ground, or where it is. */
interface Saved {
  row: SavedRow;
  shape?: Point[][][] | Point;
}

// --- drawn ground ------------------------------------------------------------------------------------

/** What a day changes of a ring: from the number `at` on so many are `gone`, and `come` are there. */
interface RingStretch {
  at: number;
  gone: number;
  come: number[];
}

/**
 * A ring on some days: what it was before, and what was drawn anew; `loops` are what that adds and
 * takes away, and `size` is how many numbers the ring has.
 */
interface DrawnRing {
  label: number;
  before: DrawnRing | null;
  stretches: RingStretch[];
  loops: number[][];
  size: number;
  readonly ring: number[];
}

/** The rings of a stop with their labels: places in `drawn`. */
type RingState = DrawnRing[];

interface LinesReading {
  next(): number;
  pool: number[];
  corners: number[][];
  ringOf(it: DrawnRing): number[];
}

/** From a stop on a point has a label, -1 for none, by a report. */
interface PointTurn {
  stop: number;
  label: number;
  report?: number;
}

interface GroundPoint {
  at: LatLng;
  turns: PointTurn[];
  stop: number;
}

interface LatLng {
  lat: number;
  lng: number;
}

type GroundMove = Move<Face>;
/** So much ground that went from one status to another. */
type GroundWay = Pair & { km2: number };

/** What became of ground: the ways that are told one by one, and those that are told together. */
interface Fate {
  kind: string;
  km2: number;
  named: GroundWay[];
  others: GroundWay[];
}

/** The km² of every status by its id. */
type Areas = Map<string, number>;

/** A status of a face from one stop to the next run. */
interface Run {
  stop: number;
  label: number;
  report: number;
}

/** What drawn ground is drawn with. */
interface Pen {
  areas: SVGElement;
  /** What changed, over the lines. */
  moved: SVGElement;
  defs: SVGElement;
  lines: SVGElement[];
  /** The patterns that are on the page. */
  made: Set<string>;
  data: FacesData;
  textOf(ring: number[]): string;
  /** Has lines their share of their width on a day. */
  weigh(state: RingState): void;
}

// --- articles ----------------------------------------------------------------------------------------

/** By which names the article knows a frame. */
interface Asks {
  name: string;
  pym: string | null;
  secret: string | null;
  amp: boolean;
}

// --- tables ------------------------------------------------------------------------------------------

interface Column {
  key: string;
  label: string;
  numeric?: boolean;
  date?: boolean;
}

interface Cell {
  text: string;
  /** The same in words, where a sign stands in it. */
  heard?: string;
  sort?: string | number;
  href?: string;
  swatch?: string;
  dir?: string;
  lang?: string;
}

interface Row {
  id: string;
  also?: string;
  cells: Record<string, Cell>;
}

type RowFilter = ((row: Row) => boolean) | null;

type TableWords = Payload.Words["table"];

/** A row with its line, and the text in which the search looks. */
interface Entry {
  row: Row;
  readonly line: HTMLElement;
  readonly search: string;
  /** Whether it has a line already. */
  isMade(): boolean;
}

type Order = "none" | "ascending" | "descending";

/** What a table is built from. */
interface TableParts {
  columns: Column[];
  rows: Row[];
  caption: string;
  words: TableWords;
  onPick?(id: string): void;
  lang: string;
}

/** Objects as rows: see `rows.py`. */
interface PackedRows {
  keys: string[];
  shared: Record<string, string[]>;
  rows: unknown[][];
  count?: number;
  columns?: Record<string, PackedColumn>;
}

/** Which maps of a comparison are seen. */
type View = "change" | "swipe" | "sides" | "before" | "after";
/** Whether the arcs between two shapes are meant; null is the outside. */
type Sides = (a: string, b: string | null) => boolean;

/** The shapes of very many units as one text: see `geometry/walked.py`. */
interface WalkedTopology {
  transform: Payload.Grid;
  walk: string;
  count: number;
}

/** The values of one key: see `columns.py`. */
interface PackedColumn {
  has?: string;
  rows?: string;
  words?: unknown[];
  numbers?: string;
  points?: string;
  digits?: number;
  texts?: string;
  list?: unknown[];
}

/**
 * Very many units in flat arrays. Points of arc a are those from `start[a]` on: on the grid in `xs` and `ys`, in
 * px at zoom 0 in `wx` and `wy`. `refs` has the arcs of all rings in turn, ~a for one taken backwards; ring r
 * has those from `ringStart[r]` on, and unit u the rings from `unitRing[u]` on.
 */
interface CrowdShapes {
  count: number;
  arcs: number;
  corners: number;
  xs: Float64Array;
  ys: Float64Array;
  wx: Float64Array;
  wy: Float64Array;
  start: Int32Array;
  begin: Int32Array;
  end: Int32Array;
  coasts: Uint8Array;
  refs: Int32Array;
  ringStart: Int32Array;
  unitRing: Int32Array;
  isOuter: Uint8Array;
  left: Int32Array;
  right: Int32Array;
  alone: Uint8Array;
  boxes: Float64Array;
  sides: Float64Array;
  middles: Float64Array;
  scale: readonly number[];
  translate: readonly number[];
}

/** What a crowd of units offers in place of elements. */
interface CrowdOf {
  near: Pick<Map<string, string[]>, "get">;
  rings: Known<string, Rings[]>;
  /** How many units are seen. */
  seen: number;
  said(id: string): string;
  /** Has one unit at a time as an element to go to, which `follow` listens to. */
  offer(follow: (element: SVGElement, id: string) => void): void;
  /** The units in view of which a name may find room. */
  named(frame: Box): Place[];
}

/** What is drawn alike: its classes, and its element, which has no shape while a canvas has it. */
interface CrowdLook {
  path: SVGElement;
  status: string;
}

/** Lines of a crowd: how they look, on which sheet, and between which units they run; -1 is the outside. */
interface CrowdLine {
  element: SVGElement;
  sheet: { renew(parts: Box[] | null, draw: (pen: CanvasRenderingContext2D) => void): void };
  keep(a: number, b: number, arc: number): boolean;
}

/** How something is painted, as style sheets say it. */
interface Ink {
  fill: string;
  fillOpacity: number;
  stroke: string;
  strokeOpacity: number;
  width: number;
  dash: number[];
  opacity: number;
}
