// SPDX-License-Identifier: MIT
// What a page's payload is made of: written by `python -m tests.declared` from map_model.py and
// the texts of the language. Do not edit.

declare namespace Payload {
  /** A step of a track: from the day `at` on, counted from the start, a place has a holding. */
  type PackedStep = [at: number, status?: string, report?: number, since?: number, reported?: number, seen?: number, extra?: number];

  /** A TopoJSON transform: how far apart the positions are, and where they begin. */
  interface Grid {
    scale: number[];
    translate: number[];
  }

  /** A polygon: of each of its rings the numbers of its arcs, ~number for one taken backwards. */
  interface ArcPolygon {
    type: "Polygon";
    id: string;
    arcs: number[][];
  }

  /** Several polygons of one id. */
  interface ArcMultiPolygon {
    type: "MultiPolygon";
    id: string;
    arcs: number[][][];
  }

  /** An object of a topology: the shapes of one layer. */
  interface ArcCollection {
    type: "GeometryCollection";
    geometries: (ArcPolygon | ArcMultiPolygon)[];
  }

  /** TopoJSON with every arc as a text; without a `transform` where it has no arcs. */
  interface PackedTopology {
    type: string;
    objects: Record<string, ArcCollection>;
    arcs: string[];
    transform?: Grid;
  }

  /** Lines, each an arc as a text, and their grid. */
  interface PackedLines {
    transform: Grid;
    arcs: string[];
  }

  /** What lies around the units: the object `countries`, whose ids are ISO alpha-3 codes; their names, and the one that is the map's own. */
  interface Context extends PackedTopology {
    names: Record<string, string>;
    own: string;
  }

  /** A status: `""` is no data. */
  interface StatusWords {
    id: string;
    label: string;
    means: string;
  }

  /** A status in the legend of one day: figures in words and in short, and how many of the units have it, their km², their share in per cent, and how many reports of them are old. */
  interface FiguredStatus extends StatusWords {
    figures: string;
    short: string;
    count?: number;
    area_km2?: number;
    share?: number;
    stale?: number;
  }

  /** A status that is held at some time; no data has neither role nor words. */
  interface TimedStatus extends StatusWords {
    role?: string;
    held?: string;
    holder?: string;
  }

  /** A kind of mark in the legend. */
  interface MarkKind {
    kind: string;
    label: string;
    means?: string;
  }

  /** What a step says beside its numbers: further reports of the day; rows of corrections and of sources that disagree, which is marked; whether its ground is inferred, and so drawn fainter. */
  interface Extra {
    others?: string[];
    told?: [term: string, text: string][];
    contradicted?: boolean;
    inferred?: boolean;
  }

  /** A holding on the day of the page; `sinceWords` where its day is not known. */
  interface HoldingEntry extends Extra {
    from?: string;
    status?: string;
    since?: string;
    sinceWords?: string;
    stale?: boolean;
  }

  /** What is told of a place over time. */
  interface Told {
    track?: PackedStep[];
    whole?: PackedStep[];
    sides?: (PackedStep | null)[];
    was?: string;
    apart?: string;
  }

  /** A unit, a place or a border region, units first. Empty values are left out. */
  interface PlaceEntry extends HoldingEntry, Told {
    id: string;
    kind: string;
    name?: string;
    brief?: string;
    full?: string;
    local?: string[];
    within?: string;
    beyond?: string;
    at?: [lon: number, lat: number];
    area?: string;
    line?: [lon: number, lat: number][];
    north?: number;
    report?: number;
    n?: number;
    km2?: number;
    people?: number;
    seat?: string;
    capital?: string;
    changed?: boolean;
    turn?: [before: string, after: string];
    striped?: boolean;
    pale?: boolean;
  }

  /** A report in words. Of one day it has its day and age; over time the steps know them, and it says whether it has a `label`, is `claimed`, or is about `seats` alone. */
  interface Report {
    reported?: string;
    reportedWords?: string;
    age?: string;
    basis?: string;
    confidence?: string;
    source?: string;
    url?: string;
    note?: string;
    label?: string;
    claimed?: boolean;
    seats?: boolean;
  }

  /** A numbered note; its text, date and source are those of the report of its place. */
  interface Annotation {
    n: number;
    place: string;
    title: string;
  }

  /** How old a count is on the day of a map, in words, and whether that is beyond the limit. */
  interface CountAge {
    age?: string;
    old?: boolean;
  }

  /** What others counted: beside our own figures, never in them. */
  interface Counted extends CountAge {
    by: string;
    date: string;
    text: string;
    bar?: [string, number][];
    source?: string;
    url?: string;
    note?: string;
    vague?: boolean;
    day?: number;
    series?: number;
    what?: string;
    whole?: number;
  }

  /** How numbers and days are written, and what stands between the parts of a sentence. */
  interface Language {
    lang: string;
    comma: string;
    semicolon: string;
    list_and: string;
    sentence: string;
    months: string[];
    numerals: string[];
    date: string;
    month: string;
    decimal: string;
    thousands: string;
    under: string;
  }

  /** What the units are called. */
  interface UnitForms {
    units: Record<string, string>;
  }

  /** What the units are called, their capitals where these are known, and other places. */
  interface SeatForms extends UnitForms {
    capitals: Record<string, string>;
    places: Record<string, string>;
  }

  /** The texts that the scripts put on the page themselves, by section. */
  interface MapWords {
    legend: Words["legend"];
    annotations: Words["annotations"];
    detail: Words["detail"];
    table: Words["table"];
    map: Words["map"];
    embed: Words["embed"];
    find: Words["find"];
    share: Words["share"];
  }

  /** Those of a page that shows other days than the one it was made for. */
  interface DayWords extends MapWords {
    figures: Words["figures"];
    diff: Words["diff"];
    report: Words["report"];
    timeline: Words["timeline"];
  }

  interface TimelineWords extends DayWords {
    counted: Words["counted"];
    head: Words["head"];
  }

  interface CompareWords extends DayWords {
    compare: Words["compare"];
  }

  interface FacesWords extends DayWords {
    head: Words["head"];
    faces: Words["faces"];
  }

  /** What is the same on every day. */
  interface PagePart {
    version: number;
    title: string;
    lang: string;
    dir: string;
    measured?: string;
    total: string;
    stripes: Record<string, string[]>;
    marks: MarkKind[];
    staleDays: number | null;
    tiled: boolean;
    kinds: Record<string, string>;
    nameless?: boolean;
  }

  /** What the legend says of places on which sources disagree, and of ground that is inferred, where there is some. */
  interface SignsPart {
    contradicted?: string;
    inferred?: string;
  }

  /** A town that shows where the ground lies: nothing is said of it. */
  interface TownEntry {
    name: string;
    at: [lon: number, lat: number];
    within?: string;
    namesake?: boolean;
  }

  /** The flat map that page and pictures are drawn on (see `geometry.plane`): a projection by its `name` and `centre` (degrees), and the box on it of the ground of interest, in metres west, south, east and north of the centre. */
  interface Plane {
    name: string;
    centre: [lon: number, lat: number];
    ground: [west: number, south: number, east: number, north: number];
  }

  /** Ground that lies far from all other, what it is called, and the box (degrees) around it. */
  interface FarGround {
    name: string;
    box: [west: number, south: number, east: number, north: number];
    units?: string[];
  }

  /** The boxes (degrees) of a map, whose east may be beyond 180. */
  interface BoxesPart {
    bounds: [west: number, south: number, east: number, north: number];
    frame: [west: number, south: number, east: number, north: number];
    beyond?: FarGround[];
    whole?: [west: number, south: number, east: number, north: number];
    insets?: FarGround[];
  }

  /** A small map of all ground: its width and height, the rings of the ground, each x and y in turn, and the box of what the map shows; in px, y down. */
  interface Locator {
    size: [width: number, height: number];
    ground: number[][];
    frame: [left: number, top: number, right: number, bottom: number];
  }

  /** A globe around `centre`, 200 wide, with the rings of the map's ground on it, each x and y in turn, y down; `at`: where that lies, where it is too small to be seen; `left`: whether the globe stands at the left of a page. */
  interface Globe {
    centre: [lon: number, lat: number];
    ground: number[][];
    at?: [x: number, y: number];
    left?: boolean;
  }

  /** What shows where a map lies: `locator` of one that shows a part of its ground, `globe` where one is asked for. */
  interface LocatorPart {
    locator?: Locator;
    globe?: Globe;
  }

  /** Rivers and lakes; `counts`: how many arcs are of narrow, of wider and of the widest rivers, and how many are rings of lakes, in this order; `names` of some, the first in claim first. */
  interface Waters extends PackedLines {
    counts: number[];
    names: [string, number, number][];
  }

  /** Lakes and rivers, where there are some. */
  interface WaterPart {
    water?: Waters;
  }

  /** What lies around the units; `towns` in the order in which they find room; `disputed`: borders drawn dashed. */
  interface AroundPart extends BoxesPart, LocatorPart, WaterPart {
    plane: Plane;
    context: Context;
    towns?: TownEntry[];
    disputed?: PackedLines;
  }

  /** What others counted, where there is some. */
  interface CountsPart {
    counts?: Counted[];
  }

  /** What an event, an advance and a line have in common; empty values are left out. */
  interface Happened {
    id: string;
    mark: string;
    word: string;
    title: string;
    when: string;
    date: string;
    where?: string;
    days?: [number, number | null];
    status?: string;
    party?: string;
    basis?: string;
    confidence?: string;
    source?: string;
    url?: string;
    note?: string;
  }

  /** An event at a position; `short`: its days as they stand beside its mark. */
  interface EventEntry extends Happened {
    at: [lon: number, lat: number];
    short: string;
  }

  /** An advance along a path, to the last position of it. */
  interface AdvanceEntry extends Happened {
    path: [lon: number, lat: number][];
  }

  /** A line on the ground. */
  interface LineEntry extends Happened {
    lines: PackedLines;
  }

  /** An entry of the key: `sort` is `event`, `advance` or `line`. */
  interface SignEntry {
    sort: string;
    mark: string;
    status?: string;
    label: string;
  }

  /** Events, advances and lines, by their days, where there are some; what the key says of them, of which days events are shown, and the words for all of them. */
  interface EventsPart {
    events?: EventEntry[];
    advances?: AdvanceEntry[];
    mapLines?: LineEntry[];
    happenedKey?: SignEntry[];
    happenedIn?: string;
    happened?: Words["happened"];
  }

  /** What every page has. */
  interface Page extends PagePart, SignsPart, AroundPart, CountsPart, EventsPart {
    places: PlaceEntry[];
  }

  /** The shapes of units (object `units`) and of border regions (`bands`). */
  interface UnitsPart {
    units: PackedTopology;
    bands: PackedTopology | null;
    pieces?: boolean;
    coast?: number;
    parents?: number[];
  }

  /** A map of one state of the ground: what a picture of it is drawn from. */
  interface DrawnMap extends Page, UnitsPart {
    statuses: FiguredStatus[];
    annotations: Annotation[];
    reports: Report[];
  }

  /** What the table of one day is made of: places, with their reports and the words for both. */
  interface ListedPart {
    words: MapWords;
    kinds: Record<string, string>;
    statuses: FiguredStatus[];
    places: PlaceEntry[];
    reports: Report[];
  }

  /** A map of one day, ISO and in words. */
  interface MapPayload extends DrawnMap {
    kind: "map";
    day: string;
    dayWords: string;
    words: MapWords;
    languages: [string, string][];
    days: Record<string, string>;
  }

  /** Which changes between two statuses leave the party the same: `side` or `renamed`, by the status before and then after; where there are some. `nobodys`: there are no parties at all. */
  interface WithinPart {
    within?: Record<string, Record<string, string>>;
    nobodys?: boolean;
  }

  /** What pages of several days have. */
  interface TimedPart extends WithinPart {
    start: string;
    language: Language;
    statuses: TimedStatus[];
    reports: Report[];
  }

  /** Where units without a holding take that of their capital: the words for the basis of what is so inferred. */
  interface LentPart {
    lent?: string;
  }

  /** What pages of places over time have. */
  interface SpellsPart extends TimedPart, LentPart {
    unitForms: SeatForms;
    languages: [string, string][];
    extras: Extra[];
    labelled: boolean;
    mostNotes: number;
  }

  /** The days of a slider, counted from the start, ascending. */
  interface StopsPart {
    stops: number[];
    between: boolean;
    opening: number;
  }

  /** How long is what is told of two days, in letters: the names of what went from one status to another, of each such pair; and those of other places, of each kind and pair. */
  interface PairRoom {
    moves: number[];
    others: number[];
  }

  /** A step of a story: the day that it shows, counted from the start, and another day that this is compared with; the `place` that is held open, by its id, of drawn ground a point; and the `box` (degrees) that is looked at, which is all that lies together where there is none. `room`: what is told of two days, for who reserves a height. */
  interface StoryEntry {
    day: number;
    pinned?: number;
    room?: PairRoom;
    place?: string;
    box?: [west: number, south: number, east: number, north: number];
  }

  /** A story in steps, where there is one, and the words for it. What it tells stands in the document. */
  interface StoryPart {
    steps?: StoryEntry[];
    story?: Words["story"];
  }

  /** Where only some days of ground that was drawn day by day have their shapes: every day, with the km² by status. Pictures have it, pages never do. */
  interface AreasPart {
    areas?: [number, Record<string, number>][];
  }

  /** A map of many days. */
  interface TimelinePayload extends Page, UnitsPart, SpellsPart, StopsPart, AreasPart, StoryPart {
    kind: "timeline";
    words: TimelineWords;
  }

  /** What else became of places. */
  interface TurnLine {
    label: string;
    names: string;
  }

  /** Pieces of drawn ground that went one way and are told in one line: their ids, and the area of each in words. A piece that is all that went that way has no area here. Several pieces also have a name in common, and the area of all. */
  interface PiecesLine {
    ids: string[];
    areas: string[];
    name?: string;
    area?: string;
  }

  /** Ground that is told apart, for only the one side covers it, or neither. */
  interface ApartLine {
    side: string;
    label: string;
    figures: string;
    names: string;
  }

  /** A row of the table of changes: cells in the order of `changeColumns`, the statuses before and after, the km² of a unit, the day of the change (ISO), and the address of its source. */
  interface ChangeRow {
    id: string;
    cells: string[];
    statuses: [before: string, after: string];
    km2?: number;
    day?: string;
    url?: string;
  }

  interface ChangesPart {
    changeColumns: string[];
    changes: ChangeRow[];
  }

  /** `listed`: of drawn ground the lines of each change, by the statuses before and after. */
  interface ListedPieces {
    listed?: Record<string, PiecesLine[]>;
  }

  /** Two days and what changed. `days`: both, counted from the start; `captions`: what the two maps are called; `turns`: what else became of places; `apart`: the ground told apart. */
  interface ComparePayload extends Page, UnitsPart, SpellsPart, ChangesPart, ListedPieces {
    kind: "compare";
    words: CompareWords;
    days: [before: number, after: number];
    captions: [before: string, after: string];
    turns: TurnLine[];
    apart: ApartLine[];
  }

  /** The lines of drawn ground, one text (see `drawn_lines`); its labels are places in `drawn`. */
  interface Rings {
    transform: Grid;
    text: string;
  }

  /** A history of drawn ground; it has no places. */
  interface FacesPayload extends Page, TimedPart, StopsPart, StoryPart {
    kind: "faces";
    words: FacesWords;
    unitForms: UnitForms;
    ended: number[];
    pinned: number | null;
    single: boolean;
    drawn: string[];
    lines: Rings;
    digits: number;
    histories: string;
    annotations: Annotation[];
  }

  /** The texts of the page, by section. */
  interface Words {
    legend: {
      disputed: string;
      isolate: string;
      definitions: string;
      numbers: string;
      marks: string;
      no_data: string;
      stale: string;
      stale_row: string;
      stale_means: {
        one: string;
        other: string;
      };
    };
    annotations: {
      title: string;
      title_of: string;
      empty: string;
    };
    detail: {
      title: string;
      empty: string;
      no_report: string;
      was: string;
      since: string;
      basis: string;
      confidence: string;
      source: string;
      report: string;
      note: string;
      others: string;
      derived: string;
      within: string;
      beyond: string;
      area: string;
      since_day: string;
      aside: string;
      aged: string;
      row: string;
      heard: string;
      heard_since: string;
      stop: string;
      close: string;
      grip: string;
    };
    table: {
      title: string;
      caption: string;
      search: string;
      rows: string;
      empty: string;
      first: string;
      more: string;
      sort: string;
      place: string;
      kind: string;
      within: string;
      status: string;
      since: string;
      basis: string;
      confidence: string;
      source: string;
      note: string;
      show: string;
    };
    map: {
      km: string;
      m: string;
      zoom_in: string;
      zoom_out: string;
      home: string;
      places: string;
      two_fingers: string;
      ctrl_wheel: string;
      shown_only: string;
      shown_all: string;
    };
    embed: {
      rest: string;
      whole: string;
      alt: string;
      open: string;
      show: string;
      demo: string;
      demo_says: string;
      to_copy: string;
      to_copy_says: string;
      card: string;
      card_says: string;
      forms: {
        iframe: string;
        auto: string;
        component: string;
        amp: string;
        wordpress: string;
        markdown: string;
        oembed: string;
        discovery: string;
      };
    };
    find: {
      field: string;
      key: string;
      found: string;
      none: string;
      note: string;
      town: string;
    };
    share: {
      title: string;
      link: string;
      embed: string;
      picture: string;
      data: string;
      text: string;
      copied: string;
      frame: string;
    };
    figures: {
      title: string;
      title_seats: string;
      title_capital: string;
      title_places: string;
      derived: string;
      key: string;
      share: string;
      part: string;
      short: string;
      count: string;
      total: string;
      no_data_means: string;
      contradicted: string;
      border: string;
      border_means: string;
      places: {
        capital: {
          one: string;
          other: string;
        };
        town: {
          one: string;
          other: string;
        };
        crossing: {
          one: string;
          other: string;
        };
        airport: {
          one: string;
          other: string;
        };
        base: {
          one: string;
          other: string;
        };
        point: {
          one: string;
          other: string;
        };
        border: {
          one: string;
          other: string;
        };
      };
    };
    diff: {
      sentence: string;
      nothing: string;
      sentence_tables: string;
      nothing_tables: string;
      nothing_known: string;
      capitals: string;
      capitals_all: {
        one: string;
        other: string;
      };
      capitals_none: {
        one: string;
        other: string;
      };
      capitals_fought: {
        one: string;
        other: string;
      };
      beside: string;
      beside_none: string;
      assessed: string;
      beside_assessed: string;
      beside_inferred: string;
      beside_partly: {
        one: string;
        other: string;
      };
      beside_nothing: string;
      apart: string;
      and_contested: {
        one: string;
        other: string;
      };
      and_contested_more: {
        one: string;
        other: string;
      };
      and_mixed: {
        one: string;
        other: string;
      };
      and_mixed_more: {
        one: string;
        other: string;
      };
      and_renamed: {
        one: string;
        other: string;
      };
      and_side: {
        one: string;
        other: string;
      };
      and_returned: {
        one: string;
        other: string;
      };
      and_known: {
        one: string;
        other: string;
      };
      and_unknown: {
        one: string;
        other: string;
      };
      and_ended: {
        one: string;
        other: string;
      };
      and_assessed: {
        one: string;
        other: string;
      };
      and_lapsed: {
        one: string;
        other: string;
      };
      people?: string;
      km2?: string;
      area?: string;
      others: string;
      and_places: {
        one: string;
        other: string;
      };
      places: {
        one: string;
        other: string;
      };
      several: string;
      when: string;
      between: string;
      first: string;
      first_for: string;
      when_unknown: string;
      contradiction: string;
      contradiction_day: string;
      status: string;
      before: string;
      gained: string;
      lost: string;
      after: string;
      from_own_side: string;
      to_own_side: string;
      sum: string;
      of: string;
      kind: {
        hands: string;
        changed: string;
        contested: string;
        mixed: string;
        side: string;
        renamed: string;
        known: string;
        unknown: string;
        ended: string;
        assessed: string;
        lapsed: string;
        returned: string;
      };
    };
    report: {
      age: {
        one: string;
        other: string;
      };
      age_none: string;
      repeated: string;
      reported_for: string;
      corrected: string;
      before: string;
      contradicted: string;
      later: string;
      noted: string;
      sign: string;
    };
    timeline: {
      title: string;
      title_plain: string;
      span: string;
      stops: {
        one: string;
        other: string;
      };
      stops_and_ends: {
        one: string;
        other: string;
      };
      stops_chosen: {
        one: string;
        other: string;
      };
      read_on: string;
      read_less: string;
      section: string;
      slider: string;
      slider_help: string;
      play: string;
      pause: string;
      earlier: string;
      later: string;
      speed: string;
      slow: string;
      normal: string;
      fast: string;
      pin: string;
      unpin: string;
      pinned: string;
      chart: string;
      count_lines: string;
      chart_name: string;
      chart_name_day: string;
      measure: string;
      area?: string;
      people?: string;
      reading: string;
      part: string;
      counts: string;
      gap: string;
      gap_short: string;
      axis: string;
      axis_share: string;
      axis_of: string;
      happenings: string;
      heard: string;
      heard_turn: string;
      heard_way: string;
      heard_more: {
        one: string;
        other: string;
      };
      over_time: string;
      spell: string;
      spell_day: string;
      spell_last: string;
      spells: {
        one: string;
        other: string;
      };
      focus: string;
      focused: string;
      focus_first: string;
      focus_last: string;
      by_day: string;
      day: string;
      events: string;
      events_none: string;
      events_same: string;
      events_kept: {
        one: string;
        other: string;
      };
      events_last: string;
      confirmed: string;
      begins: string;
      ended: string;
      changes: string;
      zoom_changes: string;
      previous_change: string;
      next_change: string;
      nth_change: string;
      changes_none: string;
      move: string;
      move_figures: string;
      since: string;
      kept: string;
      story: string;
      within: {
        side: string;
        renamed: string;
      };
      heard_within: {
        side: string;
        renamed: string;
      };
    };
    counted: {
      title: string;
      means: string;
      of: string;
      stated: string;
      alone: string;
      part: string;
      rest: string;
      all: string;
      line: string;
      item: string;
      column: string;
      plain: string;
      added: string;
      counts: {
        one: string;
        other: string;
      };
      beside: string;
    };
    head: {
      title: string;
      title_plain: string;
      title_inferred: string;
      as_of: string;
      known_on: string;
      generated: string;
      lead: string;
      lead_counted: string;
      lead_derived: string;
      lead_units_none: string;
      units_ground: {
        one: string;
        other: string;
      };
      units_ground_all: {
        one: string;
        other: string;
      };
      units_seats: string;
      units_seats_all: {
        one: string;
        other: string;
      };
      more_ground: {
        one: string;
        other: string;
      };
      more_seats: string;
      last_reported: string;
      by_inference: string;
      lead_inferred: string;
      lead_empty: string;
      held: string;
      held_none: string;
      held_all: {
        one: string;
        other: string;
      };
      and_last: string;
      and_held: string;
      and_others: string;
      clause: {
        one: string;
        other: string;
      };
      claimed: {
        one: string;
        other: string;
      };
      no_data: {
        one: string;
        other: string;
      };
      capital: {
        one: string;
        other: string;
      };
      place: {
        one: string;
        other: string;
      };
    };
    compare: {
      title: string;
      title_plain: string;
      caption: string;
      was: string;
      views: string;
      change: string;
      swipe: string;
      sides: string;
      before: string;
      after: string;
      map_before: string;
      map_after: string;
      handle: string;
      handle_value: string;
      title_changes: string;
      caption_changes: string;
      place: string;
      kind: string;
      way: string;
      when: string;
      area: string;
      source: string;
      to: string;
      days: string;
      held: string;
      held_seats: string;
      held_capital: string;
      held_places: string;
    };
    faces: {
      unit: string;
      units: string;
      name: string;
      headline: string;
      credit: string;
      stops: {
        one: string;
        other: string;
      };
      held: string;
      clause: string;
      lead_empty: string;
      figures: string;
      none: string;
      none_means: string;
      total: {
        one: string;
        other: string;
      };
      sentence: string;
      sentence_alone: string;
      side: string;
      hands: string;
      several: string;
      took: string;
      had: string;
      came: string;
      rest_ways: {
        one: string;
        other: string;
      };
      rest_statuses: {
        one: string;
        other: string;
      };
      differ: string;
      beside: string;
      nothing: string;
      nothing_alone: string;
      same: string;
      added: string;
      added_alone: string;
      added_more: string;
      taken: string;
      taken_alone: string;
      part: string;
      heard: string;
      heard_since: string;
      column_day: string;
      undrawn: string;
      undrawn_ended: string;
      and_contested: string;
      and_mixed: string;
      and_renamed: string;
      and_side: string;
      move_figures: string;
      events: string;
      events_none: string;
      not_drawn: string;
      here: string;
      near_town: string;
      at_town: string;
      north: string;
      south: string;
      east: string;
      west: string;
      span: string;
      and_known: string;
      and_unknown: string;
      and_ended: string;
      before: string;
      detail_empty: string;
      table_title: string;
      table_caption: string;
      table_pair: string;
      column_area: string;
      column_share: string;
      column_change: string;
      instructions: string;
      ways: {
        n: string;
        ne: string;
        e: string;
        se: string;
        s: string;
        sw: string;
        w: string;
        nw: string;
      };
    };
    happened: {
      empty: string;
      when: string;
      where: string;
      party: string;
      marks: string;
      heard: string;
      heard_note: string;
    };
    story: {
      title: string;
      previous: string;
      next: string;
      nth: string;
      all: string;
      back: string;
      left: string;
      heard: string;
      place: string;
    };
  }
}
