/** The files of the sample: tables of text with a head. */
export interface SampleFiles {
  readonly orders: { readonly text: string };
  readonly members: { readonly text: string };
  readonly survey: { readonly text: string };
}

/** Every id, name, number and comment of the files that names a person or an order. Throws where a file has no such column. */
export function secretsOf({ orders, members, survey }: SampleFiles): string[] {
  const cells = [orders, members, survey].flatMap(({ text }) => {
    const [head = '', ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
    const personal = head
      .split(',')
      .flatMap((name, i) => (/编号|会员名|姓名|手机|电话|评论|建议|意见|还有什么|昵称/.test(name) ? [i] : []));
    if (personal.length === 0) throw new Error(`nothing personal: ${head}`);
    return lines.flatMap((line) => {
      const values = line.split(',');
      return personal.flatMap((i) => values[i]?.replaceAll('"', '') ?? []);
    });
  });
  return [...new Set(cells)].filter((cell) => cell.length >= 4);
}

/** The secrets that stand in the words and numbers of a JSON text, each of which is looked at once, however often it comes. */
export function toldBy(json: string, secrets: readonly string[]): string[] {
  const words = [...new Set(json.match(/"(?:[^"\\]|\\.)*"|[\d.]+/g))].join('\n');
  return secrets.filter((secret) => words.includes(secret));
}
