// A chart that is given data and draws it. What it looks like is decided by its kind; colours come from the page. One that
// is scrolled out of view draws what it has missed when it comes back.
import './print.js?v=1';
import * as echarts from './echarts.esm.min.mjs?v=6.0.0';
import { kinds as basicKinds } from './kinds.js?v=2';
import { estimateKinds } from './estimate-kinds.js?v=1';
import { Memory } from './axes.js?v=1';
import { legend, palette } from './look.js?v=1';
import { picture } from './picture.js?v=1';
import { loadWorld } from './world-map.js?v=1';

const kinds = { ...basicKinds, ...estimateKinds };
// single quotes: it also goes into attributes of pictures
const fontFamily = (element) => getComputedStyle(element).fontFamily.replaceAll('"', "'");
const SPOKEN_EVERY = 10_000;
const still = matchMedia('(prefers-reduced-motion: reduce)');

class PisaChart extends HTMLElement {
  #chart;
  #kind;
  #data;
  #rows = new Map();
  #order = [];
  #drawn = 0;
  #memory = new Memory();
  #legend = document.createElement('div');
  #plot = document.createElement('div');
  #resize = new ResizeObserver(() => {
    if (this.#chart) this.#chart.resize();
    if (this.#width !== this.#plot.clientWidth) this.#draw();
  });
  #width = 0;
  #layout;
  #colours;
  #inView = false;
  #missed = false;
  #view = new IntersectionObserver((changes) => {
    this.#inView = changes.at(-1).isIntersecting;
    if (this.#inView && this.#missed) this.#draw();
  }, { rootMargin: '25%' });
  #print = ({ type }) => {
    this.#colours = palette(this);
    this.#dispose();
    this.#draw(type === 'beforeprint');
  };
  #scheme = matchMedia('(prefers-color-scheme: dark)');
  #page = new MutationObserver(() => this.#restyle());
  #restyle = () => {
    this.#colours = palette(this);
    if (this.#chart && JSON.stringify(this.#colours) !== this.#styledWith) {
      this.#dispose();
      this.#draw();
    }
  };
  #styledWith;
  #spokenAt = -SPOKEN_EVERY;
  #speaking;

  static observedAttributes = ['aria-label'];

  connectedCallback() {
    this.#legend.className = 'chart-legend';
    this.#legend.setAttribute('aria-hidden', 'true');
    this.#plot.className = 'chart-plot';
    this.append(this.#legend, this.#plot);
    this.#resize.observe(this.#plot);
    this.#view.observe(this.#plot);
    addEventListener('beforeprint', this.#print);
    addEventListener('afterprint', this.#print);
    this.#scheme.addEventListener('change', this.#restyle);
    this.#page.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'theme', 'class'] });
    this.#draw();
    const card = this.closest('section[id]');
    if (card && location.hash === `#${card.id}`) {
      card.scrollIntoView({ block: 'start' });
      card.focus({ preventScroll: true });
    }
  }

  disconnectedCallback() {
    this.#resize.disconnect();
    this.#view.disconnect();
    removeEventListener('beforeprint', this.#print);
    removeEventListener('afterprint', this.#print);
    this.#page.disconnect();
    this.#scheme.removeEventListener('change', this.#restyle);
    clearTimeout(this.#speaking);
    this.#dispose();
    this.replaceChildren();
  }

  /** What the chart says goes to the live region of its card, not more often than people can listen. */
  attributeChangedCallback() {
    if (this.#speaking) return;
    const wait = Math.max(0, this.#spokenAt + SPOKEN_EVERY - performance.now());
    this.#speaking = setTimeout(() => {
      this.#speaking = undefined;
      this.#spokenAt = performance.now();
      const region = this.closest('section')?.querySelector('.card-live');
      const words = this.getAttribute('aria-label') ?? '';
      if (region && region.textContent !== words) region.textContent = words;
    }, wait);
  }

  /** Whole state to show; the newest one wins. */
  set data(value) {
    this.#rows.clear();
    this.#order = [];
    this.#data = undefined;
    this.apply({ ...value, order: value.rows?.map((row) => row.id) });
  }

  get data() {
    return this.#data;
  }

  /** What changed: properties, `rows` that changed by their `id`, and `order`, all ids, where that changed. */
  apply({ rows, order, ...properties }) {
    for (const row of rows ?? []) this.#rows.set(row.id, row);
    if (order) {
      this.#order = order;
      const kept = new Set(order);
      for (const id of this.#rows.keys()) if (!kept.has(id)) this.#rows.delete(id);
    }
    this.#data = { ...this.#data, ...properties, rows: this.#order.map((id) => this.#rows.get(id)) };
    this.#draw();
  }

  /** What is drawn now, for tests: the rows, the data of every series, the range of the x-axis, and how often it was drawn. */
  get drawn() {
    const { series = [], xAxis: [{ min, max } = {}] = [] } = this.#chart?.getOption() ?? {};
    return { times: this.#drawn, rows: this.#data?.rows, series: series.map(({ type, data }) => ({ type, data })), range: { min, max } };
  }

  /** The picture as a file; type is `svg` or `png`. */
  async save(type, name, words) {
    const kind = kinds[this.#kind];
    if (!kind || !this.#data) return;
    const size = { width: Math.max(480, this.#plot.clientWidth), height: Math.max(200, this.#plot.clientHeight) };
    const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...size });
    const colours = palette(this);
    chart.setOption({ ...this.#base(kind, colours, kind.layout?.(this.#data, size) ?? 1), animation: false });
    chart.setOption({ ...kind.update(this.#data, colours, size, this.#memory), animation: false });
    const drawing = chart.renderToSVGString();
    chart.dispose();
    await picture({ type, name, words, drawing, size, colours, legend: this.#data.legend, font: fontFamily(this) });
  }

  async #draw(printed = false) {
    const data = this.#data;
    if (!data || !this.isConnected || !this.#plot.clientWidth) return;
    const name = data.kind ?? this.getAttribute('kind');
    const kind = kinds[name];
    if (kind.map) await loadWorld(echarts);
    if (data !== this.#data || !this.isConnected) return; // newer data came meanwhile and draws itself
    if (this.#kind !== name) {
      this.#dispose();
      this.#memory = new Memory();
      this.#kind = name;
    }
    const size = () => ({ width: this.#plot.clientWidth, height: this.#plot.clientHeight });
    const layout = kind.layout?.(data, size()) ?? 1;
    if (this.#layout !== layout) {
      this.#dispose();
      this.#layout = layout;
    }
    const height = kind.height?.(data, size());
    this.#plot.style.minHeight = height ? `${height}px` : '';
    this.#missed = !!this.#chart && !this.#inView && !printed;
    if (this.#missed) return;
    const colours = (this.#colours ??= palette(this));
    legend(this.#legend, data.legend, colours);
    if (!this.#chart) {
      this.#styledWith = JSON.stringify(colours);
      this.#chart = echarts.init(this.#plot, null, { renderer: 'canvas' });
      this.#chart.setOption({ ...this.#base(kind, colours, layout), animation: !still.matches && !printed });
    }
    this.#width = this.#plot.clientWidth;
    this.#chart.setOption(kind.update(data, colours, size(), this.#memory));
    this.#drawn++;
  }

  #base(kind, colours, layout) {
    return {
      animationDuration: 250,
      animationDurationUpdate: 150, // updates come four times a second
      animationEasingUpdate: 'cubicOut',
      textStyle: { fontFamily: fontFamily(this), color: colours.text },
      tooltip: {
        confine: true,
        transitionDuration: 0,
        backgroundColor: colours.surface,
        borderColor: colours.line,
        textStyle: { color: colours.text, fontSize: 12 },
        formatter: (p) => echarts.format.encodeHTML(p.data?.tip ?? p.name ?? '').replaceAll('\n', '<br>'),
      },
      ...kind.base(colours, this.#memory, layout),
    };
  }

  #dispose() {
    this.#chart?.dispose();
    this.#chart = undefined;
  }
}

customElements.define('pisa-chart', PisaChart);
