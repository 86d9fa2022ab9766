/*
 * Evaluated in a page: what is lost on a narrow window, as lines of text. The page itself may not be wider than the
 * window; what is wider scrolls within a region that the keyboard reaches; no text is cut off; every control can be
 * scrolled to and lies under nothing else.
 */
(async () => {
  const found = [];
  const width = document.documentElement.clientWidth;
  const place = (element) => `${element.outerHTML.replace(/\s+/g, ' ').slice(0, 120)}`;
  const shown = (element) =>
    element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true, contentVisibilityAuto: true }) &&
    element.closest('.hb-hidden, .hb-skip, .usa-sr-only, [inert]') === null &&
    // The design system draws these in their labels, and puts the boxes themselves aside.
    !element.matches('.usa-radio__input, .usa-checkbox__input');
  const textRight = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return Math.max(0, ...[...range.getClientRects()].filter((box) => box.width > 0).map((box) => box.right));
  };
  const scrolls = (element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
  const scrollerOf = (element) => {
    for (let one = element.parentElement; one !== null && one !== document.body; one = one.parentElement)
      if (scrolls(one)) return one;
    return null;
  };
  if (document.documentElement.scrollWidth > width) found.push(`page: ${document.documentElement.scrollWidth} wide on ${width}`);
  const dialog = document.querySelector('dialog[open]');
  const all = [...(dialog ?? document.body).querySelectorAll('*')].filter(shown);
  for (const element of all) {
    if (element.closest('svg') !== null && element.tagName !== 'svg') continue;
    const { left, right, width: own } = element.getBoundingClientRect();
    const scroller = scrollerOf(element);
    if (own > 0 && (right > width + 1 || left < -1) && scroller === null) found.push(`beyond the window: ${place(element)}`);
    if (scrolls(element) && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
      const isReached =
        element.matches('[tabindex="0"], input, textarea, select') ||
        element.querySelector('a[href], button, input, select, summary') !== null;
      if (!isReached) found.push(`scrolls, but not by keyboard: ${place(element)}`);
      if (element.getBoundingClientRect().right > width + 1 && scrollerOf(element) === null)
        found.push(`region beyond the window: ${place(element)}`);
    }
    const style = getComputedStyle(element);
    const hides = ['hidden', 'clip'].includes(style.overflowX) && style.position !== 'absolute';
    const isText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '');
    if (isText && scroller === null && textRight(element) > width + 1) found.push(`text beyond the window: ${place(element)}`);
    if (hides && isText && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1)
      found.push(`cut off: ${place(element)}`);
  }
  const controls = all.filter((element) =>
    element.matches('a[href], button, input:not([type="hidden"]), select, textarea, summary'),
  );
  for (const control of controls) {
    if (control.disabled) continue;
    if (control.closest('svg') !== null) continue;
    control.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const [box] = control.getClientRects();
    if (box === undefined || box.width === 0 || box.height === 0) {
      found.push(`has no size: ${place(control)}`);
      continue;
    }
    const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 10), 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + box.height / 2, 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    const labelled = top?.closest('label');
    const isIt = top !== null && (control.contains(top) || labelled?.control === control);
    if (!isIt) found.push(`not reached: ${place(control)} under ${top === null ? 'nothing' : place(top)}`);
  }
  scrollTo(0, 0);
  return [...new Set(found)];
})();
