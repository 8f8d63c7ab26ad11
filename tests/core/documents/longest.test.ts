import { describe, expect, test } from 'vitest';
import { planDivorcePaper } from '#core/cases/divorce/papers.ts';
import { planPaper } from '#core/cases/marriage/papers.ts';
import { composePaper } from '#core/documents/compose.ts';
import { openFonts } from '#core/documents/fonts.ts';
import type { PlannedPaper } from '#core/documents/planned.ts';
import {
  DivorceApplication,
  emptyApplication,
  Office,
  PartyDraft,
  PartyType,
  slots,
  type CivilDate,
  type Couple,
  type DocumentKind,
} from '#shared/model/index.ts';
import { findings, office, parties, recordOf, scanOf, sourceOf } from './couples.ts';
import { countryCodes, countryName } from '#shared/locales/country-name.ts';
import { datesFrom, divorceApplication, divorcePapers, divorceSourceOf } from './divorces.ts';
import { draw, layoutOf, resources } from './helpers.ts';
import { solidTextOf } from './poppler.ts';
import { photo } from './samples.ts';

/** A text of so many letters: words, Hanzi, or one word, which nothing parts. */
const writings = {
  words: (length: number) => 'EXEMPLO DE ALBUQUERQUE VASCONCELOS MARIANA BEATRIZ APARECIDA '.repeat(4).slice(0, length - 1) + 'A',
  hanzi: (length: number) => '阿卜杜热依木·买买提艾力吐尔逊·'.repeat(13).slice(0, length - 1) + '东',
  unparted: (length: number) => 'WOLFESCHLEGELSTEINHAUSENBERGERDORFF'.repeat(6).slice(0, length),
};
type Write = (length: number) => string;

const beside = ['militaryCard', 'militaryMarriageProof', 'singleDeclaration', 'singleProof', 'proofTranslation', 'meaningStatement'];

/** Everything as long as the model takes it. */
function longestParty(type: PartyType, write: Write): PartyDraft {
  const paper = { number: write(60), issuer: write(100), issuedOn: '2026-09-30', country: 'VCT', route: 'apostille' };
  return PartyDraft.parse({
    ...parties.foreigner,
    type,
    nationality: 'VCT', // 圣文森特和格林纳丁斯, the longest name of a country
    document: 'internationalTravelDocument',
    documentNumber: write(30),
    name: write(60),
    ethnicity: '98',
    idNumber: write(30),
    address: write(100),
    issuer: write(60),
    occupation: write(30),
    maritalStatus: 'divorced',
    education: 'secondaryVocational',
    papers: beside.map((kind) => ({ ...paper, kind })),
    help: { companion: { role: 'interpreter', name: write(60), idNumber: write(30), language: write(60) } },
  });
}

const hanzi = writings.hanzi(60);
const longestOffice = (write: Write) =>
  Office.parse({
    ...office,
    name: hanzi,
    reviewAuthority: hanzi,
    court: hanzi,
    otherOffices: [{ ...office.otherOffices[0], name: hanzi, address: write(100), phone: '1'.repeat(30), hours: write(60) }],
  });

const ofCouple: readonly DocumentKind[] = ['examinationForm', 'refusalNotice', 'redirectGuide'];
const ofParty: readonly DocumentKind[] = ['declaration', 'authenticityStatement', 'certificate', 'certificatePreview', 'photocopies'];
const supplementary = { ...emptyApplication, kind: 'supplementary', livingTogetherSince: '2009-10-01' as CivilDate } as const;
const scans = [scanOf('passport', null, 'original'), scanOf('singleProof', null, 'photocopy')];
const fonts = openFonts(resources);
const picture = await photo(626, 413);

/** Every paper of a couple laid out: what kept it from being drawn, and the smallest type on it, in points. */
function layAllOut(couple: Couple, write: Write) {
  const record = recordOf(couple, { examinationNote: write(200) });
  const source = sourceOf(couple, { record, office: longestOffice(write), scans, findings });
  const papers = [
    ...ofCouple.map((kind) => planPaper(kind, null, source)),
    ...slots.flatMap((slot) => ofParty.map((kind) => planPaper(kind, slot, source))),
    ...slots.map((slot) => planPaper('declaration', slot, { ...source, record: { ...record, application: supplementary } })),
  ];
  return papers.map(layOut);
}

function layOut(planned: PlannedPaper) {
  const pictures = Object.fromEntries(Object.keys(planned.pictures).map((field) => [field, picture]));
  const laidOut = composePaper({ ...planned, pictures, createdAt: '' }, layoutOf(planned.form), null, fonts);
  const marks = laidOut.ok ? laidOut.value.flatMap((page) => page.marks) : [];
  const sizes = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.size] : []));
  return { title: planned.title, refused: laidOut.ok ? null : laidOut.error, smallest: Math.min(...sizes) };
}

/** The same of a divorce; every word of the form as long as it may be. */
function layDivorceOut(couple: Couple, write: Write) {
  const [child] = divorceApplication.agreement.children;
  const support = { payer: 'both', amount: write(60), until: write(60), manner: write(100) } as const;
  const source = divorceSourceOf({
    couple,
    office: longestOffice(write),
    registrarName: write(30),
    examinationNote: write(200),
    dates: datesFrom('2026-12-07'),
    application: DivorceApplication.parse({
      marriage: {
        ...divorceApplication.marriage,
        authority: write(60),
        number: write(40),
        certificates: { man: 'lost', woman: 'lost' },
        archiveCopy: true,
      },
      agreement: {
        ...divorceApplication.agreement,
        children: Array.from({ length: 12 }, () => ({ ...child!, name: write(60), support, visits: write(200) })),
        property: write(200).repeat(20).slice(0, 4000),
        more: write(200).repeat(40).slice(0, 8000),
      },
    }),
    interviews: {
      man: null,
      woman: {
        willing: true,
        agrees: true,
        signed: true,
        answers: Array.from({ length: 20 }, () => ({ question: write(200), answer: write(200).repeat(2) })),
      },
    },
    visits: Array.from({ length: 8 }, () => ({ ...divorceSourceOf().visits[1]!, note: write(200), staffName: write(30) })),
    findings: Array.from({ length: 6 }, () => divorceSourceOf().findings[1]!),
  });
  return divorcePapers.map(([kind, party]) => layOut(planDivorcePaper(kind, party, source)));
}

/** Points. A certificate's places are those of its blank. */
const smallestAllowed = (title: string) => (/^(结婚证|离婚证|婚姻登记证（校对样）)/.test(title) ? 7 : 8);
const problemsOf = (couple: Couple, write: Write) =>
  [...layAllOut(couple, write), ...layDivorceOut(couple, write)].filter(
    ({ title, refused, smallest }) => refused !== null || smallest < smallestAllowed(title),
  );

describe.each(Object.entries(writings))('the longest values there are, as %s', (_, write) => {
  test.each(PartyType.options)('fit on every paper and stay readable: %s', (type) => {
    expect(problemsOf({ man: longestParty(type, write), woman: longestParty(type, write) }, write)).toEqual([]);
  });

  test.each(slots)('fit where only one of the two has them: %s', (slot) => {
    const couple = { man: parties.plain, woman: { ...parties.plain, sex: 'female' as const } };
    expect(problemsOf({ ...couple, [slot]: longestParty('foreigner', write) }, write)).toEqual([]);
  });
});

test('every country has a name that fits', () => {
  const long = countryCodes.filter((code) => countryName('zh-CN', code).length > 6);
  const problems = long.flatMap((nationality) => {
    const foreigner = { ...parties.foreigner, nationality };
    const source = sourceOf({ man: foreigner, woman: foreigner });
    return (['certificate', 'declaration', 'examinationForm', 'authenticityStatement'] as const).flatMap((kind) => {
      const planned = planPaper(kind, kind === 'examinationForm' ? null : 'man', { ...source, photoDigest: null });
      const laidOut = composePaper({ ...planned, pictures: {}, createdAt: '' }, layoutOf(planned.form), null, fonts);
      return laidOut.ok ? [] : [laidOut.error];
    });
  });
  expect(problems).toEqual([]);
});

test('remarks that their place does not hold stand whole on the further page', async () => {
  const couple = { man: longestParty('foreigner', writings.words), woman: longestParty('foreigner', writings.words) };
  const note = '双方曾用名经户籍证明核实，'.repeat(15);
  const source = sourceOf(couple, { record: recordOf(couple, { examinationNote: note }) });
  const { kind: _kind, party: _party, pictures: _pictures, ...planned } = planPaper('examinationForm', null, source);
  const { pdf } = await draw({ ...planned, pictures: {}, createdAt: '2026-11-23T02:00:00Z' });
  const text = solidTextOf(pdf);
  for (const line of planned.values['remarks']!.split('\n')) expect(text).toContain(line.replaceAll(/\s/g, ''));
  expect(text).toContain('备注（续）');
});
