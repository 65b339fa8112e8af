// The map island: Leaflet on canvas over an offline base map of Natural Earth. `map_all.js` draws many incidents on it, `map_sites.js` counts.
/* global L, topojson, drawAll, drawSites */
const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const element = document.querySelector("[data-map]");
if (element) addEventListener("DOMContentLoaded", () => draw(element));

async function draw(at) {
  const small = at.dataset.map === "record";
  const map = L.map(at, { preferCanvas: true, worldCopyJump: true, minZoom: 2, maxZoom: 14, zoomControl: !small, attributionControl: false, zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches });
  map.setView([20, 20], 2);
  if (small) {
    one(map, at);
    await base(map, at);
  } else await (at.dataset.map === "sites" ? drawSites : drawAll)(map, at, base(map, at));
  at.dataset.ready = "1";
}

// The countries as land, their borders as lines, and names; gives the shapes by the id that Natural Earth gives them.
async function base(map, at) {
  if (at.dataset.tiles) L.tileLayer(at.dataset.tiles, { maxZoom: 19 }).addTo(map);
  const world = await (await fetch(at.dataset.world)).json();
  const all = world.objects.countries;
  const countries = topojson.feature(world, all);
  countries.features.forEach((country) => unwrap(country.geometry));
  map.createPane("land").style.zIndex = 150;
  map.createPane("areas").style.zIndex = 155;
  map.createPane("borders").style.zIndex = 160;
  for (const pane of ["land", "borders"]) map.getPane(pane).style.pointerEvents = "none";
  L.geoJSON(countries, {
    pane: "land", interactive: false, renderer: L.canvas({ pane: "land", padding: 0.5 }),
    style: { stroke: false, fillColor: style("--raised"), fillOpacity: at.dataset.tiles ? 0 : 1 },
  }).addTo(map);
  // Of a dispute the data says one thing alone: that ISO 3166 has no number for a territory. Its borders are dashed.
  const uncoded = (a, b) => a !== b && (a.id === undefined || b.id === undefined);
  const borders = L.canvas({ pane: "borders", padding: 0.5 });
  const line = { pane: "borders", interactive: false, renderer: borders, color: style("--strong"), weight: 0.7, smoothFactor: 1.5 };
  for (const [which, dashes] of [[(a, b) => !uncoded(a, b), null], [uncoded, "5 4"]]) {
    const mesh = topojson.mesh(world, all, which);
    unwrap({ type: "Polygon", coordinates: mesh.coordinates });
    L.geoJSON(mesh, { ...line, style: { ...line, dashArray: dashes, weight: dashes ? 1.2 : 0.7 } }).addTo(map);
  }
  if (at.dataset.provinces) await provinces(map, at, line);
  names(map);
  return new Map(countries.features.map((country) => [country.id ?? country.properties.name, country]));
}

async function provinces(map, at, line) {
  const told = await (await fetch(at.dataset.provinces)).json();
  const finer = { ...line, weight: 0.6, dashArray: "1 3" };
  L.geoJSON(told, { ...finer, style: { ...finer, fill: false } }).addTo(map);
  at.provinces = told.features;
}

// A ring that crosses the line of 180 degrees goes on beyond it, where it would else cross the whole map.
function unwrap(geometry) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  for (const polygon of polygons) {
    for (const ring of polygon) {
      for (let at = 1; at < ring.length; at += 1) {
        const step = ring[at][0] - ring[at - 1][0];
        if (Math.abs(step) > 180) ring[at] = [ring[at][0] - 360 * Math.round(step / 360), ring[at][1]];
      }
    }
  }
}

// Names of the most populous places in view, at most forty: as text, so that every script is drawn right.
async function names(map) {
  const places = await (await fetch("/map/places")).json();
  const layer = L.layerGroup().addTo(map);
  const show = () => {
    layer.clearLayers();
    if (map.getZoom() < 4) return;
    const view = map.getBounds();
    const taken = [];
    for (const [name, lat, lon] of places) {
      if (!view.contains([lat, lon])) continue;
      const point = map.latLngToContainerPoint([lat, lon]);
      if (taken.some((other) => Math.abs(other.x - point.x) < 90 && Math.abs(other.y - point.y) < 18)) continue;
      taken.push(point);
      layer.addLayer(L.marker([lat, lon], { interactive: false, keyboard: false, icon: L.divIcon({ className: "place", html: text(name), iconSize: null }) }));
      if (taken.length >= 40) break;
    }
  };
  map.on("moveend", show);
  show();
}

function text(words) {
  const span = document.createElement("span");
  span.dir = "auto";
  span.textContent = words;
  return span;
}

function one(map, at) {
  const point = [Number(at.dataset.lat), Number(at.dataset.lon)];
  const radius = Number(at.dataset.radius) * 1000;
  const mark = { color: style("--killed"), weight: 1.5, fillOpacity: 0.15 };
  const circle = radius > 500 ? L.circle(point, { ...mark, radius }) : L.circleMarker(point, { ...mark, radius: 7 });
  circle.addTo(map);
  L.circleMarker(point, { ...mark, radius: 2, fillOpacity: 1 }).addTo(map);
  map.setView(point, radius > 500 ? Math.max(4, Math.min(9, Math.round(Math.log2(20_000_000 / radius)))) : 8);
}
