/** Where the manifest of hosted files lies: only a page that was built with some says so, all others ask for nothing. */
export function manifestAddress(): URL | null {
  const address = document.querySelector<HTMLMetaElement>('meta[name=kequn-hosted]')?.content ?? '';
  return address === '' ? null : new URL(address, document.baseURI);
}
