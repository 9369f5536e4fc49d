import { createHash } from 'node:crypto';
import { REPORT_SLOT } from '../../../share/report-slot.ts';

export interface ReportParts {
  /** One module without imports. */
  readonly script: string;
  readonly style: string;
}

/** Nothing inside may end the element it stands in. `\x3c` is a `<` in every string, template and expression. */
const inScript = (text: string) => text.replaceAll(/<(?=\/script|!--)/gi, '\\x3c').replaceAll('\r', '');
const inStyle = (text: string) => text.replaceAll(/<(?=\/style)/gi, '\\3c ').replaceAll('\r', '');

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * The template of a single-file report: viewer and styles inside, an empty slot for the snapshot. Its policy allows this one script and
 * this one style sheet, by their hashes, and no request at all.
 */
export function reportDocument({ script, style }: ReportParts): string {
  const [code, look] = [`${inScript(script).trim()}\n`, `${inStyle(style).trim()}\n`];
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(code)}`,
    `style-src ${hashOf(look)}`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="zh-CN" data-theme="light">
<head>
<meta charset="utf-8" />
<meta http-equiv="Content-Security-Policy" content="${policy}" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="referrer" content="no-referrer" />
<meta name="color-scheme" content="light dark" />
<title>Kequn 客群</title>
<style>${look}</style>
</head>
<body>
<div id="app"></div>
<noscript>Kequn 客群: this report needs JavaScript; it works offline. 这份报告需要开启 JavaScript，不用联网。</noscript>
${REPORT_SLOT}
<script type="module">${code}</script>
</body>
</html>
`;
}
