import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementElements, agreementGaps, blocks, examineDivorce, isOfAge, isStatutory } from '#shared/law/divorce/index.ts';
import { AgreementElement, CivilDate, DivorceAgreement, DivorceStep, type AgreedChild } from '#shared/model/index.ts';
import { today, told } from './couple.ts';
import { child, goodDivorce, ownAgreement, saysOfDivorce, withAgreement, withDivorcePractice, writtenAgreement } from './divorcing.ts';

const gapsOf = (agreement: DivorceAgreement) =>
  agreementGaps(agreement).map(({ element, child: of }) => (of === null ? element : `${element} ${of}`));
const written = (changes: Partial<DivorceAgreement>) => ({ ...writtenAgreement, ...changes });
const withChild = (changes: Partial<AgreedChild>) => written({ children: [child, { ...child, ...changes }] });
const support = (changes: Partial<AgreedChild['support']>) => ({ support: { ...child.support, ...changes } });

describe('M-48 the agreement', () => {
  it.each([
    ['everything', written({}), []],
    ['everything, none of anything', written({ children: [], noChildren: true, property: '', noProperty: true }), []],
    ['nothing', DivorceAgreement.parse({ from: 'assistant' }), ['willing', 'children', 'property', 'debts']],
    ['no word on their will', written({ willing: false }), ['willing']],
    ['neither children nor that there are none', written({ children: [] }), ['children']],
    ['children, and that there are none', written({ noChildren: true }), ['children']],
    ['only blanks on property', written({ property: ' \n' }), ['property']],
    ['property, and that there is none', written({ noProperty: true }), ['property']],
    ['no word on debts', written({ noDebts: false }), ['debts']],
    ['debts, and that there are none', written({ debts: '房贷由女方偿还。' }), ['debts']],
    ['debts alone', written({ debts: '房贷由女方偿还。', noDebts: false }), []],
    ['a child without a name', withChild({ name: ' ' }), ['children 1']],
    ['a child with nobody', withChild({ custody: null }), ['custody 1']],
    ['a child in turn', withChild({ custody: 'inTurn' }), []],
    ['nobody named who pays', withChild(support({ payer: null })), ['supportPayer 1']],
    ['no amount', withChild(support({ amount: '' })), ['supportAmount 1']],
    ['no end', withChild(support({ until: '' })), ['supportUntil 1']],
    ['no manner', withChild(support({ manner: '' })), ['supportManner 1']],
    ['nobody pays, expressly', withChild(support({ payer: 'none', amount: '', until: '', manner: '' })), []],
    ['no visits', withChild({ visits: '' }), ['visits 1']],
    [
      'an empty child',
      withChild({ name: '', custody: null, support: { payer: null, amount: '', until: '', manner: '' }, visits: '' }),
      ['children 1', 'custody 1', 'supportPayer 1', 'supportAmount 1', 'supportUntil 1', 'supportManner 1', 'visits 1'],
    ],
  ] as const)('M-48 written here with %s', (_, agreement, expected) => {
    expect(gapsOf(agreement)).toEqual(expected);
  });

  it('M-48 their own is held against the same list', () => {
    expect(gapsOf(ownAgreement)).toEqual([]);
    expect(gapsOf({ ...ownAgreement, found: [] })).toEqual(AgreementElement.options);
    expect(gapsOf({ ...ownAgreement, found: [], noChildren: true })).toEqual(['willing', 'property', 'debts']);
    for (const element of AgreementElement.options) {
      const found = AgreementElement.options.filter((each) => each !== element);
      expect(gapsOf({ ...ownAgreement, found })).toEqual([element]);
    }
  });

  it('M-48 what concerns a child is asked only where there is one', () => {
    const withoutChild = ['willing', 'children', 'property', 'debts'];
    expect(agreementElements(written({ children: [child] }))).toEqual(AgreementElement.options);
    expect(agreementElements(written({ children: [], noChildren: true }))).toEqual(withoutChild);
    expect(agreementElements(written({ children: [], noChildren: false }))).toEqual(withoutChild);
    expect(agreementElements({ ...ownAgreement, noChildren: false })).toEqual(AgreementElement.options);
    expect(agreementElements({ ...ownAgreement, noChildren: true })).toEqual(withoutChild);
  });

  it.each([
    ['the day before eighteen', '2008-05-21', '2026-05-20', false],
    ['the eighteenth birthday', '2008-05-20', '2026-05-20', true],
    ['born on 29 February, on 28 February', '2008-02-29', '2026-02-28', false],
    ['born on 29 February, on 1 March', '2008-02-29', '2026-03-01', true],
    ['not born yet', '2026-05-21', '2026-05-20', false],
  ])('M-48 a child is of age (民法典 17): %s', (_, birthDate, on, expected) => {
    expect(isOfAge(CivilDate.parse(birthDate), CivilDate.parse(on))).toBe(expected);
  });

  it('M-48 what they write besides is theirs: no words make a complete agreement lack anything', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (property, debts, more) => {
        fc.pre(property.trim() !== '' && debts.trim() !== '');
        expect(agreementGaps(written({ property, debts, noDebts: false, more }))).toEqual([]);
      }),
    );
  });

  it('M-48 the statute wants four matters of it', () => {
    const gaps = agreementGaps({ ...ownAgreement, found: [] });
    expect(gaps.filter(isStatutory).map(({ element }) => element)).toEqual(['willing', 'children', 'custody', 'property', 'debts']);
  });

  const incomplete = withAgreement(written({ noDebts: false, children: [child, { ...child, visits: '' }, { ...child, visits: '' }] }));

  it('M-48 tells each matter once, and bars the examination where one of the four is missing', () => {
    expect(saysOfDivorce('M-48', {})).toEqual(['pass complete']);
    expect(saysOfDivorce('M-48', incomplete)).toEqual(['ask visits', 'ask debts', 'ask incomplete']);
    expect(saysOfDivorce('M-48', withAgreement(withChild({ visits: '' })))).toEqual(['ask visits']);
    expect(saysOfDivorce('M-48', withAgreement(DivorceAgreement.parse({})))).toEqual([]);
    const barred = DivorceStep.options.filter((step) =>
      told(blocks(examineDivorce(goodDivorce(step, incomplete), today), step)).includes('M-48 ask incomplete'),
    );
    expect(barred).toEqual(['examine', 'prepare', 'register']);
  });

  it('M-48 where the office keeps it, anything missing bars acceptance; elsewhere nothing does', () => {
    const fine = withAgreement(withChild({ visits: '' }));
    const scans = [{ kind: 'divorceAgreement', party: null }] as const;
    const at = (agreementAtApply: 'none' | 'view' | 'collect') =>
      told(
        blocks(
          examineDivorce(goodDivorce('accept', { ...fine, scans: [...scans], ...withDivorcePractice({ agreementAtApply }) }), today),
          'accept',
        ),
      );
    expect(at('none')).toEqual([]);
    expect(at('view')).toEqual([]);
    expect(at('collect')).toEqual(['M-48 ask incompleteAtAcceptance']);
  });
});
