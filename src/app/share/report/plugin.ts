import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { build, type Plugin, type Rolldown } from 'vite';
import { type ReportParts, reportDocument } from './document.ts';

const MODULE = 'virtual:report-template';
const RESOLVED = `\0${MODULE}`;
const SERVED_AT = '/@report-template.html';

/** Builds the viewer of snapshots as one module and one style sheet: no engine, no chunk, no worker. */
async function viewer(root: string): Promise<ReportParts> {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [svelte()],
    build: {
      write: false,
      target: 'es2022',
      copyPublicDir: false,
      cssCodeSplit: false,
      modulePreload: false,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: join(root, 'src/app/share/report/main.ts'),
        output: { codeSplitting: false },
      },
    },
  });
  const files = [built].flat().flatMap((one) => ('output' in one ? [...one.output] : []));
  const scripts = files.filter((file): file is Rolldown.OutputChunk => file.type === 'chunk');
  const [script, ...more] = scripts;
  const styles = files.flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [file] : []));
  const others = files.length - scripts.length - styles.length;
  const imports = [...(script?.imports ?? []), ...(script?.dynamicImports ?? [])];
  if (!script || more.length > 0 || others > 0 || imports.some((name) => name !== script.fileName)) {
    throw new Error(`the report is not one file: ${files.map(({ fileName }) => fileName).join(', ')}`);
  }
  return { script: script.code, style: styles.map(({ source }) => String(source)).join('\n') };
}

/**
 * `virtual:report-template`: the address of the template that single-file reports are made of, an asset of the built page. For the
 * build only: never imported by the page.
 */
export function reportTemplate(): Plugin {
  let root = process.cwd();
  let isBuild = false;
  let made: Promise<string> | undefined;
  const template = () => (made ??= viewer(root).then(reportDocument));
  return {
    name: 'report-template',
    configResolved(config) {
      root = config.root;
      isBuild = config.command === 'build';
    },
    resolveId: (id) => (id === MODULE ? RESOLVED : undefined),
    async load(id) {
      if (id !== RESOLVED) return undefined;
      if (!isBuild) return `export default ${JSON.stringify(`.${SERVED_AT}`)};`;
      const reference = this.emitFile({ type: 'asset', name: 'report.html', source: await template() });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
    configureServer(server) {
      server.middlewares.use(SERVED_AT, (_, response, next) => {
        template().then((text) => response.setHeader('Content-Type', 'text/html; charset=utf-8').end(text), next);
      });
    },
  };
}
