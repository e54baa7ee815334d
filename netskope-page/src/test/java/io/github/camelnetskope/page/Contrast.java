package io.github.camelnetskope.page;

/** Finds texts in the page with too little contrast. */
final class Contrast {
  /** The contrast that WCAG 2 (AA) asks of texts; the texts that have less, or "none". */
  static final String SCRIPT =
      """
      (() => {
        const rgb = color => color.match(/[\\d.]+/g).map(Number);
        const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
          .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const ground = e => {
          for (; e; e = e.parentElement) {
            const color = rgb(getComputedStyle(e).backgroundColor);
            if (color.length < 4 || color[3] > 0) return color;
          }
          return [255, 255, 255];
        };
        const poor = [...document.querySelectorAll('body *')]
          .filter(e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
          .filter(e => e.getClientRects().length)
          .filter(e => {
            const [a, b] = [light(rgb(getComputedStyle(e).color)), light(ground(e))];
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
          });
        return poor.map(e => e.outerHTML.slice(0, 80)).join() || 'none';
      })()
      """;

  private Contrast() {}
}
