/** The report's only style sheet; it stands in the file, and its hash in the file's security policy. */
export const style = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 96rem; padding: 0 1.5rem 3rem; font: 1rem/1.5 system-ui, sans-serif; color: #1b1b1b; background: #fff; }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 1rem 0 0.25rem; }
h2 { font-size: 1.3rem; border-bottom: 2px solid #1a4480; padding-bottom: 0.2rem; margin-top: 2.5rem; }
.marking { text-align: center; font-weight: bold; padding: 0.3rem; border: 2px solid #1b1b1b; background: #fff; }
.subtitle { margin: 0; color: #454545; }
.bottom-line { font-size: 1.15rem; border-left: 0.4rem solid #1a4480; padding: 0.5rem 1rem; background: #f0f4f9; }
.wide { overflow-x: auto; margin: 1rem 0; }
.wide:focus-visible, a:focus-visible { outline: 3px solid #2491ff; }
table { border-collapse: collapse; font-size: 0.875rem; min-width: 100%; }
caption { text-align: left; font-weight: bold; padding: 0.3rem 0; }
th, td { border: 1px solid #a9aeb1; padding: 0.3rem 0.5rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; min-width: 4rem; }
thead th { background: #dfe1e2; }
tbody th { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.unknown { font-style: italic; color: #565c65; }
.flag, .possible { display: inline-block; border: 1px solid #936f38; padding: 0 0.3rem; background: #fef0c8; }
.kind, .id, .edge { color: #565c65; font-size: 0.8rem; }
.path, .evidence, td ul { margin: 0; padding-left: 1.2rem; }
.blank { display: inline-block; min-width: 10rem; min-height: 1.5rem; }
code { font-size: 0.8rem; overflow-wrap: anywhere; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1rem; }
dt { font-weight: 600; }
dd { margin: 0 0 0.4rem; }
a { color: #005ea2; }
nav ul { display: flex; flex-wrap: wrap; gap: 0 1.2rem; list-style: none; padding: 0; }
@page { size: A4 landscape; margin: 18mm 12mm; }
@media print {
  body { max-width: none; padding: 0; font-size: 9pt; }
  nav { display: none; }
  header > .marking { position: fixed; top: -14mm; left: 0; right: 0; }
  footer > .marking { position: fixed; bottom: -14mm; left: 0; right: 0; }
  .wide { overflow: visible; }
  table { font-size: 7.5pt; }
  thead { display: table-header-group; }
  tr, .bottom-line { break-inside: avoid; }
  h2 { break-after: avoid; }
  #register { break-before: page; }
}
`;
