import type { MarriageFacts, MarriageStep } from '#shared/model/index.ts';
import type { Rule } from '../../rule.ts';
import { age } from './age.ts';
import { capability } from './capability.ts';
import { couple } from './couple.ts';
import { lawNotKnown } from './coverage.ts';
import { declaration } from './declaration.ts';
import { declaredFields } from './declared-fields.ts';
import { idNumber } from './id-number.ts';
import { identityCard } from './identity-card.ts';
import { maritalStatus } from './marital-status.ts';
import { obstacles } from './obstacles.ts';
import { onlineCheck } from './online-check.ts';
import { photo } from './photo.ts';
import { presence } from './presence.ts';
import { avoidance, registrarCertificate } from './registrar.ts';
import { registrationDate } from './registration-date.ts';

export type MarriageRule = Rule<MarriageFacts, MarriageStep>;

/** Every rule of a marriage registration, in every form it has or had. */
export const marriageRules: readonly MarriageRule[] = [
  lawNotKnown,
  capability,
  identityCard,
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
