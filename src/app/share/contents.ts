import type { AnyAnalysis } from '../../analyses/analysis';
import { type Frozen, freeze, type Recorded, type SnapshotHead, snapshotOf } from '../../share/freeze';
import { questionKey } from '../../share/key';
import { packPlain } from '../../share/deflate';
import { seal } from '../../share/seal';
import type { Snapshot } from '../../share/snapshot';
import type { Page } from '../../state/link';

/** One line of the list of what will leave: all results of one analysis on one page. */
export interface Line {
  readonly id: string;
  readonly page: Page;
  readonly analysis: AnyAnalysis;
  readonly rows: number;
  readonly hidden: number;
  readonly isChosen: boolean;
}

export interface Contents {
  readonly frozen: Frozen;
  readonly lines: readonly Line[];
  /** Analyses that hold people and stay behind. */
  readonly never: readonly AnyAnalysis[];
}

export const lineId = (page: Page, analysis: { readonly id: string }) => `${page}/${analysis.id}`;

/** What would leave: the recorded answers of the chosen pages without the lines taken out. */
export function contentsOf(recorded: ReadonlyMap<Page, readonly Recorded[]>, out: ReadonlySet<string>): Contents {
  const chosen = [...recorded].flatMap(([page, answers]) =>
    answers.filter(({ analysis }) => !out.has(lineId(page, analysis))),
  );
  const frozen = freeze(chosen);
  const lines = [...recorded].flatMap(([page, answers]) =>
    [...new Map(answers.map(({ analysis }) => [analysis.id, analysis])).values()].flatMap((analysis): Line[] => {
      if (frozen.leftOut.some((left) => left.analysis.id === analysis.id)) return [];
      const keys = new Set(answers.filter((one) => one.analysis.id === analysis.id).map(questionKey));
      const results = frozen.results.flatMap((result) =>
        result.kind === 'rows' && keys.has(result.key) ? [result] : [],
      );
      const id = lineId(page, analysis);
      return [
        {
          id,
          page,
          analysis,
          rows: results.reduce((sum, { columns }) => sum + (Object.values(columns)[0]?.length ?? 0), 0),
          hidden: results.reduce((sum, { hidden }) => sum + hidden, 0),
          isChosen: !out.has(id),
        },
      ];
    }),
  );
  const never = frozen.leftOut.flatMap(({ analysis, why }) => (why === 'people' ? [analysis] : []));
  return { frozen, lines, never };
}

export const frozenSnapshot = (head: SnapshotHead, { frozen }: Contents): Snapshot => snapshotOf(head, frozen);

/** Bytes as they leave: encrypted when there is a passphrase. */
export const packed = async (snapshot: Snapshot, passphrase: string): Promise<Uint8Array<ArrayBuffer>> =>
  passphrase === '' ? packPlain(snapshot) : seal(snapshot, passphrase);

/** `YYYY-MM-DD HH:MM` of this computer's clock. */
export function minuteOf(date: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
