import type { MarriageFacts, MarriageStep } from '#shared/model/index.ts';
import { lawNotKnown } from '../../parties/rules/coverage.ts';
import { dishonesty } from '../../parties/rules/dishonesty.ts';
import { help } from '../../parties/rules/help.ts';
import { idNumber } from '../../parties/rules/id-number.ts';
import { nationality } from '../../parties/rules/nationality.ts';
import { avoidance, registrarCertificate } from '../../parties/rules/registrar.ts';
import type { Rule } from '../../rule.ts';
import { age } from './age.ts';
import { restored, supplementary } from './application.ts';
import { capability } from './capability.ts';
import { couple } from './couple.ts';
import { declaration } from './declaration.ts';
import { divorceInFlight } from './divorce-in-flight.ts';
import { foreignPapers } from './foreign-papers.ts';
import { maritalStatus } from './marital-status.ts';
import { obstacles } from './obstacles.ts';
import { declaredFields, identityDocument, onlineCheck, partyType, soldierPapers } from './party-rules.ts';
import { photo } from './photo.ts';
import { presence } from './presence.ts';
import { proofAge } from './proof-age.ts';
import { hongKongPapers, macaoPapers, taiwanPapers } from './regional-papers.ts';
import { registrationDate } from './registration-date.ts';

export type MarriageRule = Rule<MarriageFacts, MarriageStep>;

/** Every rule of a marriage registration, in every form it has or had. */
export const marriageRules: readonly MarriageRule[] = [
  lawNotKnown,
  capability,
  identityDocument,
  partyType,
  soldierPapers,
  hongKongPapers,
  macaoPapers,
  taiwanPapers,
  foreignPapers,
  proofAge,
  nationality,
  help,
  supplementary,
  restored,
  maritalStatus,
  presence,
  age,
  photo,
  obstacles,
  declaration,
  declaredFields,
  couple,
  divorceInFlight,
  registrationDate,
  registrarCertificate,
  avoidance,
  dishonesty,
  onlineCheck,
  idNumber,
];
