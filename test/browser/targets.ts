/** How large the place is in which a press counts: measured by asking the page what lies under a point, so that padding and labels count. */
import type { Page } from '@playwright/test';

/**
 * Everything on the page that can be pressed and is smaller than `least` pixels in either direction, as "words 30×44". Links within a
 * line of text are left out (WCAG 2.5.8): their height is the line's.
 */
export const smallTargets = (page: Page, least: number): Promise<string[]> =>
  page.evaluate((least) => {
    const isShown = (element: HTMLElement): boolean => {
      const box = element.getBoundingClientRect();
      return (
        box.width > 1 &&
        box.height > 1 &&
        box.bottom + scrollY > 0 &&
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
      );
    };
    const isInText = (element: HTMLElement): boolean =>
      element instanceof HTMLAnchorElement &&
      getComputedStyle(element).display === 'inline' &&
      element.parentElement?.textContent?.trim() !== element.textContent?.trim();
    /** How far from its middle a press still reaches it, one way and the other. */
    const reach = (element: HTMLElement, across: boolean): number => {
      const labels: Element[] = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
      // On the board the whole row chooses the question; its words are the button for those who do not point.
      const row = element.matches('.console-pick') && element.closest('.board-row');
      if (row) labels.push(row);
      const box = element.getBoundingClientRect();
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
      const isHit = (by: number): boolean => {
        const hit = document.elementFromPoint(across ? x + by : x, across ? y : y + by);
        return hit !== null && [element, ...labels].some((one) => one.contains(hit));
      };
      const edge = (step: 1 | -1): number => {
        let by = 0;
        while (Math.abs(by) < least && isHit(by)) by += step;
        return Math.abs(by);
      };
      return edge(1) + edge(-1) - 1;
    };
    const small: string[] = [];
    const all = document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [role="button"]');
    for (const element of all) {
      if (!isShown(element) || isInText(element)) continue;
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      const [width, height] = [reach(element, true), reach(element, false)];
      const words = element.getAttribute('aria-label') ?? (element.textContent?.trim() || element.getAttribute('name') || element.id);
      // Half a pixel is lost where a box does not begin at a whole one.
      if (width < least - 1 || height < least - 1) small.push(`${words} ${width}×${height}`);
    }
    return small;
  }, least);
