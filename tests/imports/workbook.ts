import { strToU8, zipSync } from 'fflate';
import { parseRecords } from '../../src/imports/text/records.ts';

export type Cell = string | number | Date | null;

const letters = (index: number): string =>
  (index < 26 ? '' : letters(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

function cellXml(cell: Cell, row: number, column: number): string {
  const at = `${letters(column)}${row + 1}`;
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`;
  if (cell instanceof Date) return `<c r="${at}" s="1"><v>${cell.getTime() / 86_400_000 + 25_569}</v></c>`;
  return `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
}

/** A workbook of one or more sheets, as small as a reader accepts. `dimension` may lie, as some exports' do; sheets may be `hidden`. */
export function workbook(
  sheets: Readonly<Record<string, readonly (readonly Cell[])[]>>,
  dimension = 'A1',
  hidden: readonly string[] = [],
): Uint8Array<ArrayBuffer> {
  const names = Object.keys(sheets);
  const xml = (body: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${body}`);
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const files: Record<string, Uint8Array> = {
    '[Content_Types].xml': xml(
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    ),
    '_rels/.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${rels}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${rels}"><sheets>${names.map((name, index) => `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden.includes(name) ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${names.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${rels}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId99" Type="${rels}/styles" Target="styles.xml"/></Relationships>`,
    ),
    'xl/styles.xml': xml(
      `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ),
  };
  names.forEach((name, index) => {
    const rows = (sheets[name] ?? []).map(
      (cells, row) => `<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, row, column)).join('')}</row>`,
    );
    files[`xl/worksheets/sheet${index + 1}.xml`] = xml(
      `<worksheet xmlns="${main}"><dimension ref="${dimension}"/><sheetData>${rows.join('')}</sheetData></worksheet>`,
    );
  });
  return new Uint8Array(zipSync(files));
}

/** The cells of a CSV as those of a sheet: short numbers as numbers, moments as days. */
export const cellsOf = (csv: string): readonly (readonly Cell[])[] =>
  parseRecords(csv, ',', true).map((record) =>
    record.map((cell) => {
      if (/^-?(?:0|[1-9]\d{0,8})(?:\.\d{1,2})?$/.test(cell)) return Number(cell);
      if (/^\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?$/.test(cell)) return new Date(`${cell.replace(' ', 'T')}Z`);
      return cell;
    }),
  );

/** The same as a web page that calls itself a workbook, as exports of back offices do. */
export const pageOf = (csv: string): string =>
  `<html><table>${cellsOf(csv.replaceAll('&', '&amp;').replaceAll('<', '&lt;'))
    .map(
      (row) =>
        `<tr>${row.map((cell) => `<td>${cell instanceof Date ? cell.toISOString().slice(0, 19).replace('T', ' ') : cell}</td>`).join('')}</tr>`,
    )
    .join('')}</table></html>`;
