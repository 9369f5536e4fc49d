/**
 * Lists text that a reader cannot see whole: cut off by its box, outside its chart, over other text, or wider than the window.
 * Runs inside the page, so it must not use anything from outside its own body.
 */
export function crampedText(): string[] {
  const found: string[] = [];
  const brief = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 60);
  const isShown = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    !element.closest('.visually-hidden');
  const ownText = (element: Element) =>
    brief(
      [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent)
        .join(''),
    );
  const nameOf = (element: Element) => {
    const panel = element.closest('[data-panel]')?.getAttribute('data-panel');
    return `${panel ? `${panel} ` : ''}<${element.tagName.toLowerCase()}${element.classList[0] ? `.${element.classList[0]}` : ''}>`;
  };

  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth > clientWidth + 1) {
    const widest = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1 && isShown(element))
      .slice(0, 3);
    found.push(`the page is ${scrollWidth} wide in a window of ${clientWidth}: ${widest.map(nameOf).join(', ')}`);
  }

  for (const element of document.querySelectorAll<HTMLElement>('body *:not(svg *)')) {
    const text = ownText(element);
    const isForReadersOnly = element.clientWidth <= 1 && element.clientHeight <= 1;
    if (text === '' || isForReadersOnly || !isShown(element)) continue;
    const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
    const cutX =
      overflowX !== 'visible' &&
      overflowX !== 'auto' &&
      overflowX !== 'scroll' &&
      element.scrollWidth > element.clientWidth + 1;
    const cutY = overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 2;
    if ((cutX || cutY) && !(textOverflow === 'ellipsis' && element.title !== '')) {
      found.push(`${nameOf(element)} cuts off "${text}" (${element.scrollWidth} in ${element.clientWidth})`);
    }
  }

  for (const svg of document.querySelectorAll('svg')) {
    if (!isShown(svg)) continue;
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')]
      .filter((element) => isShown(element) && brief(element.textContent ?? '') !== '')
      .map((element) => ({ element, text: brief(element.textContent ?? ''), box: element.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 0 && box.height > 0);
    for (const { element, text, box } of texts) {
      if (
        box.left < frame.left - 1 ||
        box.right > frame.right + 1 ||
        box.top < frame.top - 2 ||
        box.bottom > frame.bottom + 2
      ) {
        found.push(`${nameOf(element)} "${text}" leaves its chart`);
      }
    }
    texts.forEach((one, index) => {
      for (const other of texts.slice(index + 1)) {
        const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        const line = Math.min(one.box.height, other.box.height);
        if (wide > 2 && high > line * 0.3)
          found.push(`${nameOf(one.element)} "${one.text}" and "${other.text}" overlap`);
      }
    });
  }
  return found;
}
