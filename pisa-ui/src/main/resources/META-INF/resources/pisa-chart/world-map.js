// The countries of the world for the map: decodes the TopoJSON of world-atlas (Natural Earth, 1:110m) and cuts what crosses the
// 180th meridian, which would otherwise be drawn as a bar across the map.

let loading;

export function loadWorld(echarts) {
  loading ??= fetch(new URL('./countries-110m.json?v=2.0.2', import.meta.url))
    .then((answer) => answer.json())
    .then((topology) => echarts.registerMap('world', geoJson(topology)));
  return loading;
}

const ANTARCTICA = '010';

function geoJson(topology) {
  const arcs = decodeArcs(topology);
  const features = topology.objects.countries.geometries
    .filter((geometry) => geometry.id !== ANTARCTICA)
    .map((geometry) => {
      const polygons = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs;
      const rings = polygons.flatMap((polygon) => cut(ring(polygon[0], arcs)));
      return {
        type: 'Feature',
        properties: { name: geometry.id ?? geometry.properties.name },
        geometry: { type: 'MultiPolygon', coordinates: rings.map((points) => [points]) },
      };
    });
  return { type: 'FeatureCollection', features };
}

function decodeArcs({ arcs, transform: { scale, translate } }) {
  return arcs.map((arc) => {
    let x = 0, y = 0;
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
}

function ring(indexes, arcs) {
  const points = [];
  for (const index of indexes) {
    const arc = index < 0 ? arcs[~index].toReversed() : arcs[index];
    points.push(...(points.length ? arc.slice(1) : arc));
  }
  return points;
}

/** Unrolls longitudes so that neighbours are less than 180 degrees apart, then cuts at the meridian. */
function cut(points) {
  let shift = 0;
  const unrolled = points.map(([x, y], i) => {
    if (i > 0) {
      const step = x - points[i - 1][0];
      if (step > 180) shift -= 360;
      if (step < -180) shift += 360;
    }
    return [x + shift, y];
  });
  const xs = unrolled.map(([x]) => x);
  const rings = [];
  for (const turn of [-360, 0, 360]) {
    if (Math.max(...xs) <= turn - 180 || Math.min(...xs) >= turn + 180) continue;
    const east = clip(unrolled, turn + 180, (x, limit) => x <= limit);
    const both = clip(east, turn - 180, (x, limit) => x >= limit);
    if (both.length > 3) rings.push(both.map(([x, y]) => [x - turn, y]));
  }
  return rings;
}

/** Sutherland and Hodgman: the part of a ring on one side of a meridian. */
function clip(points, limit, inside) {
  const kept = [];
  for (let i = 0; i < points.length; i++) {
    const a = points[(i + points.length - 1) % points.length], b = points[i];
    if (inside(a[0], limit) !== inside(b[0], limit)) {
      const t = (limit - a[0]) / (b[0] - a[0]);
      kept.push([limit, a[1] + t * (b[1] - a[1])]);
    }
    if (inside(b[0], limit)) kept.push(b);
  }
  return kept;
}
