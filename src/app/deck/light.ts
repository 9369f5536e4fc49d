/** Gives an element the custom properties of the light theme, whatever the page shows: files and paper are light. */
export function lighten(element: HTMLElement): void {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules];
    } catch (cause) {
      console.info('a style sheet of somebody else', cause);
      return [];
    }
  });
  for (const rule of rules) {
    if (!(rule instanceof CSSStyleRule) || rule.selectorText !== ':root') continue;
    for (const name of rule.style) {
      if (name.startsWith('--')) element.style.setProperty(name, rule.style.getPropertyValue(name));
    }
  }
}
