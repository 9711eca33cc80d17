// The base map: countries of Natural Earth at 1:50 million, simplified until the file is small enough to send, small states
// kept. Each country is named by its ISO 3166 alpha-3 code, with alpha-2 beside it, since readings use the one and addresses the other.
import { createRequire } from "node:module";
import { feature, quantize } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";

const load = createRequire(import.meta.url);
const WEIGHT = 0.012; // square degrees: coasts look right at eight times magnification, and the file halves
const STEPS = 20000; // about 2 km at the equator
// Natural Earth draws these without an ISO number.
const WITHOUT_NUMBER = { Kosovo: ["XKX", "XK"], Somaliland: ["", ""], "N. Cyprus": ["", ""], "Indian Ocean Ter.": ["", ""], "Siachen Glacier": ["", ""] };

const codes = new Map(load("i18n-iso-countries/codes.json").map(([two, three, number]) => [number, [three, two]]));

function codesOf({ id, properties: { name } }) {
  const found = id === undefined ? WITHOUT_NUMBER[name] : codes.get(id);
  if (!found) throw new Error(`No ISO code for ${name} (${id}): add it to WITHOUT_NUMBER in build/world.mjs`);
  return found;
}

function coded(geometry) {
  const [code, two] = codesOf(geometry);
  const { type, arcs, properties } = geometry;
  return { type, arcs, properties: { name: properties.name, code, two } };
}

/** The text of world.json: one TopoJSON topology with the object `countries`. */
export function worldMap() {
  const source = load("world-atlas/countries-50m.json");
  const weighed = presimplify(source);
  const lighter = simplify(weighed, WEIGHT);
  const small = quantize({ type: lighter.type, objects: { countries: lighter.objects.countries }, arcs: lighter.arcs }, STEPS);
  small.objects.countries = { type: "GeometryCollection", geometries: small.objects.countries.geometries.map(coded) };
  const empty = feature(small, small.objects.countries).features.filter(({ geometry }) => !geometry);
  if (empty.length) throw new Error(`Simplified away: ${empty.map(({ properties }) => properties.name).join(", ")}`);
  return JSON.stringify(small);
}
