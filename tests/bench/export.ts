import { readFile, writeFile } from 'node:fs/promises';

/** Bytes of every letter of two bytes in GB18030; the rest is ASCII. */
function lettersOf(): Uint16Array {
  const letters = new Uint16Array(65_536);
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const letter = decoder.decode(Uint8Array.of(lead, trail));
      if (letter.length === 1 && letter !== '\ufffd') letters[letter.charCodeAt(0)] = lead * 256 + trail;
    }
  }
  return letters;
}

function inGb18030(text: string): Uint8Array<ArrayBuffer> {
  const letters = lettersOf();
  const bytes = new Uint8Array(text.length * 2);
  let size = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const pair = unit < 128 ? 0 : (letters[unit] ?? 0);
    if (unit >= 128) bytes[size++] = pair >> 8;
    bytes[size++] = unit < 128 ? unit : pair & 255;
  }
  return bytes.slice(0, size);
}

/** The same lines as a Chinese marketplace writes them: GB18030, ids as formulas (="…"), quotes around Chinese, Windows line ends. */
export function marketplaceExport(csv: string): Uint8Array<ArrayBuffer> {
  const [header = '', ...lines] = csv.trimEnd().split('\n');
  const rows = lines.map((line) => {
    const [order, customer, time, province, channel, category, ...amounts] = line.split(',');
    return `="${order}",="${customer}",${time},"${province}","${channel}","${category}",${amounts.join(',')}`;
  });
  return inGb18030([header, ...rows, ''].join('\r\n'));
}

/** What has to come before DuckDB can read such a file: it knows no GB18030. */
export async function decodeFile(from: string, to: string): Promise<void> {
  await writeFile(to, new TextDecoder('gb18030').decode(await readFile(from)));
}
