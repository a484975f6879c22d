package io.floatwise.app.backtest;

import io.floatwise.app.report.Plain;

/// What reports in HTML have in common: no script, no font, no network.
final class HtmlPage {

  private static final String HEAD =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>%s</title>
      <style>
      :root { color-scheme: light dark; --line: #8886; --soft: #8881; --good: #2b8a3e; --bad: #c92a2a;
        --blue: #3b7dd8; --amber: #d9822b; --grey: #888; }
      @media (prefers-color-scheme: dark) {
        :root { --good: #51b96a; --bad: #f06a6a; --blue: #6aa5f2; --amber: #f0a54a; --grey: #999; }
      }
      body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.5rem; margin-bottom: 0; } h2 { font-size: 1.15rem; margin: 2.4rem 0 .4rem; }
      h3 { font-size: 1rem; margin: 1.2rem 0 .2rem; }
      p { margin: .4rem 0; } p.lead, p.note { margin-top: .2rem; opacity: .8; } p.note { font-size: .88rem; }
      table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; font-size: .88rem; }
      .wide { overflow-x: auto; }
      th, td { padding: .2rem .4rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
      th { vertical-align: bottom; }
      th:first-child, td:first-child { text-align: left; white-space: normal; min-width: 9rem; }
      .charts td:first-child, .charts th:first-child { min-width: 5rem; }
      th { white-space: normal; } td.words { text-align: left; white-space: normal; min-width: 8rem; }
      td.minus { color: var(--bad); } tr.sum td { font-weight: 600; border-top: 1px solid currentColor; }
      .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: .6rem;
        margin: .8rem 0; }
      .figures div { background: var(--soft); border-radius: .5rem; padding: .6rem .8rem; }
      .figures b { display: block; font-size: 1.2rem; font-variant-numeric: tabular-nums; }
      .charts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr));
        gap: .4rem 1.2rem; }
      .charts h3 { font-size: .92rem; } .charts p { font-size: .85rem; margin: 0; opacity: .8; }
      svg { width: 100%; height: auto; } svg text { font-size: 11px; fill: currentColor; }
      svg.broad text { font-size: 9px; }
      @media (max-width: 45rem) { svg.broad text { font-size: 18px; } svg.small text { font-size: 13px; } }
      svg line { stroke: var(--line); stroke-width: .5; }
      .usable { fill: var(--good); } .locked { fill: var(--amber); } .items { fill: var(--blue); }
        .drawdown { fill: var(--bad); }
      .gain { fill: var(--good); } .loss { fill: var(--bad); }
      polyline { fill: none; stroke-width: 2; } .usual { stroke: #888; } .changed { stroke: #3b7dd8; }
      .equity { stroke: var(--blue); } .ideal { stroke: var(--grey); stroke-width: 1; stroke-dasharray: 4 4; }
      .interval { stroke: var(--good); stroke-width: 1.2; fill: none; }
      .offer { stroke: var(--blue); stroke-width: 1.2; } .target { stroke: var(--grey); stroke-width: 1;
        stroke-dasharray: 3 3; }
      .asked { stroke: var(--amber); stroke-width: 1.2; } .range { fill: var(--blue); opacity: .3; }
      .sold { fill: var(--grey); opacity: .75; }
      .bought { fill: var(--blue); stroke: Canvas; } .won { fill: var(--good); stroke: Canvas; }
        .lost { fill: var(--bad); stroke: Canvas; }
      .cross { color: var(--bad); }
      .reverted { stroke: var(--bad); stroke-width: 2; fill: none; }
      .key { font-size: .85rem; } .key span { white-space: nowrap; margin-right: 1em; }
      i { display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin: 0 .3em 0 1em; }
      .key i { margin-left: 0; }
      i.usable, i.won { background: var(--good); } i.locked, i.asked { background: var(--amber); }
      i.items, i.equity, i.offer, i.bought { background: var(--blue); }
        i.drawdown, i.lost, i.reverted { background: var(--bad); }
      i.target, i.sold { background: var(--grey); } i.thin { height: .2em; vertical-align: .25em; }
      i.up, i.down { background: none; width: 0; height: 0; border-radius: 0; border: .4em solid transparent;
        vertical-align: -.05em; }
      i.up { border-top: 0; border-bottom: .75em solid var(--blue); } i.down { border-bottom: 0;
        border-top: .75em solid var(--good); }
      i.down.lost { border-top-color: var(--bad); background: none; } i.up.bought, i.down.won { background: none; }
      i.usual { background: #888; } i.changed { background: #3b7dd8; }
      .run0 { stroke: var(--grey); } i.run0 { background: var(--grey); }
      .run1 { stroke: var(--blue); } i.run1 { background: var(--blue); }
      .run2 { stroke: var(--amber); } i.run2 { background: var(--amber); }
      .run3 { stroke: var(--good); } i.run3 { background: var(--good); }
      .run4 { stroke: var(--bad); } i.run4 { background: var(--bad); }
      .run5 { stroke: #9c5fd0; } i.run5 { background: #9c5fd0; }
      .run6 { stroke: #2aa5a0; } i.run6 { background: #2aa5a0; }
      .run7 { stroke: #b07d4f; } i.run7 { background: #b07d4f; }
      code { overflow-wrap: anywhere; }
      @media print { .wide { overflow: visible; } h2, .charts > div { break-inside: avoid; } }
      </style>
      </head>
      <body>
      """;

  private HtmlPage() {}

  /// Everything up to the body.
  static String head(String title) {
    return HEAD.replace("%s", escaped(title));
  }

  /// Names of items are chosen by others.
  static String escaped(String text) {
    return Plain.text(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
