import type { DisplayPage } from '#shared/contract/index.ts';
import { isClosed } from '#shared/law/marriage/process.ts';
import type { MarriageView } from '#shared/model/index.ts';
import type { Page } from './steps-of.ts';

/**
 * What the couple see: the notice before anything of them is read or taken, and the words they declare. From the photo to the
 * certificates the registrar turns their screen to the check (null).
 */
export function applicantPage(view: MarriageView, page: Page): DisplayPage | null {
  if (!view.mine || isClosed(view.state)) return 'idle';
  if (page === 'identify' && view.actions.includes('identify')) return 'privacy';
  if (page === 'declare' && view.actions.includes('declare')) return 'declaration';
  if (page === 'photograph' && view.actions.includes('photograph')) return 'privacy';
  return view.actions.includes('confirm') ? null : 'idle';
}
