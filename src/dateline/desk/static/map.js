// The map island: Leaflet on canvas, clusters by supercluster, an offline base map of Natural Earth countries.
/* global L, Supercluster, topojson */
const style = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const element = document.querySelector("[data-map]");
if (element) draw(element);

async function draw(at) {
  const small = at.dataset.map === "record";
  const map = L.map(at, { preferCanvas: true, worldCopyJump: true, minZoom: 2, maxZoom: 14, zoomControl: !small, attributionControl: false, zoomAnimation: !matchMedia("(prefers-reduced-motion: reduce)").matches });
  map.setView([20, 20], 2);
  const lands = base(map, at);
  if (small) return one(map, at);
  await lands;
  all(map, at);
}

async function base(map, at) {
  if (at.dataset.tiles) L.tileLayer(at.dataset.tiles, { maxZoom: 19 }).addTo(map);
  const world = await (await fetch(at.dataset.world)).json();
  const countries = topojson.feature(world, world.objects.countries);
  countries.features.forEach((country) => unwrap(country.geometry));
  map.createPane("land").style.zIndex = 150;
  L.geoJSON(countries, {
    pane: "land", interactive: false, renderer: L.canvas({ pane: "land", padding: 0.5 }),
    style: { color: style("--strong"), weight: 0.7, fillColor: style("--raised"), fillOpacity: at.dataset.tiles ? 0 : 1 },
  }).addTo(map);
  names(map);
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

async function all(map, at) {
  const told = await (await fetch(`/map/points?${at.dataset.query}`)).json();
  const features = told.record.map((record, index) => ({
    type: "Feature",
    properties: { index, killed: told.killed[index] ?? 0 },
    geometry: { type: "Point", coordinates: [told.lon[index], told.lat[index]] },
  }));
  const clusters = new Supercluster({ radius: 46, maxZoom: 11, map: (one) => ({ killed: one.killed }), reduce: (sum, one) => { sum.killed += one.killed; } });
  clusters.load(features);
  const layer = L.layerGroup().addTo(map);
  const mark = { color: style("--killed"), fillColor: style("--killed"), weight: 1, fillOpacity: 0.25 };
  const show = () => {
    layer.clearLayers();
    const view = map.getBounds().pad(0.3);
    for (const found of clusters.getClusters([view.getWest(), view.getSouth(), view.getEast(), view.getNorth()], map.getZoom())) {
      const point = [found.geometry.coordinates[1], found.geometry.coordinates[0]];
      const properties = found.properties;
      if (properties.cluster) {
        const size = 20 + 8 * Math.log10(properties.point_count);
        const marker = L.marker(point, { icon: L.divIcon({ className: "cluster", html: text(properties.point_count_abbreviated), iconSize: [size, size] }), title: `${properties.point_count} incidents, ${properties.killed} killed`, alt: `${properties.point_count} incidents` });
        marker.on("click", () => map.flyTo(point, Math.min(clusters.getClusterExpansionZoom(properties.cluster_id), 12)));
        layer.addLayer(marker);
      } else {
        const index = properties.index;
        const radius = (told.radius_km[index] ?? 0) * 1000;
        if (radius > 1000) layer.addLayer(L.circle(point, { ...mark, radius, fillOpacity: 0.06, interactive: false }));
        const dot = L.circleMarker(point, { ...mark, radius: 4 + Math.min(8, Math.sqrt(properties.killed)) });
        dot.bindTooltip(() => text(`${told.earliest[index] ?? "day not known"} · ${told.headline[index]}`));
        dot.on("click", () => { location.href = `/record/${told.record[index]}`; });
        layer.addLayer(dot);
      }
    }
  };
  map.on("moveend zoomend", show);
  if (features.length) {
    const bounds = L.latLngBounds(told.lat.map((lat, index) => [lat, told.lon[index]]));
    map.fitBounds(bounds.pad(0.05), { maxZoom: 8, animate: false });
  }
  show();
  brush(map, at, told);
}

// The table follows the map, and a row shows its point.
function brush(map, at, told) {
  const rows = document.getElementById("rows");
  const where = new Map(told.record.map((record, index) => [record, [told.lat[index], told.lon[index]]]));
  let timer, ring, moved = false;
  map.on("dragend zoomend", () => {
    moved = true;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const view = map.getBounds();
      const side = (value, most) => Math.max(-most, Math.min(most, value)).toFixed(3);
      const box = [side(view.getWest(), 180), side(view.getSouth(), 90), side(view.getEast(), 180), side(view.getNorth(), 90)];
      const query = new URLSearchParams(at.dataset.query);
      query.set("box", box.join(","));
      const answer = await fetch(`/map/rows?${query}`);
      if (answer.ok) rows.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
    }, 250);
  });
  const point = (event) => {
    const row = event.target.closest("[data-point]");
    ring?.remove();
    const there = row && where.get(row.dataset.point);
    if (there) ring = L.circleMarker(there, { radius: 14, color: style("--focus"), weight: 3, fill: false }).addTo(map);
  };
  rows.addEventListener("mouseover", point);
  rows.addEventListener("focusin", point);
}
