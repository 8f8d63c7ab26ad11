import type { Slot } from '#shared/model/index.ts';
import { usePapers, type Papers } from '../../papers/use-papers.ts';

/** Of 离婚登记申请受理回执单: given back, or lost and said so in writing. */
export type Receipt = 'shown' | 'lost';

/** 《撤回离婚登记申请书》 of one party. */
export function useWithdrawalPaper(by: Slot, _receipt: Receipt): Papers {
  return usePapers([{ kind: 'withdrawalApplication', party: by }]);
}
