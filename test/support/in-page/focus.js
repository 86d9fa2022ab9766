/*
 * Evaluated in a page: where the keyboard is, and whether that can be seen: an outline or a shadow, on the window,
 * and not under something else.
 */
(() => {
  const element = document.activeElement;
  if (element === null || element === document.body) return { role: '', name: '', text: '', isSeen: true, problem: '' };
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const hasOutline = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0;
  const hasShadow = style.boxShadow !== 'none';
  const isOnWindow =
    box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth && box.width > 0 && box.height > 0;
  const problems = [];
  // The button within a field for a date is shown by the field's outline.
  if (!element.matches(':focus-visible, [type="date"]:focus-within')) problems.push('not shown as focused');
  // An SVG link is drawn by its content.
  if (!hasOutline && !hasShadow && element.closest('svg') === null) problems.push('no outline');
  if (!isOnWindow) problems.push('not on the window');
  const labels = [...(element.labels ?? [])].map((label) => label.textContent.trim());
  const by = element.getAttribute('aria-labelledby');
  const byText =
    by === null
      ? ''
      : by
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent ?? '')
          .join(' ');
  const name = element.getAttribute('aria-label') ?? (byText || labels[0] || element.textContent || '');
  return {
    role: element.getAttribute('role') ?? element.tagName.toLowerCase(),
    name: name.replace(/\s+/g, ' ').trim().slice(0, 200),
    id: element.id,
    isSeen: problems.length === 0,
    problem: problems.join(', '),
  };
})();
