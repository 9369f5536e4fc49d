import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hiddenNames } from '../../src/share/suppress.ts';
import { Attacker } from '../support/attacker.ts';

const five = () => 5;

describe('a reader who reckons', () => {
  it('works a single hidden count out of its total', () => {
    const attacker = new Attacker();
    attacker.sees('all', 53, true);
    attacker.sees('a', 50, true);
    attacker.sees('b', 3, false);
    expect(attacker.adds('all', ['a', 'b'])).toBe(true);
    expect(attacker.exposed(five)).toEqual(['b is at most 3.00']);
  });

  it('bounds two hidden counts by what they hold together', () => {
    const attacker = new Attacker();
    attacker.sees('all', 60, true);
    attacker.sees('a', 50, true);
    attacker.sees('b', 3, false);
    attacker.sees('c', 7, false);
    attacker.adds('all', ['a', 'b', 'c']);
    expect(attacker.exposed(five)).toEqual([]);
    expect(attacker.exposed(() => 10)).toEqual(['b is at most 9.00', 'c is at most 9.00']);
  });

  it('follows sums through rows and columns', () => {
    //        x   y   z         x and y of p, and x and y of q are hidden: 3, 4 / 50, 3
    //   p    3   4  40   47
    //   q   50   3  60  113    column y holds 7, so qy is at most 6, and column x 53
    const attacker = new Attacker();
    const cells = { px: 3, py: 4, pz: 40, qx: 50, qy: 3, qz: 60 };
    for (const [name, value] of Object.entries(cells)) attacker.sees(name, value, name.endsWith('z'));
    for (const [name, value] of Object.entries({ p: 47, q: 113, x: 53, y: 7, z: 100 }))
      attacker.sees(name, value, true);
    attacker.adds('p', ['px', 'py', 'pz']);
    attacker.adds('q', ['qx', 'qy', 'qz']);
    attacker.adds('x', ['px', 'qx']);
    attacker.adds('y', ['py', 'qy']);
    expect(attacker.exposed(five)).toEqual([]);
    attacker.sees('qx', 50, true);
    expect(attacker.exposed(five).toSorted()).toEqual([
      'px is at most 3.00',
      'py is at most 4.00',
      'qy is at most 3.00',
    ]);
  });

  it('knows that there are no more buyers than orders, and takes no sum for granted that does not hold', () => {
    const attacker = new Attacker();
    attacker.sees('orders', 4, true);
    attacker.sees('buyers', 2, false);
    attacker.within('buyers', 'orders');
    expect(attacker.exposed(five)).toEqual(['buyers is at most 4.00']);
    attacker.sees('all', 9, true);
    expect(attacker.adds('all', ['orders', 'buyers'])).toBe(false);
  });

  it('gets nothing out of one total, whatever the counts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 5, max: 99 })), { maxLength: 9 }),
        (counts) => {
          const cells = counts.map((n, i) => ({ own: `${i}`, counts: [n], totals: ['all'] }));
          const names = hiddenNames([{ k: 5, cells }]);
          if (names.size === counts.length) return;
          const attacker = new Attacker();
          attacker.sees(
            'all',
            counts.reduce((a, b) => a + b, 0),
            true,
          );
          counts.forEach((n, i) => attacker.sees(`${i}`, n, !names.has(`${i}`)));
          attacker.adds('all', counts.map((_, i) => `${i}`)); // prettier-ignore
          expect(attacker.exposed(five)).toEqual([]);
        },
      ),
      { seed: 7, numRuns: 300 },
    );
  });
});
