import { isClosed } from '#shared/law/divorce/process.ts';
import type { DivorceView } from '#shared/model/index.ts';
import { useAsk } from '../../client/index.ts';

/** Whoever has the case serves it; one that has ended is nobody's: any registrar files it, and tells the couple. */
export function useMayServe({ mine, point }: Pick<DivorceView, 'mine' | 'point'>): boolean {
  const session = useAsk('staff.session', {});
  return mine || (isClosed(point) && session.value?.staff.roles.includes('registrar') === true);
}
