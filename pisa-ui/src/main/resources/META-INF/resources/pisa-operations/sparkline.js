// The worst lag of each minute of the last hour as bars of one colour, with the limit of the objective as a line.
// The scale is logarithmic: 0.1 s at the bottom, an hour at the top. Nothing is drawn where nobody looked.
const MINUTES = 60;
const LOWEST = 0.1;
const HIGHEST = 3600;
const SVG = 'http://www.w3.org/2000/svg';

const height = (seconds) => {
  const part = Math.log(Math.max(seconds, LOWEST) / LOWEST) / Math.log(HIGHEST / LOWEST);
  return Math.min(1, part);
};

const words = (seconds) => (seconds < 120 ? `${+seconds.toPrecision(2)} s` : seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${+(seconds / 3600).toPrecision(2)} h`);

class PisaSparkline extends HTMLElement {
  #points = '';
  #limit = 0;

  connectedCallback() {
    // what was set before this class was loaded stands on the element itself and hides the setters
    for (const name of ['points', 'limit']) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    this.#draw();
  }

  /** `minutes ago:seconds`, with commas between. */
  set points(value) {
    if (value !== this.#points) {
      this.#points = value ?? '';
      this.#draw();
    }
  }

  get points() {
    return this.#points;
  }

  /** Seconds the objective permits. */
  set limit(value) {
    if (value !== this.#limit) {
      this.#limit = value;
      this.#draw();
    }
  }

  get limit() {
    return this.#limit;
  }

  #draw() {
    if (!this.isConnected) return;
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', `0 0 ${MINUTES} 100`);
    svg.setAttribute('preserveAspectRatio', 'none');
    for (const point of this.#points.split(',').filter(Boolean)) {
      const [minutesAgo, seconds] = point.split(':').map(Number);
      if (minutesAgo >= MINUTES) continue;
      const tall = 4 + 96 * height(seconds);
      const bar = document.createElementNS(SVG, 'rect');
      bar.setAttribute('x', MINUTES - 1 - minutesAgo + 0.1);
      bar.setAttribute('width', 0.8);
      bar.setAttribute('y', 100 - tall);
      bar.setAttribute('height', tall);
      bar.setAttribute('class', seconds > this.#limit ? 'late' : 'kept');
      const title = document.createElementNS(SVG, 'title');
      title.textContent = `${minutesAgo} min ago: at worst ${words(seconds)}`;
      bar.append(title);
      svg.append(bar);
    }
    if (this.#limit > 0) {
      const y = 100 - 4 - 96 * height(this.#limit);
      const line = document.createElementNS(SVG, 'line');
      for (const [name, value] of Object.entries({ x1: 0, x2: MINUTES, y1: y, y2: y, class: 'limit' })) line.setAttribute(name, value);
      svg.append(line);
    }
    const parts = [svg];
    if (this.hasAttribute('large')) {
      const axis = document.createElement('div');
      axis.className = 'axis';
      for (const text of ['an hour ago', `line: ${words(this.#limit)}, which the objective permits; scale from 0.1 s to an hour`, 'now']) {
        const label = document.createElement('span');
        label.textContent = text;
        axis.append(label);
      }
      parts.push(axis);
    }
    this.replaceChildren(...parts);
  }
}

customElements.define('pisa-sparkline', PisaSparkline);
