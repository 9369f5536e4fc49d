import { writeFileSync } from 'node:fs';
import { seededLines } from '../support/seeded.ts';

/** The file that both pages are given. */
writeFileSync(process.env['BENCH_CSV'] ?? '', seededLines(Number(process.env['BENCH_LINES'])).csv);
