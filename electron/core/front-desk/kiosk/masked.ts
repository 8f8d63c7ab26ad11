import type { MaskedPerson, Visit as ShownVisit } from '#shared/contract/index.ts';
import { maskedName, maskIdNumber, reveal, type CivilDate } from '#shared/model/index.ts';
import type { CardHolder } from '../deps.ts';
import type { Visit } from './visitors.ts';

function masked({ person }: CardHolder): MaskedPerson {
  return { name: maskedName(person.name), idNumber: maskIdNumber(person.idNumber) };
}

/** Who stands there, as a screen in a hall may show it. */
export function shownVisit({ by, holder, partner }: Visit, today: CivilDate): ShownVisit {
  const own = holder === null ? null : reveal(holder);
  return {
    ...(own === null ? { name: '', idNumber: null } : masked(own)),
    by,
    expired: own !== null && own.validUntil !== null && own.validUntil < today,
    partner: partner === null ? null : masked(reveal(partner)),
  };
}
