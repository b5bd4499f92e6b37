"""How the report's page looks, on a screen, on a phone and on paper."""

STYLE = """
:root { color-scheme: light; --ink: #14181b; --soft: #4d565c; --rule: #c9c5ba; --paper: #fdfcf9; }
* { box-sizing: border-box; margin: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
body { font: 1rem/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); max-width: 52rem;
  margin-inline: auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 2.25rem; font-weight: 800; line-height: 1.1; letter-spacing: -0.02em; }
h2 { font-size: 1.5rem; line-height: 1.2; border-top: 5px solid var(--ink); padding-top: .4rem; margin-top: 2.5rem;
  break-after: avoid; }
h3 { font-size: 1.1rem; margin-top: 1.5rem; border-top: 1px solid var(--rule); padding-top: .5rem; break-after: avoid; }
.own { font-size: 1.25rem; font-weight: 650; }
p { margin-top: .4rem; } .soft { color: var(--soft); } dt { font-weight: 650; margin-top: .5rem; } dd { margin: 0; }
table { border-collapse: collapse; width: 100%; margin-top: .75rem; font-size: .95rem; break-inside: avoid; }
th { text-align: start; border-bottom: 2px solid var(--ink); font-weight: 650; vertical-align: bottom; }
th, td { padding-block: .3rem; padding-inline: 0 .6rem; overflow-wrap: break-word; }
td, tbody th { border-bottom: 1px solid var(--rule); vertical-align: top; }
tbody th { font-weight: 400; }
/* digits stand under digits in every direction of writing */
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; width: 1%; padding-inline-end: 1rem; }
th.n { white-space: normal; width: 8%; } th.n:first-child { width: 1%; }
.map td { text-align: center; border: 1px solid var(--paper); padding: .25rem .3rem; white-space: nowrap; }
.map thead th:not(:first-child) { text-align: center; } .map b { font-weight: 800; }
.map td.none { outline: 1px dashed var(--rule); outline-offset: -3px; } .some { background: #ece8de; }
.many { background: #c3c0b7; } .most { background: var(--ink); color: #fff; font-weight: 650; }
.before { break-after: avoid; }
blockquote { font-size: 1.15rem; font-weight: 560; margin-top: .5rem; break-after: avoid; }
.reply { break-inside: avoid; border-bottom: 1px dashed var(--rule); padding-block: .6rem; }
.reply p { margin-top: .2rem; } .reply .said { font-weight: 560; margin: 0; } .small { font-size: .875rem; }
mark { background: #f6e3bf; color: inherit; padding-inline: .1em; border-bottom: 2px solid var(--ink); }
.wide { overflow-x: auto; }
figure { margin-top: .75rem; break-inside: avoid; } svg { width: 100%; height: auto; display: block; }
.radars { display: grid; grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr)); gap: .75rem; }
.radars figcaption { text-align: center; font-size: .875rem; }
@media print {
  html { font-size: 8.8pt; } body { max-width: none; padding: 0; background: #fff; line-height: 1.35; }
  h2 { margin-top: 1.6rem; } h3 { margin-top: 1.1rem; } table { margin-top: .5rem; } th, td { padding-block: .18rem; }
  .reply { padding-block: .4rem; }
  .n { padding-inline-end: .5rem; }
  .wide { overflow: visible; } .round { break-before: page; } .round h2 { margin-top: 0; }
  .replies, .kept { display: grid; grid-template-columns: 1fr 1fr; column-gap: 8mm; align-items: start; }
  .replies { margin-top: .2rem; } .kept { grid-template-columns: repeat(3, 1fr); column-gap: 5mm; }
  .kept p { margin-top: .2rem; font-size: .875rem; break-inside: avoid; }
  .end { display: grid; grid-template-columns: 1fr 2.4fr; column-gap: 8mm; }
  .radars { grid-template-columns: repeat(7, 1fr); gap: 3mm; }
}
@page { size: A4; margin: 16mm 15mm 18mm;
  @bottom-center { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; } }
"""
