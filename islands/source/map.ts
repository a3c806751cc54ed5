// The map of incidents. Its outlines come with the page's own assets; it asks no tile server. Its points are read
// from the list of places that stands in the page, which is what a reader without scripts sees.
import "leaflet/dist/leaflet.css";
import outlines from "world-atlas/countries-50m.json?url";
import { geoArea, geoCentroid } from "d3-geo";
import type { Feature, FeatureCollection, Geometry, Polygon } from "geojson";
import L from "leaflet";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";

interface Point {
  name: string;
  at: L.LatLngTuple;
  incidents: number;
  family: string;
  href: string;
  label: string;
  country: boolean;
}

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;

function points(list: Element | null): Point[] {
  const found: Point[] = [];
  for (const item of list?.querySelectorAll<HTMLElement>("[data-latitude]") ?? []) {
    const at: L.LatLngTuple = [Number(item.dataset["latitude"]), Number(item.dataset["longitude"])];
    const link = item.querySelector("a");
    if (!at.every(Number.isFinite)) continue;
    found.push({
      name: item.dataset["name"] ?? "",
      at,
      incidents: Number(item.dataset["incidents"]),
      family: item.dataset["family"] ?? "",
      href: link?.href ?? "",
      label: item.dataset["label"] ?? "",
      country: item.dataset["kind"] === "country",
    });
  }
  return found;
}

// The dot's area grows with the number of incidents; 14 pixels is the least that a finger and an eye can find.
function diameter(incidents: number): number {
  return Math.min(14 + 7 * Math.sqrt(incidents - 1), 46);
}

function dot(point: Point): L.Marker {
  const size = diameter(point.incidents);
  const face = document.createElement("span");
  face.className = `dot dot-${point.family}${point.country ? " dot-country" : ""}`;
  face.textContent = point.incidents > 1 ? String(point.incidents) : "";
  const icon = L.divIcon({ html: face, className: "map-dot", iconSize: [size, size] });
  // Small dots lie over large ones, and the dots of towns over the ring that stands for their country.
  const zIndexOffset = (point.country ? -100_000 : 0) - 1000 * Math.round(size);
  const marker = L.marker(point.at, { icon, title: point.label, alt: point.label, riseOnHover: true, zIndexOffset });
  const tip = document.createElement("span");
  tip.textContent = point.label;
  marker.bindTooltip(tip, { direction: "top", offset: [0, -size / 2] });
  marker.on("click keypress", (event: L.LeafletEvent & { originalEvent?: Event }) => {
    const key = event.originalEvent;
    if (key instanceof KeyboardEvent && key.key !== "Enter") return;
    window.location.assign(point.href);
  });
  return marker;
}

function largest(shape: Geometry): Polygon | null {
  if (shape.type === "Polygon") return shape;
  if (shape.type !== "MultiPolygon") return null;
  const parts = shape.coordinates.map((coordinates): Polygon => ({ type: "Polygon", coordinates }));
  return parts.reduce((best, part) => (geoArea(part) > geoArea(best) ? part : best));
}

function countryName(country: Feature<Geometry, { name: string }>, names: Record<string, string>): L.Marker | null {
  const body = largest(country.geometry);
  if (!body) return null;
  const [longitude, latitude] = geoCentroid(body);
  const face = document.createElement("span");
  face.textContent = names[String(country.id)] ?? country.properties.name;
  const icon = L.divIcon({ html: face, className: "map-name", iconSize: [160, 16] });
  return L.marker([latitude, longitude], { icon, interactive: false, keyboard: false });
}

function median(spots: Point[], axis: 0 | 1): number {
  const values = spots.flatMap((spot) => Array<number>(spot.incidents).fill(spot.at[axis])).sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)] ?? 0;
}

// What the map shows at first: the places nearest to the middle of things that hold nine incidents in ten. One
// faraway place would otherwise shrink the rest to a spot; it stays on the map, and in the list beside it.
function core(spots: Point[]): Point[] {
  const middle: L.LatLngTuple = [median(spots, 0), median(spots, 1)];
  const far = (spot: Point): number => L.CRS.Earth.distance(middle, spot.at);
  const all = spots.reduce((sum, spot) => sum + spot.incidents, 0);
  let held = 0;
  return [...spots].sort((a, b) => far(a) - far(b)).filter((spot) => (held += spot.incidents) - spot.incidents < 0.9 * all);
}

async function json<T>(address: string): Promise<T> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return (await answer.json()) as T;
}

export async function drawMap(place: HTMLElement): Promise<void> {
  const spots = points(document.getElementById(place.dataset["map"] ?? ""));
  if (!spots.length) return;
  const [world, names] = await Promise.all([
    json<World>(outlines),
    json<Record<string, string>>(place.dataset["names"] ?? ""),
  ]);
  place.hidden = false;
  const map = L.map(place, {
    minZoom: 2,
    maxZoom: 9,
    zoomSnap: 0.25,
    worldCopyJump: true,
    scrollWheelZoom: false,
    attributionControl: true,
    zoomControl: false,
  });
  map.attributionControl.setPrefix(false).addAttribution("Natural Earth");
  L.control
    .zoom({ zoomInTitle: place.dataset["zoomIn"] ?? "+", zoomOutTitle: place.dataset["zoomOut"] ?? "−" })
    .addTo(map);
  const countries = feature(world, world.objects.countries) as FeatureCollection<Geometry, { name: string }>;
  L.geoJSON(countries, { style: { className: "map-country", weight: 1 }, interactive: false }).addTo(map);
  for (const country of countries.features) countryName(country, names)?.addTo(map);
  for (const spot of spots) dot(spot).addTo(map);
  const near = spots.filter((spot) => !spot.country);
  const frame = L.latLngBounds(core(near.length ? near : spots).map((spot) => spot.at));
  map.fitBounds(frame.pad(0.15), { maxZoom: 6, animate: false });
  // Names of countries crowd out the map when it shows half the world.
  const label = (): void => void place.toggleAttribute("data-far", map.getZoom() < 4);
  map.on("zoomend", label);
  label();
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
}
