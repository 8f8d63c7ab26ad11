import { expect, test } from 'vitest';
import { reissueRules } from '#shared/law/reissue/index.ts';
import { describeRule } from './rule-page.ts';

/** Every rule of a reissue as `sayings.test.ts` has those of a marriage. Changing the law changes this page. */
const page = `
M-01 regulation2025.whole 0001-01-01 – 2025-05-09
 notKnown refuse (from)
M-14 regulation2025.2 2025-05-10
 reissueCapable pass
 reissueNotCapable refuse acceptance
 reissueNotCapableHongKongMacao refuse acceptance
 reissueNotCapableTaiwan refuse acceptance
 reissueNotCapableOverseasChinese refuse acceptance
 reissueNotCapableForeign refuse acceptance
 closedNotMainland refuse acceptance
 closedForeign refuse acceptance
M-15 regulation2025.20 2025-05-10
 cardMissing ask before identify
 nameMissing ask before identify
 periodMissing ask before precheck
 periodContradicts ask before precheck
 longTermUnknown ask before precheck
 temporaryTooLong ask before precheck (until)
 temporaryNotAccepted refuse acceptance
 notYetValid refuse acceptance (from)
 expired refuse acceptance (until)
 papersLacking refuse acceptance
 valid pass (until)
 validLongTerm pass
M-80 regulation2025.20 2025-05-10
 kindMissing ask before precheck
 reasonMissing ask before precheck
 inScope pass
 identityChangedNotHere refuse acceptance
M-81 norms 2025-05-10
 applicantMissing ask before identify
 presenceNotAsked ask before precheck
 absent refuse acceptance
 bothNeeded refuse acceptance
 oneApplies ask
 inPerson pass
 notYetDeclared ask before examine
 declarationUnsigned ask before declare
 declarationSigned pass
 photoMissing ask before examine
 photoPresent pass
M-82 norms 2025-05-10
 noArchive refuse acceptance
 archiveDiffers refuse acceptance
 agentUnnamed ask before identify
 agentIsParty ask before identify
 deedMissing ask before precheck
 mandateParties ask before precheck
 mandateRegistration ask before precheck
 mandateStatus ask before precheck
 mandateMatter ask before precheck
 mandateAgent ask before precheck
 mandateScanMissing ask before declare
 documentScanMissing ask before declare
 mandated pass
M-83 norms 2025-05-10
 divorcedHere refuse registration (number on)
 divorcedElsewhere refuse registration (number on office)
 divorcedByCourt refuse registration (document on court)
 remarriedEachOther refuse registration (number on office)
 remarriedAnother refuse registration (number on office)
 spouseDied refuse registration (on)
 perhapsLater ask (number on office)
 divorcedAtCourt refuse registration (judgment)
 voidAtCourt refuse registration (judgment)
 annulledAtCourt refuse registration (judgment)
 widowed refuse registration
 registersNotAsked ask before precheck
 courtNotLooked ask before precheck
 laterNotLooked ask before precheck
 stillHolds pass
M-84 norms 2025-05-10
 stillUnderAge refuse registration (from)
 explanationMissing ask before declare
 datedWhenOfAge pass (from)
M-85 norms 2025-05-10
 sameDay pass
 notSameDay refuse (preparedOn on)
M-85a regulation2025.20 2025-05-10
 recordNotFound ask before precheck
 numberOfOtherKind ask before precheck (number)
 dateMissing ask before precheck
 dateInFuture ask before precheck (registered)
 authorityMissing ask before precheck
 personMissing ask before precheck
 nameDiffers ask before declare (name)
 numberDiffers ask before declare (number)
 differenceExplained pass
 archiveCopyMissing ask before declare
 complete pass
M-86 norms 2025-05-10
 divorceUnproven refuse acceptance
 evidenceMissing ask before precheck
 evidenceScanMissing ask before declare
 approvalMissing ask before examine
 strictlyExamined pass
M-90 regulation2025.19 2025-05-10
 voidedByCourt refuse registration (document on court)
 annulledByCourt refuse registration (document on court)
M-91 opinion2021 2025-05-10
 revoked refuse registration (document on authority)
M-135 regulation2025.6 2025-05-10
 none refuse
 noneWarning ask
 expired refuse (until)
 expiredWarning ask (until)
 valid pass (until)
M-136 avoidance 2025-05-10
 isParty refuse
 unknown ask
 otherPerson pass
M-155 regulation2025.10 2025-05-10
 matched pass
 mismatched ask before declare
 identityDiffers ask before declare
 marriedAlready ask before declare
 notInForce ask before declare
 otherMarriage ask before declare
 mismatchAnswered pass
 notAvailable ask
 pending ask
 stale ask
 tooOld ask (minutes)
 noAuthorisation refuse
 dayNotOpen refuse
 offlineAuthorised ask (authorisation)
M-157 gb11643 2025-05-10
 missing ask before identify
 malformed ask before identify
 checkFails ask before identify
 oddOnCard ask
 otherPermit ask before identify
 birthDiffers ask (card number)
 sexDiffers ask
 wellFormed pass
`;

test('each rule of a reissue says this and nothing else, resting on this article', () => {
  expect(`\n${reissueRules.flatMap(describeRule).join('\n')}\n`).toBe(page);
});
