// Many incidents on the map: points that cluster, shaded areas, and the timeline and the table that follow the map.
/* global L, Supercluster, base, style, text */
async function drawAll(map, at, world) {
  const state = { query: new URLSearchParams(at.dataset.query), sites: null, moved: false, ring: null };
  const layer = L.layerGroup().addTo(map);
  await load(map, at, state, layer, true);
  map.on("moveend zoomend", () => show(map, state, layer));
  follow(map, at, state);
  brush(map, at, state, layer);
  shade(map, at, await base(map, at, await world));
}

// The points of the query. Incidents at one point are one site from the start: no closer look would part them.
async function load(map, at, state, layer, fits) {
  const told = await (await fetch(`/map/points?${state.query}`)).json();
  const features = told.lat.map((lat, index) => ({
    type: "Feature",
    properties: { index, count: told.count[index], killed: told.killed[index] },
    geometry: { type: "Point", coordinates: [told.lon[index], lat] },
  }));
  state.sites = told;
  state.clusters = new Supercluster({
    radius: 46, maxZoom: 11,
    map: ({ count, killed }) => ({ count, killed }),
    reduce: (sum, one) => { sum.count += one.count; sum.killed += one.killed; },
  }).load(features);
  if (fits && features.length) {
    const bounds = L.latLngBounds(told.lat.map((lat, index) => [lat, told.lon[index]]));
    map.fitBounds(bounds.pad(0.05), { maxZoom: 8, animate: false });
  }
  show(map, state, layer);
}

function show(map, state, layer) {
  layer.clearLayers();
  const view = map.getBounds().pad(0.3), told = state.sites;
  const mark = { color: style("--killed"), fillColor: style("--killed"), weight: 1, fillOpacity: 0.25 };
  for (const found of state.clusters.getClusters([view.getWest(), view.getSouth(), view.getEast(), view.getNorth()], map.getZoom())) {
    const point = [found.geometry.coordinates[1], found.geometry.coordinates[0]];
    const { cluster, count, killed, index } = found.properties;
    const words = `${count.toLocaleString("en")} incident${count === 1 ? "" : "s"}, ${killed.toLocaleString("en")} killed`;
    const radius = cluster ? 0 : (told.radius_km[index] ?? 0) * 1000;
    if (radius > 1000) layer.addLayer(L.circle(point, { ...mark, radius, fillOpacity: 0.06, interactive: false }));
    if (count === 1) {
      const dot = L.circleMarker(point, { ...mark, radius: 4 + Math.min(8, Math.sqrt(killed)) });
      dot.bindTooltip(words);
      dot.on("click", () => tell(map, state, point));
      layer.addLayer(dot);
      continue;
    }
    const size = 20 + 8 * Math.log10(count);
    const shown = count < 1000 ? count : `${(count / 1000).toFixed(count < 10000 ? 1 : 0)}k`;
    const icon = L.divIcon({ className: cluster ? "cluster" : "cluster site", html: text(shown), iconSize: [size, size] });
    const marker = L.marker(point, { icon, title: words, alt: words });
    marker.on("click", () => {
      if (!cluster) return tell(map, state, point);
      map.flyTo(point, Math.min(state.clusters.getClusterExpansionZoom(found.properties.cluster_id), 12));
    });
    layer.addLayer(marker);
  }
}

// What is at one point, as a part of the table.
async function tell(map, state, [lat, lon]) {
  const query = new URLSearchParams(state.query);
  query.set("box", [lon - 1e-4, lat - 1e-4, lon + 1e-4, lat + 1e-4].map((side) => side.toFixed(4)).join(","));
  const part = await parsed(`/map/rows?${query}`);
  if (!part) return;
  const held = document.createElement("div");
  held.replaceChildren(...part.childNodes);
  L.popup({ maxWidth: 420, maxHeight: 260, className: "told" }).setLatLng([lat, lon]).setContent(held).openOn(map);
}

async function parsed(address) {
  const answer = await fetch(address);
  return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html").body : null;
}

// Incidents that are known only to a province or a country, as shades of it: never a point.
function shade(map, at, countries) {
  const areas = L.canvas({ pane: "areas", padding: 0.5 });
  for (const [id, country, province, count, killed] of JSON.parse(at.dataset.shaded || "[]")) {
    const shapes = province
      ? (at.provinces ?? []).filter((one) => one.properties.country === country && one.properties.name === province)
      : [countries.get(id)].filter(Boolean);
    for (const shape of shapes) {
      const fillOpacity = Math.min(0.4, 0.1 + 0.08 * Math.log10(count + 1));
      const drawn = L.geoJSON(shape, { pane: "areas", renderer: areas, style: { pane: "areas", renderer: areas, stroke: false, fillColor: style("--warn"), fillOpacity } });
      drawn.bindTooltip(text(`${count.toLocaleString("en")} known only to ${province || shape.properties.name}${killed ? `, ${killed.toLocaleString("en")} killed` : ""}`), { sticky: true });
      drawn.addTo(map);
    }
  }
}

// The timeline and the table follow the map; a row shows its point and its bar.
function follow(map, at, state) {
  let timer;
  const refresh = async () => {
    const query = new URLSearchParams(state.query);
    if (state.moved) {
      const view = map.getBounds();
      const side = (value, most) => Math.max(-most, Math.min(most, value)).toFixed(3);
      query.set("box", [side(view.getWest(), 180), side(view.getSouth(), 90), side(view.getEast(), 180), side(view.getNorth(), 90)].join(","));
    }
    const part = await parsed(`/map/linked?${query}`);
    if (!part) return;
    for (const id of ["timeline", "rows"]) document.getElementById(id).replaceChildren(...part.querySelector(`#${id}`).childNodes);
    const count = Number(document.querySelector("#rows [data-count]").dataset.count);
    document.getElementById("in-view").textContent = count.toLocaleString("en");
  };
  state.follow = () => { clearTimeout(timer); timer = setTimeout(refresh, 200); };
  map.on("dragend zoomend", () => { state.moved = true; state.follow(); });
  const rows = document.getElementById("rows");
  const point = (event) => {
    const row = event.target.closest("tr");
    state.ring?.remove();
    for (const bar of document.querySelectorAll("#timeline .here")) bar.classList.remove("here");
    if (row?.dataset.lat) state.ring = L.circleMarker([row.dataset.lat, row.dataset.lon], { radius: 14, color: style("--focus"), weight: 3, fill: false, interactive: false }).addTo(map);
    if (row?.dataset.day) {
      const bar = [...document.querySelectorAll("#timeline [data-since]")].find((one) => one.dataset.since <= row.dataset.day && row.dataset.day <= one.dataset.until);
      bar?.classList.add("here");
    }
  };
  rows.addEventListener("mouseover", point);
  rows.addEventListener("focusin", point);
}

// Bars of the timeline narrow the map and the table without leaving the page: one by a click, several by dragging.
function brush(map, at, state, layer) {
  const timeline = document.getElementById("timeline");
  let from = null;
  const bar = (event) => {
    const bars = [...timeline.querySelectorAll("[data-since]")], box = timeline.querySelector("svg")?.getBoundingClientRect();
    const index = box ? Math.floor(((event.clientX - box.left) / box.width) * bars.length) : 0;
    return Math.max(0, Math.min(bars.length - 1, index));
  };
  const narrow = async (since, until) => {
    for (const [key, value] of [["from", since], ["to", until]]) {
      value ? state.query.set(key, value) : state.query.delete(key);
      const field = document.querySelector(`.filter [name=${key}]`);
      if (field) field.value = value;
    }
    history.pushState(null, "", `/map?${state.query}`);
    const address = document.querySelector('form [name="address"]');
    if (address) address.value = `/map?${state.query}`;
    await load(map, at, state, layer, false);
    state.follow();
  };
  timeline.addEventListener("pointerdown", (event) => {
    if (event.button === 0 && event.target.closest("svg")) from = bar(event);
  });
  timeline.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const to = bar(event), shown = timeline.querySelector(".brushed");
    shown.setAttribute("x", 12 * Math.min(from, to));
    shown.setAttribute("width", 12 * (Math.abs(to - from) + 1));
  });
  document.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const bars = [...timeline.querySelectorAll("[data-since]")], to = bar(event), begun = from;
    from = null;
    if (to !== begun) {
      state.dragged = true;
      setTimeout(() => { state.dragged = false; });
      narrow(bars[Math.min(begun, to)].dataset.since, bars[Math.max(begun, to)].dataset.until);
    }
  });
  timeline.addEventListener("dragstart", (event) => event.preventDefault());
  timeline.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const one = event.target.closest("[data-since]"), all = event.target.closest("[data-all-days]");
    if (!one && !all) return;
    event.preventDefault();
    if (!state.dragged) one ? narrow(one.dataset.since, one.dataset.until) : narrow("", "");
  });
  addEventListener("popstate", () => location.reload());
}
