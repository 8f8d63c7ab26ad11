import type { DisplayPage } from '#shared/contract/index.ts';
import type { DivorceView } from '#shared/model/index.ts';
import type { Page } from './steps-of.ts';

/** What the couple see: the notice before their cards are read or their pictures taken. Nobody overhears the rest. */
export function applicantPage(view: DivorceView, page: Page): DisplayPage {
  if (!view.mine) return 'idle';
  const asks = (['identify', 'return', 'photograph'] as const).some((each) => each === page && view.actions.includes(each));
  return asks ? 'divorcePrivacy' : 'idle';
}
