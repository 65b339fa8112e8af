// Places with counts on the map: a disc as large as the count, filled as far as the share that is marked.
/* global L, base, style, text */
async function drawSites(map, at, world) {
  const sites = JSON.parse(at.dataset.sites);
  const layer = L.layerGroup().addTo(map);
  for (const site of sites) {
    const point = [site.lat, site.lon];
    const size = 22 + 8 * Math.sqrt(site.count);
    if (site.radius_km > 1) layer.addLayer(L.circle(point, { color: style("--killed"), weight: 1, fillOpacity: 0.05, radius: site.radius_km * 1000, interactive: false }));
    const icon = L.divIcon({ className: site.marked ? "cluster marked" : "cluster", html: text(`${site.marked}/${site.count}`), iconSize: [size, size] });
    const marker = L.marker(point, { icon, title: site.words, alt: site.words });
    marker.on("click", () => { location.href = site.address; });
    layer.addLayer(marker);
  }
  if (sites.length) {
    const bounds = L.latLngBounds(sites.map((site) => [site.lat, site.lon]));
    map.fitBounds(bounds.pad(0.3), { maxZoom: 9, animate: false });
  }
  await base(map, at, await world);
}
