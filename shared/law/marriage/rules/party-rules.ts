import { declaredFields as declaredFieldsRule } from '../../parties/rules/declared-fields.ts';
import { identityDocument as identityDocumentRule } from '../../parties/rules/identity-document.ts';
import { onlineCheck as onlineCheckRule } from '../../parties/rules/online-check.ts';
import { partyType as partyTypeRule } from '../../parties/rules/party-type.ts';
import { soldierPapers as soldierPapersRule } from '../../parties/rules/soldier.ts';

/* The rules on the parties that name an article or a step, as they hold of a marriage. */

export const partyType = partyTypeRule('regulation2025.8');
export const identityDocument = identityDocumentRule('regulation2025.8');
export const soldierPapers = soldierPapersRule('M-16', { signed: 'declare', filed: 'examine' });
export const declaredFields = declaredFieldsRule('declare');
export const onlineCheck = onlineCheckRule('marriage', 'examine');
