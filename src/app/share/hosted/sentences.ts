import type { Objection } from './judge';

const WHY: Readonly<Record<Exclude<Objection['why'], 'column' | 'value'>, readonly [string, string]>> = {
  people: ['每一行是一位客户', 'every row is a customer'],
  survey: ['每一行是一位答题人', 'every row is one person who answered'],
  unknown: ['认不出是什么文件', 'nobody knows what this file is'],
  unchecked: [
    '这种格式查不了里面有没有个人信息，请存成 CSV 或 xlsx',
    'this format cannot be searched for personal data; save it as CSV or xlsx',
  ],
  damaged: ['文件不完整，或不是客群的文件', 'the file is damaged, or not one of Kequn'],
};

function reason(objection: Objection): readonly [string, string] {
  if (objection.why === 'column')
    return [`“${objection.column}”一列能对应到个人`, `column "${objection.column}" leads to single people`];
  if (objection.why === 'value')
    return [
      `里面有像手机号、邮箱或证件号的内容（${objection.sample}）`,
      `it holds what looks like a phone number, an e-mail address or an identity number (${objection.sample})`,
    ];
  return WHY[objection.why];
}

/** One sentence in Chinese and one in English: which file, why, and what to do. For the terminal. */
export function sentenceOf(path: string, objections: readonly Objection[]): string {
  const reasons = objections.map(reason);
  const zh = [...new Set(reasons.map(([text]) => text))].join('；');
  const en = [...new Set(reasons.map(([, text]) => text))].join('; ');
  return [
    `public/data/${path}：${zh}。公开的网页上不能放。请删去，或改放快照（.kequn）；只有内部人员能打开的网站，在 public/data/manifest.json 里写 "host": "private"。`,
    `public/data/${path}: ${en}. It must not lie on a page that everybody can open. Take it out, or put a snapshot (.kequn) in its place; for a site that only insiders can open, write "host": "private" in public/data/manifest.json.`,
  ].join('\n');
}
