// Axes that ease and don't jump: what a chart remembers from one state to the next.

export const minus = (text) => String(text).replace('-', '\u2212');

export class Memory {
  #ranges = new Map();
  /** Rows as they are drawn, for the functions that draw one each. */
  rows = [];
  data = {};

  /**
   * Limits of an axis for values from low to high. The limits of before are kept while the values are within them and
   * fill more than half of them.
   */
  range(axis, low, high, { zero = false, padding = 0.06, minimum, maximum } = {}) {
    if (!Number.isFinite(low) || !Number.isFinite(high)) return this.#ranges.get(axis) ?? { min: 0, max: 1, interval: 0.25 };
    if (zero) {
      low = Math.min(0, low);
      high = Math.max(0, high);
    }
    const before = this.#ranges.get(axis);
    const span = Math.max(high - low, Math.abs(high) * 0.01, 1e-6);
    if (before && low >= before.min && high <= before.max && span > 0.5 * (before.max - before.min)) return before;
    const room = span * padding;
    const step = niceStep((span + 2 * room) / 5);
    let min = zero && low >= 0 ? 0 : Math.floor((low - room) / step) * step;
    let max = zero && high <= 0 ? 0 : Math.ceil((high + room) / step) * step;
    if (minimum !== undefined) min = Math.max(min, minimum);
    if (maximum !== undefined) max = Math.min(max, maximum);
    const range = { min: round(min), max: round(max), interval: round(step) };
    this.#ranges.set(axis, range);
    return range;
  }
}

const round = (value) => Number(value.toPrecision(12));

function niceStep(rough) {
  const power = 10 ** Math.floor(Math.log10(rough));
  return [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((step) => step >= rough);
}
