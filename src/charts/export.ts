import { textWidth } from './text';

/** What an exported picture says around the chart. */
export interface Caption {
  readonly title?: string;
  /** Metric, cut and unit, over the title. */
  readonly kicker?: string;
  /** What stands under the chart: what it shows beside the title, its definition. */
  readonly notes?: readonly string[];
  /** Range, n and how far the data go. */
  readonly basis?: string;
}

/** Presentation attributes that carry the look, so that the file needs no style sheet. */
const COPIED = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'visibility',
] as const;
const DROPPED = ['class', 'role', 'tabindex', 'style', 'aria-hidden', 'aria-label', 'aria-describedby', 'aria-pressed'];
const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 16;

/** `color(srgb …)`, as color-mix computes to, is unknown to drawing programs. */
function plainColour(value: string): string {
  const parts = /^color\(srgb ([\d.e-]+) ([\d.e-]+) ([\d.e-]+)(?: \/ ([\d.]+))?\)$/.exec(value);
  if (!parts) return value;
  const [red, green, blue] = parts.slice(1, 4).map((part) => Math.round(255 * Number(part)));
  return parts[4] === undefined ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${parts[4]})`;
}

function inlineLook(from: Element, to: Element) {
  const style = getComputedStyle(from);
  for (const name of COPIED) {
    const value = plainColour(style.getPropertyValue(name));
    if (value !== '' && value !== 'normal')
      to.setAttribute(name, value.replace(/url\("?[^"#)]*#/, 'url(#').replace(/"\)$/, ')'));
  }
  for (const name of DROPPED) to.removeAttribute(name);
  const copies = [...to.children];
  [...from.children].forEach((child, i) => {
    const copy = copies[i];
    if (!copy) return;
    if (child.hasAttribute('data-hit')) copy.remove();
    else inlineLook(child, copy);
  });
}

/** One line of text around a chart; `y` counts from the top edge of its block. */
export interface CaptionLine {
  readonly text: string;
  readonly y: number;
  readonly size: number;
  readonly strong: boolean;
}

/** Breaks where a line may end: at spaces, and before any character that is as wide as it is high. */
function wrapped(text: string, width: number, style: { readonly size: number; readonly strong: boolean }): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.split(/(?<=\s)|(?=[\u2e80-\uff00](?![，。；：、？！）」』”]))/u)) {
    if (line !== '' && textWidth(line + piece.trimEnd(), style) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** The words over and under a chart of this width as lines, and how high each block is. */
export function captionLines({ title = '', kicker = '', basis = '', notes = [] }: Caption, width: number) {
  const block = (texts: readonly (readonly [text: string, size: number, strong: boolean])[], gap: number) => {
    let y = gap;
    const lines = texts.flatMap(([text, size, strong]) =>
      wrapped(text, width, { size, strong }).map((line): CaptionLine => {
        y += Math.round(size * 1.5);
        return { text: line, y: y - Math.round(size * 0.4), size, strong };
      }),
    );
    return { lines, height: lines.length === 0 ? 0 : y };
  };
  const above = block(
    [
      [kicker, 12, false],
      [title, 17, true],
    ],
    0,
  );
  const below = block(
    [...notes, basis].map((text) => [text, 12, false] as const),
    10,
  );
  return { above: { ...above, height: above.height === 0 ? 0 : above.height + 12 }, below };
}

function textElement({ text: content, y, size, strong }: CaptionLine, like: CSSStyleDeclaration, colour: string) {
  const text = document.createElementNS(SVG, 'text');
  const attributes = {
    x: '0',
    y: String(y),
    'font-family': like.fontFamily,
    'font-size': `${size}px`,
    'font-weight': strong ? '600' : '400',
    fill: colour,
  };
  for (const [name, value] of Object.entries(attributes)) text.setAttribute(name, value);
  text.textContent = content;
  return text;
}

/**
 * The drawing as a file of its own: computed colours and fonts as attributes, a background, and the words around it; without its pointer
 * areas.
 */
export function svgText(svg: SVGSVGElement, caption: Caption = {}): string {
  const width = svg.width.baseVal.value || svg.clientWidth;
  const height = svg.height.baseVal.value || svg.clientHeight;
  const drawing = svg.cloneNode(true) as SVGSVGElement;
  inlineLook(svg, drawing);
  const root = document.createElementNS(SVG, 'svg');
  const look = getComputedStyle(svg);
  const token = (name: string, otherwise: string) => look.getPropertyValue(name).trim() || otherwise;
  const [ink, faint] = [token('--ink', '#000'), token('--ink-3', '#666')];
  const { above, below } = captionLines(caption, width);
  const full = { width: width + 2 * MARGIN, height: height + above.height + below.height + 2 * MARGIN };
  const top = -MARGIN - above.height;
  root.setAttribute('xmlns', SVG);
  root.setAttribute('width', String(full.width));
  root.setAttribute('height', String(full.height));
  root.setAttribute('viewBox', `${-MARGIN} ${top} ${full.width} ${full.height}`);
  root.setAttribute('role', 'img');
  const name = document.createElementNS(SVG, 'title');
  name.textContent = caption.title ?? svg.getAttribute('aria-label') ?? '';
  const ground = document.createElementNS(SVG, 'rect');
  const corner = { x: -MARGIN, y: top, ...full, fill: token('--paper', '#fff') };
  for (const [attribute, value] of Object.entries(corner)) ground.setAttribute(attribute, String(value));
  const written = (lines: readonly CaptionLine[], offset: number) =>
    lines.map((line) => textElement({ ...line, y: line.y + offset }, look, line.strong ? ink : faint));
  root.append(name, ground, ...written(above.lines, -above.height));
  root.append(...drawing.childNodes, ...written(below.lines, height));
  return new XMLSerializer().serializeToString(root);
}

/** The same as a PNG, `scale` pixels per CSS pixel. */
export async function pngBlob(svg: SVGSVGElement, scale = 2, caption: Caption = {}): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([svgText(svg, caption)], { type: 'image/svg+xml;charset=utf-8' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.naturalWidth * scale);
    canvas.height = Math.round(image.naturalHeight * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser gives no 2D canvas, so there is no PNG; the SVG can still be saved.');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large for a PNG; save it as SVG.'))),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
