import type { DivorceFacts, DivorceMoment } from '#shared/model/index.ts';
import { lawNotKnown } from '../../parties/rules/coverage.ts';
import { dishonesty } from '../../parties/rules/dishonesty.ts';
import { help } from '../../parties/rules/help.ts';
import { idNumber } from '../../parties/rules/id-number.ts';
import { militaryProof } from '../../parties/rules/military-proof.ts';
import { nationality } from '../../parties/rules/nationality.ts';
import { avoidance, registrarCertificate } from '../../parties/rules/registrar.ts';
import type { Rule } from '../../rule.ts';
import { agreement, counselling, firstVisit } from './application.ts';
import { capability } from './capability.ts';
import { conditions, nonAcceptance } from './conditions.ts';
import { couple, oneApplication } from './couple.ts';
import { marriageRecord } from './marriage-record.ts';
import {
  declaredFields,
  foreignIdentity,
  hongKongIdentity,
  identityDocument,
  macaoIdentity,
  mismatch,
  onlineCheck,
  partyType,
  soldierPapers,
  taiwanIdentity,
} from './party-rules.ts';
import { firstPeriod, provisionalDates, secondPeriod } from './periods.ts';
import { bothAgain, registrationDate, secondVisit } from './second-visit.ts';
import { sameOffice, withdrawal } from './withdrawal.ts';

export type DivorceRule = Rule<DivorceFacts, DivorceMoment>;

/** Every rule of a registration of divorce, in every form it has or had. */
export const divorceRules: readonly DivorceRule[] = [
  lawNotKnown,
  capability,
  identityDocument,
  partyType,
  hongKongIdentity,
  macaoIdentity,
  taiwanIdentity,
  foreignIdentity,
  militaryProof,
  mismatch,
  nationality,
  help,
  declaredFields,
  couple,
  conditions,
  firstVisit,
  marriageRecord,
  agreement,
  nonAcceptance,
  soldierPapers,
  secondVisit,
  counselling,
  withdrawal,
  sameOffice,
  firstPeriod,
  bothAgain,
  secondPeriod,
  oneApplication,
  provisionalDates,
  registrationDate,
  registrarCertificate,
  avoidance,
  dishonesty,
  onlineCheck,
  idNumber,
];

/**
 * What is asked when one party withdraws: whether they came with what they need, when and where. The document they show now is seen
 * by the registrar (M-60); what was written down at acceptance, the other, the marriage, the agreement and the registers keep nobody
 * in a divorce.
 */
export const withdrawalRules: readonly DivorceRule[] = [lawNotKnown, withdrawal, sameOffice, firstPeriod, provisionalDates, avoidance];
