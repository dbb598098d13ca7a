// The kinds of charts without intervals: `base` is set once, `update` with every new state. A row is {id, code, value, tip, few};
// `few` says that there are too few students to rely on: it is drawn hollow.
import { blend } from './look.js?v=1';

const axisText = (colours) => ({ color: colours.muted, fontSize: 11 });
const quiet = (colours) => ({ lineStyle: { color: colours.line } });
const split = (colours) => ({ lineStyle: { color: colours.line, opacity: 0.6 } });
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

const map = {
  map: true,
  base: (colours) => ({
    tooltip: { trigger: 'item' },
    visualMap: { type: 'continuous', min: -1.6, max: 1.6, dimension: 0, left: 8, bottom: 8, itemWidth: 10, itemHeight: 90, precision: 1,
      seriesIndex: [0], text: ['1.6', '\u22121.6'], formatter: (value) => Number(value).toFixed(1).replace('-', '\u2212'),
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
const mix = (value, colours) =>
  blend(colours.middle, value < 0 ? colours.below : colours.above, Math.min(1, Math.abs(value) / 1.6));

export const kinds = { area, map };
