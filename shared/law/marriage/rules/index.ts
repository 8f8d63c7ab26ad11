import type { MarriageFacts, MarriageStep } from '#shared/model/index.ts';
import type { Rule } from '../../rule.ts';
import { age } from './age.ts';
import { restored, supplementary } from './application.ts';
import { capability } from './capability.ts';
import { couple } from './couple.ts';
import { lawNotKnown } from './coverage.ts';
import { declaration } from './declaration.ts';
import { declaredFields } from './declared-fields.ts';
import { foreignPapers } from './foreign-papers.ts';
import { help } from './help.ts';
import { idNumber } from './id-number.ts';
import { identityDocument } from './identity-document.ts';
import { maritalStatus } from './marital-status.ts';
import { nationality } from './nationality.ts';
import { obstacles } from './obstacles.ts';
import { onlineCheck } from './online-check.ts';
import { partyType } from './party-type.ts';
import { photo } from './photo.ts';
import { presence } from './presence.ts';
import { proofAge } from './proof-age.ts';
import { hongKongPapers, macaoPapers, taiwanPapers } from './regional-papers.ts';
import { avoidance, registrarCertificate } from './registrar.ts';
import { registrationDate } from './registration-date.ts';
import { soldierPapers } from './soldier.ts';

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
  registrationDate,
  registrarCertificate,
  avoidance,
  onlineCheck,
  idNumber,
];
