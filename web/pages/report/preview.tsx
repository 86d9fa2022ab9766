/**
 * The report in a frame, as it will be printed. What the page's policy lets load holds there too, and the report's own:
 * its style sheets stand in its text, which the page's policy does not let apply, and are given to the frame as they are.
 */
import { useEffect, useMemo, useRef } from 'react';
import { texts } from '../../texts/texts.ts';

const t = texts.report;

export function Preview({ html }: { readonly html: string }) {
  const { page, styles } = useMemo(() => withoutStyles(html), [html]);
  const frame = useRef<HTMLIFrameElement>(null);
  useEffect(() => {
    const { current } = frame;
    if (current === null) return;
    const dress = () => applyStyles(current, styles);
    current.addEventListener('load', dress);
    current.srcdoc = page;
    return () => current.removeEventListener('load', dress);
  }, [page, styles]);
  return (
    <>
      <h2>{t.previewTitle}</h2>
      <p className="usa-hint">{t.previewHint}</p>
      {/* Of this origin, so that its style sheets can be given to it; without leave to run a script. */}
      <iframe ref={frame} className="hb-preview" title={t.previewTitle} sandbox="allow-same-origin" />
    </>
  );
}

/** Texts of the report are escaped: no tag and no attribute stands in them. */
function withoutStyles(html: string): { page: string; styles: readonly string[] } {
  const styles = [...html.matchAll(/<style>([^<]*)<\/style>/g)].map(([, text = '']) => text);
  // Within such a frame a place of its own is not found by its name alone.
  const page = html.replaceAll(/<style>[^<]*<\/style>/g, '').replaceAll(' href="#', ' href="about:srcdoc#');
  return { page, styles };
}

function applyStyles({ contentWindow, contentDocument }: HTMLIFrameElement, styles: readonly string[]): void {
  if (contentWindow === null || contentDocument === null) return;
  const { CSSStyleSheet: Sheet } = contentWindow as Window & typeof globalThis;
  contentDocument.adoptedStyleSheets = styles.map((text) => {
    const sheet = new Sheet();
    sheet.replaceSync(text);
    return sheet;
  });
}
