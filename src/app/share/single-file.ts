import address from 'virtual:report-template';
import { reportFile } from '../../share/report';

let template: Promise<string> | undefined;

async function fetched(): Promise<string> {
  const response = await fetch(new URL(address, document.baseURI));
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response.text();
}

/** Fetches the template from the page's own origin, once; after a failure it is fetched again when next wanted. */
export function reportTemplate(): Promise<string> {
  template ??= fetched().catch((cause: unknown) => {
    template = undefined;
    throw cause;
  });
  return template;
}

/** A packed snapshot with its viewer as one `.html` file. */
export async function singleFile(packed: Uint8Array): Promise<Blob> {
  return new Blob([reportFile(await reportTemplate(), packed)], { type: 'text/html' });
}
