import { expect, type Page } from '@playwright/test';
import type { Hall } from '../../e2e/launch.ts';

/** The call screen as it hangs in the hall, opened from a window somebody works in. */
export async function openSignage(desk: Page, hall: Hall): Promise<Page> {
  const opening = hall.app.waitForEvent('window');
  await desk.evaluate(() => window.hall.openStation('signage'));
  const signage = await opening;
  await signage.setViewportSize({ width: 1920, height: 1080 });
  await expect(signage.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 20_000 });
  return signage;
}
