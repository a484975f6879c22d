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
      :root { color-scheme: light dark; --line: #8886; --soft: #8881; }
      body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
      h1 { font-size: 1.5rem; margin-bottom: 0; } h2 { font-size: 1.1rem; margin: 2rem 0 .4rem; }
      p.lead { margin-top: .2rem; opacity: .8; }
      table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
      .wide { overflow-x: auto; }
      th, td { padding: .25rem .5rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
      th:first-child, td:first-child { text-align: left; white-space: normal; }
      .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .6rem; }
      .figures div { background: var(--soft); border-radius: .5rem; padding: .6rem .8rem; }
      .figures b { display: block; font-size: 1.25rem; font-variant-numeric: tabular-nums; }
      svg { width: 100%; height: auto; } svg text { font-size: 11px; fill: currentColor; }
      svg line { stroke: var(--line); stroke-width: .5; }
      .usable { fill: #2b8a3e; } .locked { fill: #e8a33d; } .items { fill: #3b7dd8; } .drawdown { fill: #c92a2a; }
      i { display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin: 0 .3em 0 1em; }
      i.usable { background: #2b8a3e; } i.locked { background: #e8a33d; } i.items { background: #3b7dd8; }
      i.drawdown { background: #c92a2a; }
      polyline { fill: none; stroke-width: 2; } .usual { stroke: #888; } .changed { stroke: #3b7dd8; }
      i.usual { background: #888; } i.changed { background: #3b7dd8; }
      code { overflow-wrap: anywhere; }
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
