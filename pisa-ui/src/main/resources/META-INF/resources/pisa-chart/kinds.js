// The kinds of charts: `base` is set once, `update` with every new state. A row is {code, name, value, text, tip, few}; `few` says
// that there are too few students to rely on: it is drawn hollow.

const axisText = (colours) => ({ color: colours.muted, fontSize: 11 });
const quiet = (colours) => ({ lineStyle: { color: colours.line } });
const split = (colours) => ({ lineStyle: { color: colours.line, opacity: 0.6 } });
const fill = (row, colours) =>
  row.few ? { color: 'transparent', borderColor: colours.muted, borderWidth: 1.2, borderType: 'solid' } : { color: colours.accent };
const rowHeight = 19;

/** Limits that data seldom leaves: widened in whole steps, so that axes do not jump. */
function sticky(values, step, padding = 0.15) {
  if (!values.length) return { min: 0, max: step };
  const low = Math.min(...values), high = Math.max(...values);
  const room = Math.max((high - low) * padding, step / 4);
  return { min: Math.floor((low - room) / step) * step, max: Math.ceil((high + room) / step) * step };
}

const bars = {
  height: (data) => data.rows.length * rowHeight + 34,
  base: (colours) => ({
    grid: { left: 4, right: 44, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value', splitLine: split(colours), axisLabel: axisText(colours), splitNumber: 4 },
    yAxis: { type: 'category', inverse: true, axisTick: { show: false }, axisLine: quiet(colours),
      axisLabel: { ...axisText(colours), interval: 0 } },
    series: [{ type: 'bar', realtimeSort: true, barCategoryGap: '32%',
      label: { show: true, position: 'right', color: colours.text, fontSize: 11, formatter: (p) => p.data.text } }],
  }),
  update: (data, colours) => ({
    xAxis: { min: data.min, max: data.max },
    yAxis: { data: data.rows.map((row) => row.label) },
    series: [{ data: data.rows.map((row) => ({ name: row.code, value: row.value, text: row.text, tip: row.tip,
      itemStyle: fill(row, colours) })) }],
  }),
};

const progress = {
  ...bars,
  base: (colours) => {
    const option = bars.base(colours);
    option.xAxis = { ...option.xAxis, max: 100, axisLabel: { ...axisText(colours), formatter: '{value} %' } };
    option.series[0] = { ...option.series[0], realtimeSort: false, showBackground: true,
      backgroundStyle: { color: colours.accentSoft } };
    return option;
  },
  update: (data, colours) => {
    const option = bars.update(data, colours);
    // a share is no estimate: never hollow
    option.series[0].data.forEach((item) => { item.itemStyle = { color: colours.accent }; });
    return { ...option, xAxis: { max: data.max } };
  },
};

const area = {
  base: (colours) => ({
    grid: { left: 4, right: 12, top: 12, bottom: 4, containLabel: true },
    tooltip: { trigger: 'axis', formatter: (points) => points[0]?.data.tip ?? '' },
    xAxis: { type: 'category', boundaryGap: false, axisLine: quiet(colours), axisTick: { show: false },
      axisLabel: { ...axisText(colours), hideOverlap: true } },
    yAxis: { type: 'value', minInterval: 1, splitLine: split(colours), axisLabel: axisText(colours), splitNumber: 4 },
    series: [{ type: 'line', showSymbol: false, lineStyle: { color: colours.accent, width: 2 },
      itemStyle: { color: colours.accent }, areaStyle: { color: colours.accentSoft } }],
  }),
  update: (data) => ({
    xAxis: { data: data.points.map((point) => point.label) },
    series: [{ data: data.points.map((point) => ({ value: point.value, tip: point.tip })) }],
  }),
};

const bubbles = {
  base: (colours) => ({
    grid: { left: 26, right: 16, top: 14, bottom: 26, containLabel: true },
    xAxis: { type: 'value', nameLocation: 'middle', nameGap: 26, nameTextStyle: axisText(colours), axisLine: quiet(colours),
      splitLine: split(colours), axisLabel: axisText(colours) },
    yAxis: { type: 'value', nameLocation: 'middle', nameGap: 36, nameTextStyle: axisText(colours), axisLine: quiet(colours),
      splitLine: split(colours), axisLabel: { ...axisText(colours), formatter: (value) => value.toFixed(1).replace('-', '\u2212') } },
    series: [{ type: 'scatter', cursor: 'default',
      label: { show: true, formatter: (p) => p.data.name, position: 'right', distance: 3, fontSize: 11, color: colours.text },
      labelLayout: { hideOverlap: true, moveOverlap: 'shiftY' } }],
  }),
  update: (data, colours) => {
    const largest = Math.max(1, ...data.rows.map((row) => row.n));
    return {
      xAxis: { name: data.xName, ...sticky(data.rows.map((row) => row.x), 0.5) },
      yAxis: { name: data.yName, ...sticky(data.rows.map((row) => row.y), 0.2) },
      series: [{ data: data.rows.map((row) => ({ name: row.label, value: [row.x, row.y, row.n], tip: row.tip,
        symbolSize: Math.max(6, 34 * Math.sqrt(row.n / largest)), // area, not radius
        itemStyle: { ...fill(row, colours), opacity: 0.72 } })) }],
    };
  },
};

const map = {
  map: true,
  base: (colours) => ({
    tooltip: { trigger: 'item' },
    visualMap: { type: 'continuous', min: -1.6, max: 1.6, dimension: 0, left: 8, bottom: 8, itemWidth: 10, itemHeight: 90, precision: 1,
      seriesIndex: [0], text: ['', ''], formatter: (value) => Number(value).toFixed(1).replace('-', '\u2212'),
      inRange: { color: [colours.below, colours.middle, colours.above] }, textStyle: axisText(colours), },
    geo: { map: 'world', roam: false, top: 4, bottom: 4, left: 0, right: 0,
      itemStyle: { areaColor: colours.land, borderColor: colours.surface, borderWidth: 0.6 },
      emphasis: { label: { show: false }, itemStyle: { areaColor: colours.land } }, select: { disabled: true } },
    series: [
      { type: 'map', geoIndex: 0, data: [], select: { disabled: true }, emphasis: { label: { show: false } } },
      { type: 'scatter', coordinateSystem: 'geo', symbolSize: 10, data: [], cursor: 'default' },
    ],
  }),
  update: (data, colours) => {
    const colour = (value) => mix(value, colours);
    return {
      // a value that can't be relied on gets no colour of the scale
      geo: { regions: data.rows.filter((row) => row.shape && row.few).map((row) => ({ name: row.shape,
        itemStyle: { areaColor: colours.surface, borderColor: colours.muted, borderWidth: 1 } })) },
      series: [
        { data: data.rows.filter((row) => row.shape).map((row) => ({ name: row.shape, code: row.code,
          value: row.few ? '-' : row.value, tip: row.tip })) },
        { data: data.rows.filter((row) => !row.shape).map((row) => ({ name: row.code, code: row.code, value: [row.lon, row.lat, row.value], tip: row.tip,
          itemStyle: row.few ? { color: colours.surface, borderColor: colours.muted, borderWidth: 1.5 }
            : { color: colour(row.value), borderColor: colours.text, borderWidth: 0.8 } })) },
      ],
    };
  },
};

/** Colour of a value on the diverging scale around 0. */
function mix(value, colours) {
  const part = Math.min(1, Math.abs(value) / 1.6);
  const parse = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number);
  const from = parse(colours.middle), to = parse(value < 0 ? colours.below : colours.above);
  return `rgb(${from.map((c, i) => Math.round(c + (to[i] - c) * part)).join(',')})`;
}

export const kinds = { bars, progress, area, bubbles, map };
