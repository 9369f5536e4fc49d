/** Storage is shared by every page of an origin, so the key holds the path that the product is served from. */
const KEY = () => `kequn:${new URL('.', document.baseURI).pathname}:kept`;

/** Whether results were kept here: told without opening the private folder, which whoever keeps nothing need not wait for. */
export function hasKeptResults(): boolean {
  try {
    return localStorage.getItem(KEY()) !== null;
  } catch (cause) {
    console.info('nothing is kept in this browser', cause);
    return false;
  }
}

export function markKeptResults(isKept: boolean): void {
  try {
    if (isKept) localStorage.setItem(KEY(), '1');
    else localStorage.removeItem(KEY());
  } catch (cause) {
    console.info('nothing is kept in this browser', cause);
  }
}
