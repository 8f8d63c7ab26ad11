import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Temporal } from 'temporal-polyfill';
import { addDays } from '#shared/law/dates.ts';
import { marriageRules } from '#shared/law/marriage/index.ts';
import { evaluateRules } from '#shared/law/rule.ts';
import { LeapDay, type CivilDate, type MarriageFacts, type PartyDraft } from '#shared/model/index.ts';
import { date, foreigner, goodFacts, goodMixedFacts, man, paper, parties, person, soldier, told, woman } from './couple.ts';

/** Any day of the regulation's first forty years; 29 February often. */
const anyDay = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 14_600 }).map((days) => addDays(date('2025-05-10'), days)) },
  { weight: 1, arbitrary: fc.constantFrom('2028-02-29', '2032-02-29', '2027-02-28', '2027-08-31', '2026-12-31').map(date) },
);
const leapDay = fc.constantFrom(...LeapDay.options);

function settled(facts: MarriageFacts, leap: LeapDay): MarriageFacts {
  return { ...facts, settings: { ...facts.settings, leapDay: leap } };
}

/** What one rule says of the man, or of the case, on a date; the other rules are not asked. */
function saysOf(rule: string, facts: MarriageFacts, on: CivilDate): string[] {
  const asked = marriageRules.filter(({ id }) => id === rule);
  return told(evaluateRules(asked, facts, on).filter(({ party }) => party !== 'woman'));
}

/** The day before, the day itself and the day after. */
function around(day: CivilDate): [CivilDate, CivilDate, CivilDate] {
  return [addDays(day, -1), day, addDays(day, 1)];
}

/** The corresponding day `months` later, found by counting on the calendar and not by the law's own functions; 29 February as the setting says. */
function correspondingDay(from: CivilDate, months: number, leap: LeapDay): CivilDate {
  const start = Temporal.PlainDate.from(from);
  const first = start.with({ day: 1 }).add({ months });
  if (start.day <= first.daysInMonth) return first.with({ day: start.day }).toString() as CivilDate;
  const isLeapBirth = start.month === 2 && first.month === 2;
  const last = first.with({ day: first.daysInMonth });
  return (isLeapBirth && leap === 'march1' ? last.add({ days: 1 }) : last).toString() as CivilDate;
}

const ageRules = marriageRules.filter(({ id }) => id === 'M-31');

describe('M-31 the day on which somebody comes of age', () => {
  const birth = fc.oneof(
    fc.integer({ min: 0, max: 9000 }).map((days) => addDays(date('2003-07-01'), days)),
    fc.constantFrom('2004-02-29', '2008-02-29', '2012-02-29', '2016-02-29').map(date),
  );

  it.each([
    ['man', 22],
    ['woman', 20],
  ] as const)('M-31 a %s of %i years: not the day before, the birthday itself and every day after', (slot, years) => {
    fc.assert(
      fc.property(birth, leapDay, (birthDate, leap) => {
        const [before, on, after] = around(correspondingDay(birthDate, years * 12, leap));
        fc.pre(before >= '2025-05-10');
        const young = person(slot === 'man' ? 'male' : 'female', birthDate);
        const facts = settled(goodFacts('register', { couple: { man: man(), woman: woman(), [slot]: young } }), leap);
        const says = (day: CivilDate) => told(evaluateRules(ageRules, facts, day)).filter((line) => line.endsWith(` ${slot}`));
        expect(says(before)).toEqual([`M-31 refuse tooYoung ${slot}`]);
        expect(says(on)).toEqual([`M-31 pass ofAge ${slot}`]);
        expect(says(after)).toEqual([`M-31 pass ofAge ${slot}`]);
      }),
    );
  });
});

describe('M-15 the days on which a document is valid', () => {
  const kinds: ReadonlyArray<(changes: Partial<PartyDraft>) => PartyDraft> = Object.values(parties).map(
    (build) => (changes: Partial<PartyDraft>) => build('male', changes),
  );

  it('M-15 from its first day to its last, both counting, whatever the document', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), anyDay, fc.integer({ min: 0, max: 7300 }), (build, validFrom, days) => {
        const validUntil = addDays(validFrom, days);
        const facts = goodMixedFacts(build({ validFrom, validUntil }));
        const [early, first, second] = around(validFrom);
        const [butLast, last, late] = around(validUntil);
        if (early >= '2025-05-10') expect(saysOf('M-15', facts, early)).toEqual(['M-15 refuse notYetValid man']);
        for (const day of [first, ...(second <= validUntil ? [second] : []), ...(validFrom <= butLast ? [butLast] : []), last]) {
          expect(saysOf('M-15', facts, day)).toEqual(['M-15 pass valid man']);
        }
        expect(saysOf('M-15', facts, late)).toEqual(['M-15 refuse expired man']);
      }),
    );
  });

  it('M-15 a temporary card is valid for three months at most', () => {
    fc.assert(
      fc.property(anyDay, leapDay, (validFrom, leap) => {
        const [, last, late] = around(correspondingDay(validFrom, 3, leap));
        const ask = (validUntil: CivilDate) =>
          saysOf('M-15', settled(goodMixedFacts(man({ document: 'temporaryResidentCard', validFrom, validUntil })), leap), validFrom);
        expect(ask(last)).toEqual(['M-15 pass valid man']);
        expect(ask(late)).toEqual(['M-15 ask temporaryTooLong man', 'M-15 pass valid man']);
      }),
    );
  });
});

describe('M-21 the days on which a proof counts', () => {
  const proven = (issuedOn: CivilDate) =>
    foreigner({
      papers: [
        paper('singleProof', { route: 'foreignMissionIssued', country: 'FRA', wording: 'single', issuedOn }),
        paper('proofTranslation'),
      ],
    });

  it('M-21 from its issue to the corresponding day, both counting', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 24 }), leapDay, (issuedOn, singleProofMonths, leap) => {
        const good = settled(goodMixedFacts(proven(issuedOn)), leap);
        const facts = { ...good, settings: { ...good.settings, practice: { ...good.settings.practice, singleProofMonths } } };
        const [butLast, last, late] = around(correspondingDay(issuedOn, singleProofMonths, leap));
        const [early] = around(issuedOn);
        if (early >= '2025-05-10') expect(saysOf('M-21', facts, early)).toEqual(['M-21 ask issuedInFuture man']);
        for (const day of [issuedOn, butLast, last]) expect(saysOf('M-21', facts, day)).toEqual(['M-21 pass valid man']);
        expect(saysOf('M-21', facts, late)).toEqual(['M-21 refuse expired man']);
      }),
    );
  });

  it.each([
    ['2026-08-31', '2027-02-28'],
    ['2027-08-31', '2028-02-29'],
    ['2027-08-29', '2028-02-29'],
    ['2026-08-28', '2027-02-28'],
    ['2028-02-29', '2028-08-29'],
    ['2025-12-31', '2026-06-30'],
  ])('M-21 a proof issued on %s counts until %s, by either leap-day setting', (issued, last) => {
    for (const leap of LeapDay.options) {
      const facts = settled(goodMixedFacts(proven(date(issued))), leap);
      expect(saysOf('M-21', facts, date(last))).toEqual(['M-21 pass valid man']);
      expect(saysOf('M-21', facts, addDays(date(last), 1))).toEqual(['M-21 refuse expired man']);
    }
  });

  it('M-21 a soldier’s proof until the last day it names, and no longer than the province decided', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 0, max: 400 }),
        fc.option(fc.integer({ min: 1, max: 24 }), { nil: null }),
        leapDay,
        (issuedOn, days, militaryProofMonths, leap) => {
          const validUntil = addDays(issuedOn, days);
          const good = settled(
            goodMixedFacts(soldier({ papers: [paper('militaryCard'), paper('militaryMarriageProof', { issuedOn, validUntil })] })),
            leap,
          );
          const facts = { ...good, settings: { ...good.settings, practice: { ...good.settings.practice, militaryProofMonths } } };
          const decided = militaryProofMonths === null ? validUntil : correspondingDay(issuedOn, militaryProofMonths, leap);
          const [butLast, last, late] = around(decided < validUntil ? decided : validUntil);
          if (issuedOn <= butLast) expect(saysOf('M-21', facts, butLast)).toEqual(['M-21 pass militaryValid man']);
          expect(saysOf('M-21', facts, last)).toEqual(['M-21 pass militaryValid man']);
          expect(saysOf('M-21', facts, late)).toEqual(['M-21 refuse militaryExpired man']);
        },
      ),
    );
  });
});

describe('the days on which somebody may complete an act', () => {
  it('M-135 a registrar up to the last day of their certificate', () => {
    fc.assert(
      fc.property(anyDay, (validUntil) => {
        const registrar = { idNumber: null, certificate: { number: 'D-0009', validUntil } };
        const [butLast, last, late] = around(validUntil);
        const ask = (on: CivilDate) => saysOf('M-135', goodFacts('prepare', { registrar }), on);
        if (butLast >= '2025-05-10') expect(ask(butLast)).toEqual(['M-135 pass valid']);
        expect(ask(last)).toEqual(['M-135 pass valid']);
        expect(ask(late)).toEqual(['M-135 refuse expired']);
      }),
    );
  });

  it('M-155 offline within the days of the authorisation, both ends counting', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 400 }), (validFrom, days) => {
        const validUntil = addDays(validFrom, days);
        const authorisation = { number: '省民婚授〔2026〕1号', businesses: ['marriage' as const], validFrom, validUntil };
        const unanswered = { state: 'notAvailable', at: null } as const;
        const ask = (on: CivilDate) =>
          saysOf('M-155', goodFacts('prepare', { onlineCheck: unanswered, offline: { authorisation, dayOpen: true } }), on);
        const [early] = around(validFrom);
        if (early >= '2025-05-10') expect(ask(early)).toEqual(['M-155 refuse noAuthorisation']);
        expect(ask(validFrom)).toEqual(['M-155 ask offlineAuthorised']);
        expect(ask(validUntil)).toEqual(['M-155 ask offlineAuthorised']);
        expect(ask(addDays(validUntil, 1))).toEqual(['M-155 refuse noAuthorisation']);
      }),
    );
  });

  it('M-104 on the day of the certificates, neither before nor after', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (preparedOn, days) => {
        const on = addDays(preparedOn, days);
        fc.pre(on >= '2025-05-10');
        expect(saysOf('M-104', goodFacts('register', { preparedOn }), on)).toEqual([
          days === 0 ? 'M-104 pass sameDay' : 'M-104 refuse notSameDay',
        ]);
      }),
    );
  });
});
