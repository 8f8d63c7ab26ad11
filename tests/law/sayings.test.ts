import { expect, test } from 'vitest';
import { marriageRules } from '#shared/law/marriage/index.ts';
import { describeRule } from './rule-page.ts';

/**
 * Every rule with its article and its days in force; below it all it may say: outcome, ground of a refusal, the step that
 * must wait for an answer, an article of its own, and what its sentence names. Changing the law changes this page.
 */
const page = `
M-01 regulation2025.whole 0001-01-01 – 2025-05-09
 notKnown refuse (from)
M-14 regulation2025.2 2025-05-10
 capable pass
 notCapable refuse
 notCapableHongKongMacao refuse
 notCapableTaiwan refuse
 notCapableOverseasChinese refuse
 notCapableForeign refuse
 closedNotMainland refuse acceptance
 closedForeign refuse acceptance
M-15 regulation2025.8 2025-05-10
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
M-13 regulation2025.8 2025-05-10
 documentOfAnotherType ask before identify
 chineseNotForeigner ask before identify
 statelessNotForeigner ask before identify
 notChinese ask before identify
 notStateless ask before identify
 permitOfAnotherPlace ask before identify
 permitNumberAsOwn ask before identify
 agrees pass
M-16 norms 2025-05-10
 cardMissing ask before precheck
 cardScanMissing ask before examine
 proofMissing ask before precheck
 issuerMissing ask before declare
 proofScanMissing ask before examine
 complete pass
M-17 regulation2025.8 2025-05-10
 permitNumberMissing ask before identify
 identityCardMissing ask before identify
 permitNumberOdd ask
 identityCardOdd ask
 declarationMissing ask before precheck
 notaryUnknown ask before precheck
 wrongNotary refuse acceptance
 issuerMissing ask before examine
 declarationScanMissing ask before examine
 complete pass
M-18 regulation2025.8 2025-05-10
 permitNumberMissing ask before identify
 identityCardMissing ask before identify
 permitNumberOdd ask
 identityCardOdd ask
 declarationMissing ask before precheck
 notaryUnknown ask before precheck
 wrongNotary refuse acceptance
 issuerMissing ask before examine
 declarationScanMissing ask before examine
 complete pass
M-19 regulation2025.8 2025-05-10
 permitNumberMissing ask before identify
 identityCardMissing ask before identify
 permitNumberOdd ask
 identityCardOdd ask
 declarationMissing ask before precheck
 notaryUnknown ask before precheck
 wrongNotary refuse acceptance
 issuerMissing ask before examine
 declarationScanMissing ask before examine
 complete pass
M-20 regulation2025.8 2025-05-10
 documentNumberMissing ask before identify
 proofMissing ask before precheck
 proofScanMissing ask before examine
 routeMissing ask before precheck
 wrongRoute refuse acceptance
 countryMissing ask before precheck
 issuerMissing ask before examine
 missionOfAnotherCountry ask
 apostilleUnlisted ask
 apostilleNotAccepted refuse acceptance
 wordingMissing ask before precheck
 translationMissing ask before precheck
 translationScanMissing ask before examine
 meaningMissing ask before precheck
 meaningScanMissing ask before examine
 noRecordMissing ask before precheck
 noRecordScanMissing ask before examine
 authenticityUnsigned ask before examine
 complete pass
M-21 norms 2025-05-10
 issuedMissing ask before precheck
 issuedInFuture ask before precheck (issued)
 expired refuse acceptance (until)
 valid pass (until)
 noRecordIssuedMissing ask before precheck
 noRecordIssuedInFuture ask before precheck (issued)
 noRecordExpired refuse acceptance (until)
 noRecordValid pass (until)
 beforeMarriage ask before examine (issued number registered)
 militaryIssuedMissing ask before precheck
 militaryIssuedInFuture ask before precheck (issued)
 militaryExpired refuse acceptance (until)
 militaryValid pass (until)
 militaryUnlimited ask
M-23 norms 2025-05-10
 missing ask before identify
 malformed ask before identify
 chinese pass
 stateless pass
 foreign pass
M-24 norms 2025-05-10
 readAloud ask
 fingerprintOnly ask
 companionUnnamed ask
 accompanied pass
M-38 regulation2025.11 2025-05-10
 sinceMissing ask before declare
 sinceInFuture ask before declare (since)
 sinceBeforeBirth ask before declare (since birth)
 sinceBeforeAge ask (since from)
 declaredSince pass (since)
M-39 civilCode.1083 2021-01-01
 notDivorced ask before declare
 marriedToAnother ask (number)
 marriedToEachOther pass (number)
 bothDivorced pass
M-22 regulation2025.10 2025-05-10
 missing ask before declare
 unmarried pass
 divorced ask before examine
 divorceScanMissing ask before examine
 divorceProven pass
 widowed ask before examine
 deathScanMissing ask before examine
 deathProven pass
 proofUndated ask before examine
 proofBeforeMarriage ask before examine (number registered)
 provenSingle pass
 matchedOnline pass
 mismatchProofMissing ask before examine
 mismatchConclusionMissing ask before examine
M-30 civilCode.1049 2021-01-01
 notAsked ask before precheck
 notPresent refuse acceptance
 present pass
 notAskedApart ask civilCode.1046
M-31 civilCode.1047 2021-01-01
 birthMissing ask before identify
 birthInFuture ask before identify (birth)
 tooYoung refuse registration (age needed from)
 ofAge pass (age needed)
M-32 norms 2025-05-10
 missing ask before examine
 present pass
M-33 civilCode.1046 2021-01-01
 hasSpouse refuse registration civilCode.1042
 kinship refuse registration civilCode.1048
 notVoluntary refuse registration
 capacityDoubt ask internal
 noObstacle pass
M-34 regulation2025.8 2025-05-10
 notYet ask before examine
 unsigned ask before declare
 notFingerprinted ask before declare
 signed pass
 fingerprinted pass
M-35 norms 2025-05-10
 ethnicityMissing ask before declare
 ethnicityUnknown ask before declare (code)
 ethnicityNotAsked ask
 addressMissing ask before declare
 occupationMissing ask
 educationMissing ask
 complete pass
M-40 civilCode.1049 2021-01-01
 sexesMatch pass
 swapped ask before identify
 sexUnclear ask before precheck
 sameSex refuse acceptance
 sameNumber refuse acceptance
 marriedHere refuse registration civilCode.1042 (number)
 marriedHereUnclear ask before declare civilCode.1042 (number)
 marriedHereEnded ask civilCode.1042 (number)
 openCase ask before prepare civilCode.1042 (number)
M-64 civilCode.1042 2021-01-01
 inFlight refuse registration (number)
 applying ask before declare (number)
M-104 civilCode.1049 2021-01-01
 sameDay pass
 notSameDay refuse (preparedOn on)
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
M-93 memorandum2018.342 2025-05-10
 listed ask internal (authority document until)
M-155 regulation2025.10 2025-05-10
 matched pass
 mismatched ask before examine
 identityDiffers ask before examine
 marriedAlready ask before examine
 notInForce ask before examine
 otherMarriage ask before examine
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

test('each rule says this and nothing else, resting on this article', () => {
  expect(`\n${marriageRules.flatMap(describeRule).join('\n')}\n`).toBe(page);
});
