/** Counts what the browser itself recorded as fetched from another origin. The CSP should keep it at 0; this shows whether it does. */
export class Outbound {
  count = $state(0);

  constructor() {
    const observer = new PerformanceObserver((list) => {
      this.count += list.getEntries().filter(({ name }) => isForeign(name)).length;
    });
    observer.observe({ type: 'resource', buffered: true });
  }
}

function isForeign(address: string): boolean {
  if (!URL.canParse(address, location.href)) return false;
  const { protocol, origin } = new URL(address, location.href);
  return /^https?:$/.test(protocol) && origin !== location.origin;
}
