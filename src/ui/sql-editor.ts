import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { PostgreSQL, schemaCompletionSource, sql, SQLDialect } from '@codemirror/lang-sql';
import { bracketMatching, HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { Compartment, EditorState, Prec } from '@codemirror/state';
import { drawSelection, EditorView, highlightSpecialChars, keymap, placeholder } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** Tables and their columns, for completion. */
export type SqlSchema = Readonly<Record<string, readonly string[]>>;

export interface SqlEditorOptions {
  readonly text: string;
  /** Name for screen readers. */
  readonly label: string;
  readonly placeholder: string;
  readonly schema: SqlSchema;
  readonly onchange: (text: string) => void;
  /** Mod-Enter. */
  readonly onrun: () => void;
}

export interface SqlEditorHandle {
  setText(text: string): void;
  setWords(label: string, placeholder: string): void;
  setSchema(schema: SqlSchema): void;
  focus(): void;
  destroy(): void;
}

/** Words that DuckDB has and PostgreSQL has not. */
const DuckSql = SQLDialect.define({
  ...PostgreSQL.spec,
  keywords: `${PostgreSQL.spec.keywords ?? ''} qualify summarize describe pivot unpivot exclude replace sample asof positional`,
  types: `${PostgreSQL.spec.types ?? ''} hugeint ubigint uinteger usmallint utinyint tinyint double varchar`,
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--green)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--warn)' },
  { tag: tags.comment, color: 'var(--ink-3)' },
  { tag: [tags.typeName, tags.standard(tags.name)], color: 'var(--ink-2)' },
]);

/** Colours are tokens, so light and dark follow the page without a rebuild. */
const look = EditorView.theme({
  '&': {
    minHeight: '112px',
    maxHeight: '320px',
    border: '1px solid var(--rule-2)',
    borderRadius: 'var(--r-1)',
    backgroundColor: 'var(--sunken)',
    color: 'var(--ink)',
    fontSize: 'var(--t-13)',
  },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: 'var(--l-13)', overflow: 'auto' },
  '.cm-content': { padding: '10px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 12px' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--accent-soft)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--ctx-soft)', outline: 'none' },
  '.cm-tooltip': {
    border: '1px solid var(--rule-2)',
    borderRadius: 'var(--r-2)',
    backgroundColor: 'var(--raised)',
    boxShadow: 'var(--shadow)',
    color: 'var(--ink)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--font-mono)',
    fontSize: 'var(--t-12)',
    maxHeight: '200px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px', lineHeight: 'var(--l-12)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: 'var(--w-strong)' },
  '.cm-completionDetail': { color: 'inherit', fontStyle: 'normal', marginLeft: '1em' },
});

/**
 * Typing over a selection, done by the editor instead of the browser: Chromium would keep the old text's colour with an
 * inline style, which the content security policy refuses with an error in the console.
 */
const typeOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { data, inputType } = event;
    const { main } = view.state.selection;
    if (inputType !== 'insertText' || data === null || main.empty || view.composing) return false;
    event.preventDefault();
    const insert = () =>
      view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type', scrollIntoView: true });
    const isHandled = view.state
      .facet(EditorView.inputHandler)
      .some((handle) => handle(view, main.from, main.to, data, insert));
    if (!isHandled) view.dispatch(insert());
    return true;
  },
});

const language = (schema: SqlSchema) => [
  sql({ dialect: DuckSql }),
  DuckSql.language.data.of({
    autocomplete: schemaCompletionSource({
      dialect: DuckSql,
      schema: Object.fromEntries(Object.entries(schema).map(([table, columns]) => [table, [...columns]])),
    }),
  }),
];

/**
 * An SQL editor in a shadow root of `host`. Styles go through constructed style sheets there, which the page's content
 * security policy allows; injected `<style>` elements it would refuse.
 */
export function createSqlEditor(host: HTMLElement, options: SqlEditorOptions): SqlEditorHandle {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const [schema, words] = [new Compartment(), new Compartment()];
  const inWords = (label: string, hint: string) => [
    EditorView.contentAttributes.of({ 'aria-label': label }),
    placeholder(hint),
  ];
  const run = () => {
    options.onrun();
    return true;
  };
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
        history(),
        drawSelection(),
        highlightSpecialChars(),
        bracketMatching(),
        closeBrackets(),
        autocompletion({ icons: false }),
        indentUnit.of('  '),
        EditorView.lineWrapping,
        syntaxHighlighting(colours),
        look,
        typeOver,
        schema.of(language(options.schema)),
        words.of(inWords(options.label, options.placeholder)),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.onchange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText(text) {
      if (text === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    setWords: (label, hint) => view.dispatch({ effects: words.reconfigure(inWords(label, hint)) }),
    setSchema: (tables) => view.dispatch({ effects: schema.reconfigure(language(tables)) }),
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
