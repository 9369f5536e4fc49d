import { type Browser, type BrowserContext, expect, type JSHandle, type Page, test as base } from '@playwright/test';
import type { Console } from '../../../src/app/console.ts';
import { shellTexts } from '../../../src/i18n/texts/shell.ts';

export const PAGES = ['overview', 'segments', 'value', 'retention', 'satisfaction', 'data'] as const;
export type PageId = (typeof PAGES)[number];
export const LANGUAGES = ['zh-CN', 'en'] as const;
export const THEMES = ['light', 'dark'] as const;
type Locale = (typeof LANGUAGES)[number];
const DESK = { width: 1440, height: 900 };

export interface Look {
  readonly locale?: Locale;
  readonly theme?: (typeof THEMES)[number];
  readonly width?: number;
  readonly height?: number;
  readonly timezoneId?: string;
}

declare global {
  interface Window {
    violations?: string[];
  }
}

export interface Upload {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

const address = () => process.env['KEQUN_URL'] ?? '';

/** The built page in one browser tab. */
export class Kequn {
  readonly page: Page;
  /** Requests to any other origin: always empty. */
  readonly foreign: string[] = [];
  /** Errors that the page threw or wrote to the browser's console. */
  readonly errors: string[] = [];

  constructor(page: Page) {
    this.page = page;
    const { origin } = new URL(address());
    page.context().on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${origin}/`) && !/^(?:blob|data):/.test(url)) this.foreign.push(url);
    });
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  async open(fragment = '#/'): Promise<void> {
    await this.page.goto(address() + fragment);
    await expect(this.page.locator('h1').first()).toBeVisible();
  }

  /** Opens the page with the sample data loaded. */
  async openSample(): Promise<void> {
    await this.open();
    await this.page.getByTestId('try-sample').click();
    await expect(this.page.getByTestId('data-chip')).toBeVisible({ timeout: 90_000 });
    await this.settled();
  }

  async drop(...files: readonly Upload[]): Promise<void> {
    await this.page
      .locator('input[type=file][data-testid=file-input]')
      .first()
      .setInputFiles([...files]);
  }

  /** Goes to a page as a link does, and waits for its answers. */
  async show(id: PageId, query = ''): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.page.evaluate(
      (fragment) =>
        new Promise((resolve) => {
          if (location.hash === fragment) resolve(undefined);
          else addEventListener('hashchange', resolve, { once: true });
          location.hash = fragment;
        }),
      `#/${id}${query}`,
    );
    await expect(this.page.locator(`nav [href^="#/${id}"][aria-current=page]`).first()).toBeAttached();
    await expect(this.page.getByTestId('lead')).toBeVisible();
    await this.settled();
  }

  /** Chooses light or dark in the bar of the page. */
  async wear(theme: (typeof THEMES)[number]): Promise<void> {
    const names = LANGUAGES.map((locale) => shellTexts[locale].theme[theme]);
    await this.page.getByRole('button', { name: new RegExp(`^(?:${names.join('|')})$`) }).click();
    await expect(this.page.locator('html')).toHaveAttribute('data-theme', theme);
    await this.page.mouse.move(0, 0);
    await this.settled();
  }

  /** Waits until no panel is still computing and everything drawn stands still. */
  async settled(): Promise<void> {
    const busy = this.page.locator('[data-panel][data-state=loading], [aria-busy=true], [data-kpi] .bone');
    await expect(busy).toHaveCount(0, { timeout: 60_000 });
    await this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(undefined)))),
    );
    await expect(busy).toHaveCount(0, { timeout: 60_000 });
  }

  /** What can be chosen in the charts of the page: `name, value, …` each. */
  marks(name: string) {
    return this.page.locator('[data-panel] [data-hit]').getByRole('button', { name: new RegExp(`^${name}`) });
  }

  /** `analysis id: state` of every panel on the page. */
  async panelStates(): Promise<string[]> {
    return this.page
      .locator('[data-panel]')
      .evaluateAll((all) =>
        all.map((panel) => `${panel.getAttribute('data-panel')}: ${panel.getAttribute('data-state')}`),
      );
  }

  /** `window.kequn`, once it is there. */
  async console(): Promise<JSHandle<Console>> {
    await this.page.waitForFunction(() => window.kequn !== undefined);
    return this.page.evaluateHandle(() => {
      if (!window.kequn) throw new Error('no console');
      return window.kequn;
    });
  }

  /** Rows of an analysis over all loaded data; throws with the console's message. */
  async run(id: string, params: Readonly<Record<string, string | number>> = {}) {
    const api = await this.console();
    return api.evaluate((kequn, [name, values]) => kequn.run(name, values), [id, params] as const);
  }

  /** Rows, or the message of the error. */
  async sql(text: string) {
    const api = await this.console();
    return api.evaluate((kequn, statement) => kequn.sql(statement).catch((cause: Error) => cause.message), text);
  }

  async hash(): Promise<string> {
    return this.page.evaluate(() => decodeURIComponent(location.hash));
  }
}

/** A tab of its own, as a reader with this language, theme and window would open it. */
export async function openTab(browser: Browser, look: Look = {}) {
  const {
    locale = 'zh-CN',
    theme = 'light',
    width = DESK.width,
    height = DESK.height,
    timezoneId = 'Asia/Shanghai',
  } = look;
  const context: BrowserContext = await browser.newContext({
    locale,
    colorScheme: theme,
    timezoneId,
    reducedMotion: 'reduce',
    viewport: { width, height },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const kequn = new Kequn(await context.newPage());
  return { kequn, close: () => context.close() };
}

/**
 * A tab with the sample data, as it is after loading: on the overview, in its language and in light, without any filter or notice. What
 * else the tab keeps (dialogs that remember, saved views, a network that is cut) must be left as it was found.
 */
async function lend(browser: Browser, tabs: Map<Locale, Kequn>, locale: Locale): Promise<Kequn> {
  const lent = tabs.get(locale);
  if (lent) {
    lent.errors.splice(0);
    lent.foreign.splice(0);
    await lent.page.emulateMedia({ media: 'screen' });
    await lent.page.setViewportSize(DESK);
    await lent.show('overview');
    for (const close of await lent.page.getByTestId('notice').getByRole('button').all()) await close.click();
    await expect(lent.page.getByTestId('notice')).toHaveCount(0);
    await lent.page.getByRole('button', { name: locale === 'en' ? 'EN' : '中', exact: true }).click();
    await lent.wear('light');
    return lent;
  }
  const { kequn } = await openTab(browser, { locale });
  await kequn.openSample();
  expect(kequn.errors).toEqual([]);
  tabs.set(locale, kequn);
  return kequn;
}

interface Shared {
  /** One tab for each language, for all tests of a worker: to load the sample data takes longer than to look at them. */
  readonly tabs: Map<Locale, Kequn>;
}
interface Own {
  readonly kequn: Kequn;
  /** Lends the tab with the sample data, which other tests have used before. */
  readonly sample: (locale?: Locale) => Promise<Kequn>;
}

export const test = base.extend<Own, Shared>({
  tabs: [
    async ({ browser: _ }, use) => {
      const tabs = new Map<Locale, Kequn>();
      await use(tabs);
      for (const { page } of tabs.values()) await page.context().close();
    },
    { scope: 'worker' },
  ],
  sample: async ({ browser, tabs }, use) => {
    await use((locale = 'zh-CN') => lend(browser, tabs, locale));
  },
  kequn: async ({ page }, use) => {
    await use(new Kequn(page));
  },
});

export { expect };
