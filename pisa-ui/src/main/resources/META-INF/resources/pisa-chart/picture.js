// A chart as a file that explains itself: with title, subtitle, legend and footer.
import { encode, glyph } from './look.js?v=1';

const EDGE = 16;

export async function picture({ type, name, words, drawing, size, colours, legend, font }) {
  const entries = legend ?? [];
  const lines = [[]];
  let x = 0;
  for (const entry of entries) {
    const width = 24 + 7 * entry.text.length;
    if (x + width > size.width) {
      lines.push([]);
      x = 0;
    }
    lines.at(-1).push({ entry, x });
    x += width;
  }
  const top = EDGE + 46 + (entries.length ? lines.length * 20 : 0);
  const width = size.width + 2 * EDGE, height = top + size.height + 40;
  const legendMarks = lines.flatMap((line, row) => line.map(({ entry, x: left }) =>
    `${glyph(entry, colours, EDGE + left + 8, EDGE + 52 + row * 20)}
     <text x="${EDGE + left + 20}" y="${EDGE + 56 + row * 20}" font-size="12" fill="${colours.muted}">${encode(entry.text)}</text>`));
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"
      font-family="${encode(font)}">
    <title>${encode(words.title)}</title><desc>${encode(words.summary)}</desc>
    <rect width="100%" height="100%" fill="${colours.surface}"/>
    <text x="${EDGE}" y="${EDGE + 14}" font-size="16" font-weight="600" fill="${colours.text}">${encode(words.title)}</text>
    <text x="${EDGE}" y="${EDGE + 34}" font-size="12" fill="${colours.muted}">${encode(words.subtitle)}</text>
    ${legendMarks.join('')}
    <svg x="${EDGE}" y="${top}" width="${size.width}" height="${size.height}">${drawing}</svg>
    <text x="${EDGE}" y="${height - 14}" font-size="11" fill="${colours.muted}">${encode(words.footer)}</text>
  </svg>`;
  const blob = new Blob([svg], { type: 'image/svg+xml' });
  download(type === 'png' ? await rasterise(blob, width, height) : blob, `${name}.${type}`);
}

async function rasterise(blob, width, height) {
  const image = new Image();
  const url = URL.createObjectURL(blob);
  try {
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = 2 * width;
    canvas.height = 2 * height;
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob(done, 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}

export function download(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
