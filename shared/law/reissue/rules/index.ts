import { lawNotKnown } from '../../parties/rules/coverage.ts';
import { avoidance } from '../../parties/rules/registrar.ts';
import type { ReissueRule } from '../reissue-rule.ts';
import { agent, conditions, record, scope } from './application.ts';
import { capability, identityDocument, idNumber, onlineCheck, registrarCertificate } from './party-rules.ts';
import { issueDate, noArchive, standing, underAge, voided } from './standing.ts';

/** Every rule of a reissue, in every form it has or had. */
export const reissueRules: readonly ReissueRule[] = [
  lawNotKnown,
  capability,
  identityDocument,
  scope,
  conditions,
  agent,
  standing,
  underAge,
  issueDate,
  record,
  noArchive,
  ...voided,
  registrarCertificate,
  avoidance,
  onlineCheck,
  idNumber,
];
