import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'undici';

const USUAL_PLACES = [
  '/usr/bin/firefox',
  '/usr/bin/firefox-esr',
  '/snap/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** The Firefox that FIREFOX_PATH names, else the system's. */
export function findFirefox(): string | undefined {
  const named = process.env['FIREFOX_PATH'];
  return [...(named ? [named] : []), ...USUAL_PLACES].find((path) => existsSync(path));
}

/** Quiet, in Chinese, and with a clipboard that a test may read. */
const PREFERENCES = {
  'app.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'dom.events.testing.asyncClipboard': true,
  'intl.accept_languages': 'zh-CN',
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'remote.active-protocols': 1,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'ui.prefersReducedMotion': 1,
} as const;

type Fields = Readonly<Record<string, unknown>>;
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** One command at a time, or many, over the socket of WebDriver BiDi: https://w3c.github.io/webdriver-bidi/ */
class Wire {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (message: Fields) => void>();
  readonly #listeners: ((method: string, params: Fields) => void)[] = [];
  #last = 0;

  constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const message = fieldsOf(JSON.parse(String(data)));
      const { id, method, params } = message;
      if (typeof id === 'number') this.#waiting.get(id)?.(message);
      else for (const listen of this.#listeners) listen(textOf(method), fieldsOf(params));
    });
  }

  onEvent(listen: (method: string, params: Fields) => void): void {
    this.#listeners.push(listen);
  }

  send(method: string, params: Fields = {}): Promise<Fields> {
    const id = (this.#last += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ type, result, error, message }) => {
        this.#waiting.delete(id);
        if (type === 'success') resolve(fieldsOf(result));
        else reject(new Error(`${method}: ${textOf(error)} ${textOf(message)}`));
      });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  close(): void {
    this.#socket.close();
  }
}

/** A tab of a visitor of its own: nothing is stored that another one has stored. */
export class FirefoxTab {
  /** Addresses that the tab asked for. */
  readonly requests: string[] = [];
  /** Errors that the page threw or wrote, breaches of its policy among them. */
  readonly errors: string[] = [];
  readonly #wire: Wire;
  readonly #context: string;

  constructor(wire: Wire, context: string) {
    this.#wire = wire;
    this.#context = context;
    wire.onEvent((method, params) => {
      const source = textOf(params['context']) || textOf(fieldsOf(params['source'])['context']);
      if (source !== context) return;
      if (method === 'network.beforeRequestSent') this.requests.push(textOf(fieldsOf(params['request'])['url']));
      if (method === 'log.entryAdded' && params['level'] === 'error') this.errors.push(textOf(params['text']));
    });
  }

  async goto(url: string): Promise<void> {
    await this.#wire.send('browsingContext.navigate', { context: this.#context, url: 'about:blank', wait: 'complete' });
    await this.#wire.send('browsingContext.navigate', { context: this.#context, url, wait: 'complete' });
  }

  /** What an expression gives, text or a promise of text; counts as done by the reader's hand. */
  async tell(expression: string): Promise<string> {
    const target = { context: this.#context };
    const given = await this.#wire.send('script.evaluate', {
      expression,
      target,
      awaitPromise: true,
      userActivation: true,
    });
    if (given['type'] === 'exception') throw new Error(textOf(fieldsOf(given['exceptionDetails'])['text']));
    return String(fieldsOf(given['result'])['value'] ?? '');
  }

  click(selector: string): Promise<string> {
    return this.tell(`(document.querySelector(${JSON.stringify(selector)}).click(), '')`);
  }

  async choose(selector: string, ...files: readonly string[]): Promise<void> {
    const locator = { type: 'css', value: selector };
    const { nodes } = await this.#wire.send('browsingContext.locateNodes', { context: this.#context, locator });
    const element = Array.isArray(nodes) ? fieldsOf(nodes[0]) : {};
    await this.#wire.send('input.setFiles', { context: this.#context, element, files });
  }
}

/** The address that a starting Firefox listens at. */
const listening = (browser: ChildProcess) =>
  new Promise<string>((resolve, reject) => {
    let told = '';
    browser.stderr?.on('data', (chunk: Buffer) => {
      told += chunk.toString('utf8');
      const [, address] = /WebDriver BiDi listening on (ws:\S+)/.exec(told) ?? [];
      if (address) resolve(address);
    });
    browser.once('error', reject);
    browser.once('exit', (code) => reject(new Error(`Firefox ended with ${code}: ${told.slice(-400)}`)));
  });

const opened = (address: string) =>
  new Promise<WebSocket>((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.addEventListener('open', () => resolve(socket), { once: true });
    socket.addEventListener('error', () => reject(new Error(`${address} cannot be reached`)), { once: true });
  });

/** A Firefox without a window, with a profile of its own that is thrown away. */
export async function openFirefox(path: string) {
  const profile = mkdtempSync(join(tmpdir(), 'kequn-firefox-'));
  const lines = Object.entries(PREFERENCES).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});`);
  writeFileSync(join(profile, 'user.js'), lines.join('\n'));
  const flags = ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'];
  const browser = spawn(path, flags, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, HOME: profile } });
  const ended = new Promise((resolve) => browser.once('exit', resolve));
  const wire = new Wire(await opened(`${await listening(browser)}/session`));
  const { capabilities } = await wire.send('session.new', { capabilities: {} });
  await wire.send('session.subscribe', { events: ['network.beforeRequestSent', 'log.entryAdded'] });
  return {
    version: textOf(fieldsOf(capabilities)['browserVersion']),
    openTab: async (): Promise<FirefoxTab> => {
      const { userContext } = await wire.send('browser.createUserContext');
      const { context } = await wire.send('browsingContext.create', { type: 'tab', userContext });
      const viewport = { width: 1440, height: 900 };
      await wire.send('browsingContext.setViewport', { context, viewport });
      return new FirefoxTab(wire, textOf(context));
    },
    close: async (): Promise<void> => {
      await wire.send('browser.close');
      wire.close();
      await ended;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
