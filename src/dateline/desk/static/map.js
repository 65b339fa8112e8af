// The map island: Leaflet on canvas over an offline base map of Natural Earth. `map_all.js` draws many incidents on it, `map_sites.js` counts.
/* global L, topojson, drawAll, drawSites */
const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const element = document.querySelector("[data-map]");
if (element) addEventListener("DOMContentLoaded", () => draw(element));

async function draw(at) {
  const small = at.dataset.map === "record", world = fetch(at.dataset.world).then((answer) => answer.json());
  const map = L.map(at, { preferCanvas: true, worldCopyJump: true, minZoom: 2, maxZoom: 14, zoomControl: !small, attributionControl: false, fadeAnimation: false, zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches });
  map.setView([20, 20], 2);
  if (small) {
    one(map, at);
    await base(map, at, await world);
  } else await (at.dataset.map === "sites" ? drawSites : drawAll)(map, at, world);
  at.dataset.ready = "1";
}

// The countries as land, their borders as lines, and names; gives the shapes by the id that Natural Earth gives them.
async function base(map, at, world) {
  if (at.dataset.tiles) L.tileLayer(at.dataset.tiles, { maxZoom: 19 }).addTo(map);
  const all = world.objects.countries;
  const countries = topojson.feature(world, all).features;
  countries.forEach((country) => unwrap(country.geometry));
  if (at.dataset.provinces) at.provinces = (await (await fetch(at.dataset.provinces)).json()).features;
  // Of a dispute the data says one thing alone: that ISO 3166 has no number for a territory. Its borders are dashed.
  const uncoded = (a, b) => a !== b && (a.id === undefined || b.id === undefined);
  const mesh = (which) => {
    const found = { type: "Polygon", coordinates: topojson.mesh(world, all, which).coordinates };
    unwrap(found);
    return found.coordinates.map(outline);
  };
  const outlines = (shapes) => shapes.flatMap(({ geometry }) => polygons(geometry).flat()).map(outline);
  const drawn = [
    { lines: mesh((a, b) => !uncoded(a, b)), width: 0.7, dashes: [] },
    { lines: mesh(uncoded), width: 1.2, dashes: [5, 4] },
    { lines: outlines(at.provinces ?? []), width: 0.6, dashes: [1, 3] },
  ];
  if (!at.dataset.tiles) drawn.unshift({ lines: outlines(countries), fill: style("--raised") });
  for (const [name, above] of [["land", 150], ["areas", 155]]) map.createPane(name).style.zIndex = above;
  map.getPane("land").style.pointerEvents = "none";
  new Tiles({ pane: "land", drawn }).addTo(map);
  names(map);
  return new Map(countries.map((country) => [country.id ?? country.properties.name, country]));
}

const polygons = (geometry) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates);

// Leaflet makes objects of every point of every shape, which takes half a second for the countries: tiles of ours none.
const Tiles = L.GridLayer.extend({
  options: { tileSize: 512 },
  createTile({ x, y, z }) {
    const size = this.options.tileSize, sharp = L.Browser.retina ? 2 : 1, world = 256 * 2 ** z;
    const tile = document.createElement("canvas"), pen = tile.getContext("2d");
    tile.width = tile.height = size * sharp;
    pen.scale(sharp, sharp);
    pen.strokeStyle = style("--strong");
    for (const { lines, fill, width, dashes } of this.options.drawn) {
      pen.beginPath();
      for (const line of lines) {
        // What goes on beyond the line of 180 degrees is drawn at the other end of the world, too.
        for (const shift of [-world, 0, world]) line.trace(pen, world, x * size - shift, y * size, size);
      }
      if (fill) {
        pen.fillStyle = fill;
        pen.fill();
      } else {
        pen.lineWidth = width;
        pen.setLineDash(dashes);
        pen.stroke();
      }
    }
    return tile;
  },
});

// A line in parts of the width of the world (Web Mercator) with its bounds; it is drawn where it lies within a square.
function outline(line) {
  const told = new Float64Array(2 * line.length);
  let west = Infinity, east = -Infinity, north = Infinity, south = -Infinity;
  for (let at = 0; at < line.length; at += 1) {
    const sine = Math.sin((Math.max(-85.05, Math.min(85.05, line[at][1])) * Math.PI) / 180);
    const x = line[at][0] / 360 + 0.5, y = 0.5 - Math.atanh(sine) / (2 * Math.PI);
    told[2 * at] = x;
    told[2 * at + 1] = y;
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < north) north = y;
    if (y > south) south = y;
  }
  const trace = (pen, world, left, top, size) => {
    if (east * world < left - 2 || west * world > left + size + 2 || south * world < top - 2 || north * world > top + size + 2) return;
    let lastX, lastY;
    for (let at = 0; at < told.length; at += 2) {
      const x = told[at] * world - left, y = told[at + 1] * world - top;
      if (at === 0) pen.moveTo(x, y);
      else if (Math.abs(x - lastX) + Math.abs(y - lastY) > 1 || at === told.length - 2) pen.lineTo(x, y);
      else continue;
      lastX = x;
      lastY = y;
    }
  };
  return { trace };
}


// A ring that crosses the line of 180 degrees goes on beyond it, where it would else cross the whole map.
function unwrap(geometry) {
  for (const polygon of polygons(geometry)) {
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
