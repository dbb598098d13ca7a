// Colours, shapes and legends: colours are those of the page, so both themes have theirs.

const NAMES = ['text', 'muted', 'line', 'surface', 'accent', 'accent-soft', 'below', 'middle', 'above', 'land', 'same',
  'group-1', 'group-2', 'group-3', 'group-4', 'group-5', 'group-6'];

export const encode = (text) =>
  String(text ?? '').replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);

export function palette(element) {
  const probe = document.createElement('span');
  element.append(probe);
  const colours = {};
  for (const name of NAMES) {
    probe.style.color = `var(--pisa-${name})`;
    colours[name.replace(/-./g, (c) => c[1].toUpperCase())] = getComputedStyle(probe).color;
  }
  probe.remove();
  return colours;
}

/** The part of the way from one colour to another. */
export function blend(from, to, part) {
  const parse = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map(Number);
  const a = parse(from), b = parse(to);
  return `rgb(${a.map((c, i) => Math.round(c + (b[i] - c) * part)).join(',')})`;
}

/** Black or white, whichever is easier to read on a colour. */
export function ink(colour) {
  const [r, g, b] = colour.match(/[\d.]+/g).map((c) => (Number(c) / 255) ** 2.2);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.2 ? '#14181d' : '#ffffff';
}

// within 10 by 10 around 0
export const SHAPES = {
  circle: 'M-4.5,0A4.5,4.5,0,1,1,4.5,0A4.5,4.5,0,1,1,-4.5,0Z',
  up: 'M0,-5.2L5.2,4.2L-5.2,4.2Z',
  down: 'M0,5.2L5.2,-4.2L-5.2,-4.2Z',
  square: 'M-4,-4L4,-4L4,4L-4,4Z',
  diamond: 'M0,-5.5L5.5,0L0,5.5L-5.5,0Z',
  bar: 'M-1.2,-6L1.2,-6L1.2,6L-1.2,6Z',
  box: 'M-6,-5L6,-5L6,5L-6,5Z',
};
export const GROUP_SHAPES = ['circle', 'diamond', 'square', 'up', 'down', 'circle'];

/** A colour by its name in the data; `low:1/3` and `high:2/5` are steps of the two sides of the diverging scale. */
export function colour(name, colours) {
  const step = /^(low|high):(\d+)\/(\d+)$/.exec(name ?? '');
  if (!step) return colours[name] ?? colours.accent;
  const part = 0.35 + 0.65 * (Number(step[2]) - 1) / Math.max(1, Number(step[3]) - 1);
  return blend(colours.middle, step[1] === 'low' ? colours.below : colours.above, part);
}

export const glyph = (item, colours, x = 8, y = 8) => {
  const tint = colour(item.c, colours);
  const paint = item.hollow ? `fill="none" stroke="${tint}" stroke-width="1.4"` : `fill="${tint}"`;
  return `<path d="${SHAPES[item.s] ?? SHAPES.box}" transform="translate(${x} ${y})" ${paint}/>`;
};

export function legend(element, items, colours) {
  const key = JSON.stringify([items ?? [], colours]);
  if (element.dataset.key === key) return;
  element.dataset.key = key;
  element.hidden = !items?.length;
  element.replaceChildren(...(items ?? []).map((item) => {
    const entry = document.createElement('span');
    entry.innerHTML = `<svg width="16" height="16" aria-hidden="true">${glyph(item, colours)}</svg>`;
    entry.append(item.text);
    return entry;
  }));
}
