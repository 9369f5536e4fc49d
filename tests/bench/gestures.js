// @ts-check

/**
 * How long hands wait for the page: every frame of a drag across months, a pointer that comes to rest on a mark, and a click that filters, each
 * until all panels in sight have moved. Times are the page's own, in milliseconds.
 */

const PANEL = '[data-panel=revenue-by-month]';
const BUSY = '[data-panel][data-state=loading], [data-panel][aria-busy=true], [data-kpi] .bone';
/** A frame of a screen that shows sixty a second, with room for the clock. */
const FRAME_MS = 1000 / 60 + 0.3;
const [DRAGS, STEPS, CLICKS] = [4, 90, 12];
const [PAUSE_MS, REST_MS] = [1500, 600];

/** @typedef {import('@playwright/test').Page} Page */

/** @param {readonly number[]} values @param {number} share */
const quantile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? NaN;

/** @param {Page} page */
const settled = (page) => page.waitForFunction((busy) => !document.querySelector(busy), BUSY, { timeout: 120_000 });

/**
 * Frames between pressing and letting go, and how many different numbers of orders were read in them.
 * @param {Page} page
 */
async function drag(page) {
  const chart = page.locator(`${PANEL} svg.brushed`);
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (!box) throw new Error('the months are not on the page');
  const y = box.y + box.height / 2;
  const at = (/** @type {number} */ step) => box.x + box.width * (0.15 + (0.7 * step) / STEPS);
  await page.mouse.move(at(0), y);
  await page.mouse.down();
  await page.mouse.move(at(1), y);
  await page.evaluate(() => {
    const seen = { frames: /** @type {number[]} */ ([]), told: new Set(), isOver: false };
    Object.assign(window, { seenFrames: seen });
    const next = (/** @type {number} */ now) => {
      seen.frames.push(now);
      seen.told.add(document.querySelector('[data-kpi=orders] .value')?.textContent);
      if (!seen.isOver) requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  for (let step = 2; step <= STEPS; step++) await page.mouse.move(at(step), y);
  const seen = await page.evaluate(() => {
    const { seenFrames } = /** @type {{ seenFrames: { frames: number[], told: Set<string>, isOver: boolean } }} */ (
      /** @type {unknown} */ (window)
    );
    seenFrames.isOver = true;
    return { frames: seenFrames.frames, told: seenFrames.told.size };
  });
  await page.mouse.up();
  await settled(page);
  await page.goBack();
  await settled(page);
  await page.waitForTimeout(PAUSE_MS);
  return { frames: seen.frames.slice(1).map((now, i) => now - (seen.frames[i] ?? now)), told: seen.told };
}

/**
 * Until the cards say what they are of and every panel in sight has its part.
 * @param {Page} page @param {import('@playwright/test').Locator} mark
 */
async function hover(page, mark) {
  await mark.scrollIntoViewIfNeeded();
  await page.mouse.move(2, 2);
  await page.waitForTimeout(REST_MS);
  await page.evaluate(() => {
    const shown = new Promise((resolve) => {
      let start = NaN;
      addEventListener('pointerover', () => (start = performance.now()), { once: true, capture: true });
      const next = () => {
        const isShown = document.querySelectorAll('[data-panel] [data-part]').length > 1;
        if (isShown) requestAnimationFrame(() => resolve(performance.now() - start));
        else requestAnimationFrame(next);
      };
      next();
    });
    Object.assign(window, { shown });
  });
  await mark.hover({ force: true });
  return page.evaluate(() => /** @type {Promise<number>} */ (/** @type {{ shown: unknown }} */ (/** @type {unknown} */ (window)).shown)); // prettier-ignore
}

/**
 * From the click to the first frame after it, and to the frame in which no panel waits any more.
 * @param {Page} page @param {import('@playwright/test').Locator} mark
 */
async function click(page, mark) {
  await page.evaluate((busy) => {
    const done = new Promise((resolve) => {
      addEventListener(
        'click',
        ({ timeStamp }) => {
          let first = NaN;
          const next = () => {
            first = Number.isNaN(first) ? performance.now() - timeStamp : first;
            if (document.querySelector(busy)) requestAnimationFrame(next);
            else resolve({ first, all: performance.now() - timeStamp });
          };
          // The frame after the one that is being made: what the click has changed is then on screen.
          requestAnimationFrame(() => requestAnimationFrame(next));
        },
        { once: true, capture: true },
      );
    });
    Object.assign(window, { done });
  }, BUSY);
  await mark.click({ force: true });
  return page.evaluate(() => /** @type {Promise<{ first: number, all: number }>} */ (/** @type {{ done: unknown }} */ (/** @type {unknown} */ (window)).done)); // prettier-ignore
}

/**
 * Of an overview whose engine has taken over.
 * @param {Page} page
 * @returns {Promise<readonly { readonly name: string, readonly values: readonly number[], readonly limit: number | null }[]>}
 */
export async function measureGestures(page) {
  await page.waitForFunction(
    () => document.querySelector('[data-testid=data-chip]')?.getAttribute('aria-busy') === 'false',
    null,
    { timeout: 300_000 },
  );
  await settled(page);
  await page.waitForTimeout(4 * PAUSE_MS);
  /** @type {number[]} */
  const frames = [];
  for (let round = 0; round < DRAGS; round++) {
    const dragged = await drag(page);
    if (dragged.told < 3) throw new Error(`the cards told ${dragged.told} numbers while months were dragged`);
    frames.push(...dragged.frames);
  }
  /** @type {{ hover: number[], first: number[], all: number[] }} */
  const times = { hover: [], first: [], all: [] };
  for (let round = 0; round < CLICKS; round++) {
    const mark = page
      .locator('[data-own=channel] [data-hit]')
      .getByRole('button')
      .nth(round % 4);
    times.hover.push(await hover(page, mark));
    await page.waitForTimeout(REST_MS);
    for (let turn = 0; turn < 2; turn++) {
      const { first, all } = await click(page, mark);
      times.first.push(first);
      times.all.push(all);
      await page.waitForTimeout(REST_MS);
    }
  }
  return [
    { name: 'drag, a frame with everything redrawn', values: frames, limit: FRAME_MS },
    { name: 'pointer on a mark, 50 ms of rest included, to all panels moved', values: times.hover, limit: null },
    { name: 'click to the frame that marks it', values: times.first, limit: null },
    { name: 'click to the frame with all new numbers', values: times.all, limit: null },
  ];
}

/** @param {Awaited<ReturnType<typeof measureGestures>>} gestures @param {number} lines */
export function printGestures(gestures, lines) {
  for (const { name, values, limit } of gestures) {
    const [median, late, most] = [quantile(values, 0.5), quantile(values, 0.95), Math.max(...values)];
    const verdict = limit === null ? '' : late <= limit ? ', met' : ', NO';
    console.log(
      `${name}, ${lines} lines: median ${median.toFixed(1)}, p95 ${late.toFixed(1)}, most ${most.toFixed(1)} ms (${values.length})${verdict}`,
    );
  }
}
