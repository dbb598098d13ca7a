// Charts of estimates with their intervals. A row is {id, code, name, label, text, tip, few}, and what its kind needs; rows move
// to their new place when the order changes. Numbers are shaped and worded by the server; here they are only drawn.
import { minus } from './axes.js?v=1';
import { SHAPES, colour, encode, ink } from './look.js?v=1';

const ROW = 20;
const AXIS = 24;
const axisText = (colours) => ({ color: colours.muted, fontSize: 11, formatter: minus, hideOverlap: true });
const split = (colours) => ({ lineStyle: { color: colours.line, opacity: 0.6 } });
const measure = (() => {
  let context;
  return (text, font = '11px sans-serif') => {
    context ??= document.createElement('canvas').getContext('2d');
    context.font = font;
    return context.measureText(text ?? '').width;
  };
})();
const widest = (texts) => Math.max(0, ...texts.map((text) => measure(text)));

const DENSE = 30; // more rows than this make two columns, where the data allows it and there is room
const columns = (data, size) => (data.dense && data.rows.length > DENSE && size.width >= 330 ? 2 : 1);
const headroom = (data) => AXIS + (data.average || data.headroom ? 14 : 0);

/** A chart of rows: label at the left, value at the right, between them what `draw` draws on a common axis. */
function rowChart({ extent, draw, format }) {
  return {
    layout: columns,
    height: (data, size) => Math.ceil(data.rows.length / columns(data, size)) * (columns(data, size) > 1 ? 16 : data.rowHeight ?? ROW)
      + headroom(data) + 8,
    base: (colours, memory, layout) => {
      const each = (make) => Array.from({ length: layout }, (_, column) => make(column));
      return {
        grid: each(() => ({})),
        xAxis: each((column) => ({ gridIndex: column, type: 'value', position: 'top', axisLine: { show: false }, axisTick: { show: false },
          splitNumber: layout > 1 ? 2 : 4, splitLine: split(colours), axisLabel: { ...axisText(colours), ...(format && { formatter: format }) } })),
        yAxis: each((column) => ({ gridIndex: column, type: 'value', inverse: true, show: false })),
        series: [
          { id: 'average', type: 'custom', silent: true, z: 1, data: [],
            renderItem: (params, api) => average(memory.data.average, params, api, colours) },
          ...each((column) => ({ id: `rows ${column}`, type: 'custom', z: 3, cursor: 'default', data: [], xAxisIndex: column, yAxisIndex: column,
            renderItem: (params, api) => row(memory, params, api, colours, draw) })),
        ],
      };
    },
    update: (data, colours, size, memory) => {
      const layout = columns(data, size);
      const wide = size.width / layout, per = Math.ceil(data.rows.length / layout);
      const named = wide >= 460 && data.rows.some((item) => item.name);
      const labels = data.rows.map((item) => (named && item.name ? item.name : item.label));
      const left = Math.min(widest(labels) + 10, wide * 0.45);
      const right = Math.max(8, widest(data.rows.map((item) => (item.few ? '' : item.text))) + 12);
      memory.data = data;
      memory.rows = data.rows.map((item, i) => ({ ...item, label: labels[i], labelWidth: left, place: i % per }));
      memory.per = per;
      const range = extent(data, memory);
      const each = (make) => Array.from({ length: layout }, (_, column) => make(column));
      return {
        grid: each((column) => ({ left: column * wide + left, width: Math.max(10, wide - left - right), top: headroom(data), bottom: 4 })),
        xAxis: each(() => range),
        yAxis: each(() => ({ min: -0.5, max: per - 0.5 })),
        series: [
          { id: 'average', data: data.average ? [{ id: 'average', value: [data.average.v, 0] }] : [] },
          ...each((column) => ({ id: `rows ${column}`, data: data.rows.slice(column * per, (column + 1) * per).map((item, i) => ({
            id: item.id, value: [0, column * per + i], tip: item.tip })) })),
        ],
      };
    },
  };
}

function row(memory, params, api, colours, draw) {
  const i = api.value(1);
  const item = memory.rows[i];
  if (!item) return undefined;
  const { x, width, height } = params.coordSys;
  const tall = height / memory.per;
  const px = (value) => api.coord([value, 0])[0];
  const text = (words, at, align, fill, more) => ({ type: 'text', x: at, y: 0, transition: ['x'], silent: true,
    style: { text: words ?? '', fill, textAlign: align, textVerticalAlign: 'middle', fontSize: 11, ...more } });
  return {
    type: 'group',
    x: 0,
    y: api.coord([0, item.place])[1],
    transition: ['y'],
    children: [
      { type: 'rect', shape: { x: 0, y: -tall / 2, width: x + width + 60, height: tall },
        style: { fill: item.emphasis ? colours.accentSoft : 'transparent', opacity: 0.7 } },
      text(item.label, x - 8, 'right', item.emphasis ? colours.text : colours.muted,
        { width: item.labelWidth - 8, overflow: 'truncate', fontWeight: item.emphasis ? 600 : 400 }),
      item.few ? text(item.text, x + 8, 'left', colours.muted, { fontStyle: 'italic' })
        : text(item.text, x + width + 8, 'left', colours.text),
      ...draw({ item, px, tall, colours, data: memory.data, left: x, right: x + width }),
    ],
  };
}

/** The international average: a line through all rows, its interval behind it. */
function average(value, params, api, colours) {
  if (!value) return undefined;
  const { y, height } = params.coordSys;
  const px = (v) => api.coord([v, 0])[0];
  const low = px(value.lo ?? value.v), high = px(value.hi ?? value.v);
  return {
    type: 'group',
    children: [
      { type: 'rect', shape: { x: low, y: y - 2, width: Math.max(0, high - low), height: height + 2 }, transition: ['shape'],
        style: { fill: colours.text, opacity: 0.1 } },
      { type: 'line', shape: { x1: px(value.v), x2: px(value.v), y1: y - 4, y2: y + height }, transition: ['shape'],
        style: { stroke: colours.text, lineWidth: 1.2, lineDash: [4, 3] } },
      { type: 'text', x: px(value.v), y: y - 27, transition: ['x'],
        style: { text: value.text, fill: colours.text, textAlign: 'center', textVerticalAlign: 'top', fontSize: 11, fontWeight: 600 } },
    ],
  };
}

function whisker(point, px, colours, y = 0, tint = colours.text) {
  if (point.lo == null) return { type: 'path', shape: { pathData: 'M0,0' }, silent: true };
  const low = px(point.lo), high = px(point.hi);
  return {
    type: 'group',
    silent: true,
    children: [
      { type: 'line', shape: { x1: low, x2: high, y1: y, y2: y }, transition: ['shape'], style: { stroke: tint, lineWidth: 1.2 } },
      { type: 'line', shape: { x1: low, x2: low, y1: y - 3, y2: y + 3 }, transition: ['shape'], style: { stroke: tint, lineWidth: 1.2 } },
      { type: 'line', shape: { x1: high, x2: high, y1: y - 3, y2: y + 3 }, transition: ['shape'], style: { stroke: tint, lineWidth: 1.2 } },
    ],
  };
}

const marker = (point, px, colours, y = 0) => ({
  type: 'path', x: px(point.v), y, transition: ['x', 'y'], silent: true,
  shape: { pathData: SHAPES[point.s] ?? SHAPES.circle },
  style: { fill: colour(point.c, colours), stroke: colours.surface, lineWidth: 1 },
});

const ends = (data) => data.rows.flatMap((item) => (item.points ?? []).flatMap((point) => [point.v, point.lo, point.hi])
  .concat(item.points?.length ? item.reference : [])).filter((value) => value != null);
const around = (name, options) => (data, memory) => {
  if (!ends(data).length) return { min: data.zero ? -1 : 0, max: 1, interval: 1 }; // nobody has a value yet
  const values = [...ends(data), ...(data.average ? [data.average.v] : []), ...(data.zero ? [0] : [])];
  return memory.range(name, Math.min(...values), Math.max(...values), { minimum: data.minimum, maximum: data.maximum, ...options });
};

/** Points with their intervals: {v, lo, hi, c, s}; several of one row one below the other; `zero` draws the line of no difference. */
const intervals = rowChart({
  extent: around('x'),
  draw: ({ item, px, tall, colours, data }) => {
    const points = item.points ?? [];
    const gap = Math.min(9, (tall - 6) / Math.max(1, points.length));
    const at = (i) => (data.connected ? 0 : (i - (points.length - 1) / 2) * gap);
    return [
      ...(data.zero ? [{ type: 'line', silent: true, shape: { x1: px(0), x2: px(0), y1: -tall / 2, y2: tall / 2 }, transition: ['shape'],
        style: { stroke: colours.muted, lineWidth: 1 } }] : []),
      ...(item.reference == null ? [] : [{ type: 'line', silent: true, transition: ['shape'],
        shape: { x1: px(item.reference), x2: px(item.reference), y1: -tall * 0.38, y2: tall * 0.38 },
        style: { stroke: colours.text, lineWidth: 2 } }]),
      ...(data.connected && points.length > 1 ? [{ type: 'line', silent: true, transition: ['shape'],
        shape: { x1: px(Math.min(...points.map((p) => p.v))), x2: px(Math.max(...points.map((p) => p.v))), y1: 0, y2: 0 },
        style: { stroke: colours.line, lineWidth: 5, lineCap: 'round' } }] : []),
      ...points.flatMap((point, i) => [
        data.whiskers === false || data.connected ? whisker({}, px, colours) : whisker(point, px, colours, at(i), colour(point.c, colours)),
        marker(point, px, colours, at(i)),
      ]),
    ];
  },
});

/** Bars from zero with their interval. */
const bars = rowChart({
  extent: around('x', { zero: true, padding: 0.02 }),
  draw: ({ item, px, tall, colours, data }) => (item.points ?? []).flatMap((point) => {
    const thick = Math.min(14, tall * 0.66), from = Math.min(px(0), px(point.v));
    return [
      { type: 'rect', silent: true, transition: ['shape'],
        shape: { x: from, y: -thick / 2, width: Math.abs(px(point.v) - px(0)), height: thick },
        style: { fill: colour(point.c, colours), opacity: data.whiskers === false ? 1 : 0.62 } },
      data.whiskers === false ? whisker({}, px, colours) : whisker(point, px, colours),
    ];
  }),
});

/** Shares of 100 as bars against what is expected. */
const progress = rowChart({
  format: '{value} %',
  extent: (data, memory) => memory.range('x', 0, Math.max(1, ...data.rows.map((item) => item.value)), { zero: true, padding: 0.02 }),
  draw: ({ item, px, tall, colours, left, right }) => {
    const thick = Math.min(12, tall * 0.6);
    return [
      { type: 'rect', silent: true, shape: { x: left, y: -thick / 2, width: Math.max(0, Math.min(right, px(100)) - left), height: thick },
        style: { fill: colours.accentSoft } },
      { type: 'rect', silent: true, transition: ['shape'], shape: { x: left, y: -thick / 2, width: Math.max(0, px(item.value) - left), height: thick },
        style: { fill: colours.accent } },
    ];
  },
});

/** Shares of 100 %: `parts` of {v, c}; those before the `pivot` of the row go to the left of zero. */
const levels = rowChart({
  format: (value) => `${Math.abs(value)} %`,
  extent: (data, memory) => {
    const sides = data.rows.filter((item) => item.parts).map((item) => [
      item.parts.slice(0, item.pivot).reduce((sum, part) => sum + part.v, 0),
      item.parts.slice(item.pivot).reduce((sum, part) => sum + part.v, 0)]);
    return memory.range('x', -Math.max(10, ...sides.map(([low]) => low)), Math.max(10, ...sides.map(([, high]) => high)),
      { padding: 0.01, minimum: -100, maximum: 100 });
  },
  draw: ({ item, px, tall, colours }) => {
    const parts = item.parts ?? [];
    const thick = Math.min(18, tall * 0.78);
    let at = -parts.slice(0, item.pivot).reduce((sum, part) => sum + part.v, 0);
    const shapes = parts.flatMap((part) => {
      const from = px(at), to = px(at + part.v);
      at += part.v;
      const tint = colour(part.c, colours);
      const words = part.v.toFixed(0);
      return [
        { type: 'rect', silent: true, transition: ['shape'], shape: { x: from, y: -thick / 2, width: Math.max(0, to - from), height: thick },
          style: { fill: tint, stroke: colours.surface, lineWidth: 1 } },
        { type: 'text', silent: true, x: (from + to) / 2, y: 0, transition: ['x'],
          style: { text: to - from > 18 ? words : '', fill: ink(tint), textAlign: 'center', textVerticalAlign: 'middle', fontSize: 10 } },
      ];
    });
    return [...shapes, { type: 'line', silent: true, shape: { x1: px(0), x2: px(0), y1: -tall / 2, y2: tall / 2 }, transition: ['shape'],
      style: { stroke: colours.text, lineWidth: 1.2 } }];
  },
});

/** P10, P25, P50, P75, P90 in `p`: where the middle 80 % and the middle half are. */
const percentiles = rowChart({
  extent: (data, memory) => {
    const values = data.rows.flatMap((item) => item.p ?? []).filter((value) => value != null);
    return memory.range('x', Math.min(...values), Math.max(...values));
  },
  draw: ({ item, px, tall, colours }) => {
    if (!item.p || item.p.some((value) => value == null)) return [];
    const box = (from, to, part, opacity) => ({ type: 'rect', silent: true, transition: ['shape'],
      shape: { x: px(from), y: -tall * part / 2, width: Math.max(0, px(to) - px(from)), height: tall * part, r: 2 },
      style: { fill: colours.accent, opacity } });
    const [p10, p25, p50, p75, p90] = item.p;
    return [box(p10, p90, 0.3, 0.35), box(p25, p75, 0.62, 0.65),
      { type: 'line', silent: true, shape: { x1: px(p50), x2: px(p50), y1: -tall * 0.42, y2: tall * 0.42 }, transition: ['shape'],
        style: { stroke: colours.text, lineWidth: 2 } }];
  },
});

/** One point per country: x and y with their intervals, the area of a bubble is the number of students. */
const scatter = {
  base: (colours, memory) => ({
    grid: { left: 52, right: 16, top: 12, bottom: 44 },
    xAxis: { type: 'value', nameLocation: 'middle', nameGap: 28, nameTextStyle: axisText(colours), axisLine: { lineStyle: { color: colours.line } },
      splitLine: split(colours), axisLabel: axisText(colours) },
    yAxis: { type: 'value', nameLocation: 'middle', nameGap: 38, nameTextStyle: axisText(colours), axisLine: { lineStyle: { color: colours.line } },
      splitLine: split(colours), axisLabel: axisText(colours) },
    series: [
      { id: 'intervals', type: 'custom', silent: true, z: 2, data: [], renderItem: (params, api) => cross(memory, params, api, colours) },
      { id: 'points', type: 'scatter', cursor: 'default', z: 3, data: [],
        label: { show: true, formatter: (p) => p.data.name, position: 'right', distance: 3, fontSize: 11, color: colours.text },
        labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' } },
    ],
  }),
  update: (data, colours, size, memory) => {
    memory.rows = data.rows;
    const largest = Math.max(1, ...data.rows.map((item) => item.n));
    const values = (axis) => data.rows.flatMap((item) => [item[axis], item[`${axis}lo`], item[`${axis}hi`]]).filter((value) => value != null);
    const range = (axis) => memory.range(axis, Math.min(...values(axis)), Math.max(...values(axis)));
    return {
      xAxis: { name: data.xName, ...range('x') },
      yAxis: { name: data.yName, ...range('y') },
      series: [
        { id: 'intervals', data: data.whiskers === false ? [] : data.rows.map((item, i) => ({ id: item.id, value: [item.x, item.y, i] })) },
        { id: 'points', data: data.rows.map((item) => ({ id: item.id, name: item.label, value: [item.x, item.y, item.n], tip: item.tip,
          symbolSize: Math.max(6, 34 * Math.sqrt(item.n / largest)), // area, not radius
          itemStyle: { color: colours.accent, opacity: 0.72 } })) },
      ],
    };
  },
};

function cross(memory, params, api, colours) {
  const item = memory.rows[api.value(2)];
  if (!item) return undefined;
  const line = (from, to) => {
    const [x1, y1] = api.coord(from), [x2, y2] = api.coord(to);
    return { type: 'line', shape: { x1, y1, x2, y2 }, transition: ['shape'], style: { stroke: colours.muted, lineWidth: 1, opacity: 0.75 } };
  };
  return { type: 'group', children: [
    line([item.xlo ?? item.x, item.y], [item.xhi ?? item.x, item.y]),
    line([item.x, item.ylo ?? item.y], [item.x, item.yhi ?? item.y])] };
}

/** Lines over time with their intervals as bands: `series` of {id, name, c, s}; rows of {id, t, values: {id: [v, lo, hi]}}. */
const trend = {
  base: (colours, memory) => ({
    grid: { left: 44, right: 92, top: 10, bottom: 26 },
    tooltip: { trigger: 'axis', formatter: (points) => encode(memory.rows[points[0]?.dataIndex]?.tip).replaceAll('\n', '<br>') },
    xAxis: { type: 'time', axisLine: { lineStyle: { color: colours.line } }, splitLine: { show: false }, axisLabel: { ...axisText(colours), formatter: undefined } },
    yAxis: { type: 'value', splitNumber: 4, splitLine: split(colours), axisLabel: axisText(colours) },
  }),
  update: (data, colours, size, memory) => {
    memory.rows = data.rows;
    const values = data.rows.flatMap((item) => Object.values(item.values).flat()).filter((value) => value != null);
    return {
      // a minute at least, so that the first changes don't fill the width
      xAxis: { min: data.rows[0]?.t, max: Math.max(data.rows.at(-1)?.t ?? 0, (data.rows[0]?.t ?? 0) + 60_000) },
      yAxis: memory.range('y', Math.min(...values), Math.max(...values)),
      series: data.series.flatMap((line) => {
        const tint = colour(line.c, colours);
        const at = (i) => data.rows.map((item) => [item.t, item.values[line.id]?.[i] ?? null]);
        return [
          { id: `${line.id} band`, type: 'custom', silent: true, z: 1, data: [[data.rows[0]?.t ?? 0, values[0] ?? 0]],
            renderItem: (params, api) => band(at(1), at(2), api, tint) },
          { id: line.id, type: 'line', z: 3, showSymbol: data.rows.length < 3, symbolSize: 7, data: at(0), lineStyle: { color: tint, width: 2 },
            itemStyle: { color: tint }, endLabel: { show: true, formatter: line.name, color: tint, fontSize: 11, fontWeight: 600 },
            labelLayout: { moveOverlap: 'shiftY' } },
        ];
      }),
    };
  },
};

function band(low, high, api, tint) {
  const points = [...low, ...high.toReversed()].filter(([, value]) => value != null).map((point) => api.coord(point));
  return points.length < 2 ? undefined : { type: 'polygon', shape: { points }, style: { fill: tint, opacity: 0.16 } };
}

export const estimateKinds = { intervals, bars, progress, levels, percentiles, scatter, trend };
