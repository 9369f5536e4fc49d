import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { posix } from 'node:path';
import ts from 'typescript';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

export interface SourceFile {
  /** From src/, with forward slashes: `analyses/nps/index.ts`. */
  readonly path: string;
  readonly text: string;
}

/** One thing that a file takes from elsewhere: an import in any form, or a glob over files. */
export interface Reference {
  readonly line: number;
  /** A path from src/ for our own files (`analyses/nps/index`), else the package as written. */
  readonly target: string;
  readonly own: boolean;
  /** Gone after compiling: `import type`, `import('…')` in a type. */
  readonly typeOnly: boolean;
}

/** Every file of src/ whose name ends in one of the endings, in a fixed order. */
export function sourceFiles(...endings: readonly string[]): SourceFile[] {
  return readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => endings.some((ending) => path.endsWith(ending)))
    .sort()
    .map((path) => ({ path, text: readFileSync(SRC + path, 'utf8') }));
}

/** The script of a Svelte file with everything else blanked, so that lines stay where they are. */
function scriptOf({ path, text }: SourceFile): string {
  if (!path.endsWith('.svelte')) return text;
  const blank = (part: string) => part.replace(/[^\n]/g, ' ');
  let script = '';
  let end = 0;
  for (const match of text.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)) {
    const [, body = ''] = match;
    const start = match.index + match[0].length - '</script>'.length - body.length;
    script += blank(text.slice(end, start)) + body;
    end = start + body.length;
  }
  return script + blank(text.slice(end));
}

/** The program of a file, for walking; positions are those of the file. */
export function parse(file: SourceFile): ts.SourceFile {
  return ts.createSourceFile(file.path, scriptOf(file), ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
}

export const lineOf = (source: ts.SourceFile, node: ts.Node) =>
  source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;

/** Visits every node, parents first. */
export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

function resolve(from: string, specifier: string): Pick<Reference, 'target' | 'own'> {
  const plain = specifier.replace(/\?.*$/, '');
  if (plain.startsWith('.')) return { target: posix.normalize(posix.join(posix.dirname(from), plain)), own: true };
  if (plain.startsWith('/src/')) return { target: plain.slice('/src/'.length), own: true };
  return { target: plain, own: false };
}

const isTypeOnly = (node: ts.ImportDeclaration | ts.ExportDeclaration) =>
  ts.isExportDeclaration(node)
    ? node.isTypeOnly
    : node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ||
      (node.importClause?.name === undefined &&
        node.importClause?.namedBindings !== undefined &&
        ts.isNamedImports(node.importClause.namedBindings) &&
        node.importClause.namedBindings.elements.length > 0 &&
        node.importClause.namedBindings.elements.every((element) => element.isTypeOnly));

function specifiersOf(node: ts.Node): { readonly texts: readonly ts.Node[]; readonly typeOnly: boolean } {
  if (ts.isImportDeclaration(node)) return { texts: [node.moduleSpecifier], typeOnly: isTypeOnly(node) };
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return { texts: [node.moduleSpecifier], typeOnly: isTypeOnly(node) };
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return { texts: [node.argument.literal], typeOnly: true };
  if (ts.isCallExpression(node)) {
    const callee = node.expression.getText();
    if (node.expression.kind === ts.SyntaxKind.ImportKeyword || callee === 'import.meta.glob') {
      const [first] = node.arguments;
      return {
        texts: first && ts.isArrayLiteralExpression(first) ? first.elements : first ? [first] : [],
        typeOnly: false,
      };
    }
  }
  if (ts.isNewExpression(node) && node.arguments?.[1]?.getText() === 'import.meta.url') {
    return { texts: node.arguments.slice(0, 1), typeOnly: false };
  }
  return { texts: [], typeOnly: false };
}

/** Everything that a TypeScript, Svelte or CSS file refers to. */
export function referencesOf(file: SourceFile): Reference[] {
  const found: Reference[] = [];
  const lineAt = (index: number) => file.text.slice(0, index).split('\n').length;
  if (file.path.endsWith('.css') || file.path.endsWith('.svelte')) {
    for (const match of file.text.matchAll(/@import\s+(?:url\()?['"]([^'"]+)['"]/g)) {
      found.push({ line: lineAt(match.index), typeOnly: false, ...resolve(file.path, match[1] ?? '') });
    }
  }
  if (file.path.endsWith('.css')) return found;
  const source = parse(file);
  walk(source, (node) => {
    const { texts, typeOnly } = specifiersOf(node);
    for (const text of texts) {
      if (!ts.isStringLiteralLike(text)) continue;
      found.push({ line: lineOf(source, text), typeOnly, ...resolve(file.path, text.text.replace(/^!/, '')) });
    }
  });
  if (file.path.endsWith('.svelte')) {
    const scripts = source.text;
    for (const match of file.text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/g)) {
      if (scripts[match.index] !== ' ') continue;
      found.push({ line: lineAt(match.index), typeOnly: false, ...resolve(file.path, match[1] ?? '') });
    }
  }
  return found;
}
