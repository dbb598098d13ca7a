// A chart that is given data and draws it. What it looks like is decided by its kind; colours come from the page.
import * as echarts from './echarts.esm.min.mjs?v=6.0.0';
import { kinds } from './kinds.js?v=1';
import { loadWorld } from './world-map.js?v=1';

const COLOURS = ['text', 'muted', 'line', 'surface', 'accent', 'accent-soft', 'below', 'middle', 'above', 'land'];

class PisaChart extends HTMLElement {
  #chart;
  #data;
  #drawn = 0;
  #resize = new ResizeObserver(() => this.#chart?.resize());
  #scheme = matchMedia('(prefers-color-scheme: dark)');
  #page = new MutationObserver(() => this.#restyle());
  #restyle = () => {
    const colours = JSON.stringify(this.#colours());
    if (this.#chart && colours !== this.#styledWith) {
      this.#dispose();
      this.#draw();
    }
  };
  #styledWith;

  connectedCallback() {
    this.#resize.observe(this);
    this.#scheme.addEventListener('change', this.#restyle);
    this.#page.observe(document.documentElement, { attributes: true, attributeFilter: ['style', 'theme', 'class'] });
    this.#draw();
  }

  disconnectedCallback() {
    this.#resize.disconnect();
    this.#page.disconnect();
    this.#scheme.removeEventListener('change', this.#restyle);
    this.#dispose();
  }

  /** Whole state to show; the newest one wins. */
  set data(value) {
    this.#data = value;
    this.#draw();
  }

  get data() {
    return this.#data;
  }

  /** What is drawn now, for tests: the data of every series, and how often it was drawn. */
  get drawn() {
    const series = this.#chart?.getOption()?.series ?? [];
    return { times: this.#drawn, series: series.map(({ type, data }) => ({ type, data })) };
  }

  async #draw() {
    const data = this.#data;
    if (!data || !this.isConnected) return;
    const kind = kinds[this.getAttribute('kind')];
    if (kind.map) await loadWorld(echarts);
    if (data !== this.#data || !this.isConnected) return; // newer data came meanwhile and draws itself
    const height = kind.height?.(data);
    if (height) this.style.minHeight = `${height}px`;
    const colours = this.#colours();
    if (!this.#chart) {
      this.#styledWith = JSON.stringify(colours);
      this.#chart = echarts.init(this, null, { renderer: 'canvas' });
      const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
      this.#chart.setOption({
        animation: !still,
        animationDuration: 250,
        animationDurationUpdate: 250,
        animationEasingUpdate: 'cubicOut',
        textStyle: { fontFamily: getComputedStyle(this).fontFamily, color: colours.text },
        tooltip: {
          confine: true,
          backgroundColor: colours.surface,
          borderColor: colours.line,
          textStyle: { color: colours.text, fontSize: 12 },
          formatter: (p) => echarts.format.encodeHTML(p.data?.tip ?? p.name ?? '').replaceAll('\n', '<br>'),
        },
        ...kind.base(colours, echarts),
      });
    }
    this.#chart.setOption(kind.update(data, colours, this.clientWidth));
    this.#drawn++;
  }

  #dispose() {
    this.#chart?.dispose();
    this.#chart = undefined;
  }

  #colours() {
    const probe = document.createElement('span');
    this.append(probe);
    const colours = {};
    for (const name of COLOURS) {
      probe.style.color = `var(--pisa-${name})`;
      colours[name.replace(/-./g, (c) => c[1].toUpperCase())] = getComputedStyle(probe).color;
    }
    probe.remove();
    return colours;
  }
}

customElements.define('pisa-chart', PisaChart);
