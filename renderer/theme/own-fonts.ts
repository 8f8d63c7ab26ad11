/**
 * Declares the window's own type once the first picture stands: what it says needs dozens of slices, and nothing may wait for them. Until
 * then, and on for the fraction of a second that loading takes, text is in the type of the PC.
 */
export function declareFontsAfterPaint(): void {
  const painted = new PerformanceObserver(() => {
    painted.disconnect();
    void import('./fonts.css');
  });
  painted.observe({ type: 'paint', buffered: true });
}
