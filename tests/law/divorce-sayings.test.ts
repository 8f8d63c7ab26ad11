import { expect, test } from 'vitest';
import { divorceRules } from '#shared/law/divorce/index.ts';
import { describeRule } from './rule-page.ts';

/** Every rule of a divorce as `sayings.test.ts` has those of a marriage. Changing the law changes this page. */
const page = `
M-01 regulation2025.whole 0001-01-01 – 2025-05-09
 notKnown refuse (from)
M-14 regulation2025.2 2025-05-10
 divorceCapable pass
 divorceNotCapable refuse acceptance
 divorceNotCapableHongKongMacao refuse acceptance
 divorceNotCapableTaiwan refuse acceptance
 divorceNotCapableOverseasChinese refuse acceptance
 divorceNotCapableForeign refuse acceptance
 closedNotMainland refuse acceptance
 closedForeign refuse acceptance
M-15 regulation2025.14 2025-05-10
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
M-13 regulation2025.14 2025-05-10
 documentOfAnotherType ask before identify
 chineseNotForeigner ask before identify
 statelessNotForeigner ask before identify
 notChinese ask before identify
 notStateless ask before identify
 permitOfAnotherPlace ask before identify
 permitNumberAsOwn ask before identify
 agrees pass
M-17 regulation2025.14 2025-05-10
 permitNumberMissing ask before identify
 identityCardMissing ask before identify
 permitNumberOdd ask
 identityCardOdd ask
 identityComplete pass
M-18 regulation2025.14 2025-05-10
 permitNumberMissing ask before identify
 identityCardMissing ask before identify
 permitNumberOdd ask
 identityCardOdd ask
 identityComplete pass
M-19 regulation2025.14 2025-05-10
 permitNumberMissing ask before identify
 identityCardMissing ask before identify
 permitNumberOdd ask
 identityCardOdd ask
 identityComplete pass
M-20 regulation2025.14 2025-05-10
 documentNumberMissing ask before identify
 identityComplete pass
M-21 norms 2025-05-10
 militaryIssuedMissing ask before precheck
 militaryIssuedInFuture ask before precheck (issued)
 militaryExpired refuse acceptance (until)
 militaryValid pass (until)
 militaryUnlimited ask
M-22 regulation2025.10 2025-05-10
 mismatchProofNeeded ask before accept
 mismatchConclusionNeeded ask before accept
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
M-35 norms 2025-05-10
 ethnicityMissing ask before accept
 ethnicityUnknown ask before accept (code)
 ethnicityNotAsked ask
 addressMissing ask before accept
 occupationMissing ask
 educationMissing ask
 complete pass
M-40 regulation2025.14 2025-05-10
 sexesMatch pass
 swapped ask before identify
 sexUnclearNow ask
 sameSexNow ask
 sameNumber refuse acceptance
 openCase ask before prepare (number)
M-45 regulation2025.13 2025-05-10
 presenceNotAsked ask before precheck
 willNotAsked ask before precheck
 agreementNotAsked ask before precheck
 capacityNotAsked ask before precheck
 met pass
M-46 notice116 2025-05-10
 agreementLater pass
 agreementNotSeen ask before accept
 agreementSeen pass
 agreementNotFiled ask before accept
 agreementFiled pass
 notYetApplied ask before return
 applicationUnsigned ask before accept
 applicationSigned pass
M-47 notice116 2021-01-01
 notLooked ask before precheck
 lossStatementMissing ask before accept
 archiveCopyMissing ask before precheck
 archiveCopyScanMissing ask before accept
 archiveCopyWaived pass
 archiveCopyAnswered pass (number office)
 archiveAnswered pass (number office)
 registrarUnknown ask before precheck
 numberMissing ask before precheck
 numberOfDivorce ask before precheck (number)
 yearDiffers ask (number registered)
 dateMissing ask before precheck
 dateInFuture ask before precheck (registered)
 authorityMissing ask before accept
 nameMissing ask before precheck
 anotherPerson ask before precheck (name)
 nameDiffers ask before accept (name)
 numberDiffers ask before accept (number)
 differenceExplained pass
 marriedToAnother ask (number)
 recordDiffers ask (number)
 recorded pass (number)
 complete pass
M-48 civilCode.1076 2021-01-01
 willing ask
 children ask
 custody ask
 supportPayer ask
 supportAmount ask
 supportUntil ask
 supportManner ask
 visits ask
 property ask
 debts ask
 incompleteAtAcceptance ask before accept
 incomplete ask before examine
 complete pass
M-49 regulation2025.15 2025-05-10
 absent refuse acceptance regulation2025.13
 oneSided refuse acceptance civilCode.1076
 noAgreement refuse acceptance
 noCapacity refuse acceptance
 limitedCapacity refuse acceptance
 notRegisteredHere refuse acceptance
 capacityDoubt ask internal
M-50 norms 2025-05-10
 cardMissing ask before precheck
 cardScanMissing ask before accept
 proofMissing ask before precheck
 issuerMissing ask before accept
 proofScanMissing ask before accept
 complete pass
 dischargeScanMissing ask before question
 discharged pass
M-51 regulation2025.16 2025-05-10
 agreementMissing ask before declare
 notAskedApart ask before declare
 recordUnsigned ask before question
 askedApart pass
 notYetDeclared ask before examine
 declarationUnsigned ask before declare
 declarationSigned pass
 agreementNotYetSigned ask before examine
 agreementUnsigned ask before declare
 agreementSigned pass
 agreementScanMissing ask before examine
 photoMissing ask before examine
 photoPresent pass
M-52 regulation2025.13 2025-05-10
 notOffered ask
 offered pass
M-60 civilCode.1077 2021-01-01
 documentNotSeen ask before withdraw notice116
 neitherReceiptNorStatement ask before withdraw notice116
 withdrawalUnsigned ask before withdraw notice116
 byOne pass
M-61 regulation2025.16 2025-05-10
 otherOffice refuse (office)
 withdrawElsewhere refuse notice116 (office)
 sameOffice pass
 succeeds pass (office)
M-62 civilCode.1077 2021-01-01
 notAccepted refuse
 withdrawOpen pass (until)
 withdrawOver refuse (until)
 tooEarly refuse (from)
 issueOpen pass (until)
M-63 regulation2025.16 2025-05-10
 returnNotAsked ask before return
 cameAlone refuse
 bothCame pass
 changedTheirMind refuse registration civilCode.1078
 disagrees refuse registration civilCode.1078
 bothStand pass civilCode.1078
 samePersonUnproven ask before return (earlier)
 otherSameNumber pass (earlier)
 otherEarlierShown pass (earlier)
 otherAuthorityNote pass (earlier)
 nameUnproven ask before return (former name)
 nameProofScanMissing ask before question
 nameChanged pass (former name)
M-65 civilCode.1077 2021-01-01
 lapsed refuse (until)
 closedOnLastDay refuse (until)
 visitNotBegun refuse
 visitOfAnotherDay refuse (began)
 begunInTime pass
M-66 civilCode.1077 2021-01-01
 inFlight refuse (number)
 alsoAtCounter ask before accept (number)
M-73 civilCode.203 2021-01-01
 provisionalWithdraw ask (until)
 provisionalIssue ask (until)
 issueWaits refuse (until)
 awaitsCalendar refuse (until)
M-104 civilCode.1080 2021-01-01
 sameDay pass
 divorceNotSameDay refuse (preparedOn on)
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
 mismatched ask before accept
 identityDiffers ask before accept
 marriedAlready ask before accept
 notInForce ask before accept
 otherMarriage ask before accept
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

test('each rule of a divorce says this and nothing else, resting on this article', () => {
  expect(`\n${divorceRules.flatMap(describeRule).join('\n')}\n`).toBe(page);
});
