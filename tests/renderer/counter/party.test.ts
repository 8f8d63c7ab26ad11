import { describe, expect, it } from 'vitest';
import { emptyParty, type CivilDate, type PartyDraft } from '#shared/model/index.ts';
import type { MrzPerson } from '#shared/model/mrz.ts';
import { waitsInVain } from '../../../renderer/counter/party/arm.ts';
import { touchedCardFields } from '../../../renderer/counter/party/card-value.ts';
import { fillFromMrz } from '../../../renderer/counter/party/from-mrz.ts';
import { changeOfDocument, changeOfType, fieldsOfType, numberName } from '../../../renderer/counter/party/party-kind.ts';
import { normaliseName } from '../../../renderer/counter/party/party-name.ts';
import { withOnlyPaper, withPaper } from '../../../renderer/counter/party/party-papers.ts';
import { manFromCard } from '../fake-couple.ts';

const at = '2026-11-22T01:30:00Z';
const french: MrzPerson = {
  documentKind: 'passport',
  number: '12AB34567',
  nationality: 'FRA',
  surname: 'MARTIN',
  givenNames: 'CLAIRE',
  name: 'MARTIN CLAIRE',
  birthDate: '1994-11-03' as CivilDate,
  sex: 'female',
  validUntil: '2031-11-02' as CivilDate,
};

describe('names', () => {
  it.each(['阿卜杜拉•买买提', '阿卜杜拉・买买提', '阿卜杜拉．买买提', '阿卜杜拉·买买提'])('have one kind of dot: %s', (typed) => {
    expect(normaliseName(typed)).toBe('阿卜杜拉·买买提');
  });
  it('are one line of at most 60 characters', () => {
    expect(normaliseName(`ANNA\n${'A'.repeat(80)}`)).toBe(`ANNA ${'A'.repeat(55)}`);
  });
  it('never end in half a character', () => {
    expect(normaliseName(`${'王'.repeat(59)}𠮷`)).toBe('王'.repeat(59));
    expect(normaliseName(`${'王'.repeat(58)}𠮷`)).toBe(`${'王'.repeat(58)}𠮷`);
    expect(normaliseName('𠮷'.repeat(40))).toBe('𠮷'.repeat(30));
  });
});

describe('another type of party', () => {
  it('keeps name, birth and sex and drops what the old papers said', () => {
    const man = manFromCard();
    const turned: PartyDraft = { ...man, ...changeOfType(man, 'foreigner') };
    expect(turned).toMatchObject({ name: '王伟', sex: 'male', birthDate: '1994-03-08', document: 'passport', nationality: '' });
    expect(turned).toMatchObject({ idNumber: '', ethnicity: '', address: '', issuer: '', validUntil: null });
  });
  it('would drop card-read values, so it asks for a reason', () => {
    const man = manFromCard();
    expect(touchedCardFields(man, changeOfType(man, 'hongKong'))).toContain('idNumber');
    expect(touchedCardFields(emptyParty, changeOfType(emptyParty, 'hongKong'))).toEqual([]);
  });
  it('keeps the whole card where the new type shows the same', () => {
    const man = manFromCard();
    expect(touchedCardFields(man, changeOfType(man, 'soldier'))).toEqual([]);
    expect({ ...man, ...changeOfType(man, 'soldier') }).toMatchObject({ idNumber: man.idNumber, address: man.address });
  });
  it('brings its own fields and the name of its number', () => {
    expect(fieldsOfType('mainlandResident')).toEqual({ ethnicity: true, nationality: false, documentNumber: false, issuer: true });
    expect(fieldsOfType('foreigner')).toEqual({ ethnicity: false, nationality: true, documentNumber: false, issuer: false });
    expect(fieldsOfType('macao').documentNumber).toBe(true);
    expect(numberName({ type: 'hongKong', document: 'mainlandTravelPermit' })).toBe('hongKong');
    expect(numberName({ type: 'foreigner', document: 'passport' })).toBe('passport');
  });
  it('drops a route that is not lawful for it', () => {
    const overseas: PartyDraft = {
      ...emptyParty,
      type: 'overseasChinese',
      document: 'passport',
      papers: withPaper({ ...emptyParty, type: 'overseasChinese' }, 'singleProof', { route: 'chineseMissionIssued', issuer: '驻法国使馆' }),
    };
    expect(changeOfType(overseas, 'foreigner').papers).toMatchObject([{ kind: 'singleProof', route: null, issuer: '驻法国使馆' }]);
  });
});

it('another document drops the number and validity of the first', () => {
  const party: PartyDraft = {
    ...emptyParty,
    type: 'foreigner',
    document: 'passport',
    idNumber: '12AB34567',
    validUntil: '2031-11-02' as CivilDate,
  };
  expect(changeOfDocument(party, 'permanentResidentCard')).toMatchObject({ idNumber: '', validUntil: null });
});

describe('papers', () => {
  const hongKong: PartyDraft = { ...emptyParty, type: 'hongKong' };
  it('take the only lawful route by themselves, and go when nothing is written of them', () => {
    const papers = withPaper(hongKong, 'singleDeclaration', { number: '2026-1' });
    expect(papers).toMatchObject([{ kind: 'singleDeclaration', number: '2026-1', route: 'entrustedNotary' }]);
    expect(withPaper({ ...hongKong, papers }, 'singleDeclaration', { number: '' })).toEqual([]);
  });
  it('of a divorce are one of several', () => {
    const among = ['divorceCertificate', 'divorceJudgment'] as const;
    const papers = withOnlyPaper(emptyParty, 'divorceCertificate', among);
    expect(withOnlyPaper({ ...emptyParty, papers }, 'divorceJudgment', among).map(({ kind }) => kind)).toEqual(['divorceJudgment']);
  });
});

describe('a machine readable zone', () => {
  it('turns an empty slot into the party it names', () => {
    const fill = fillFromMrz(emptyParty, french, at)!;
    expect(fill.contradicts).toEqual([]);
    expect(fill.change).toMatchObject({
      type: 'foreigner',
      document: 'passport',
      nationality: 'FRA',
      idNumber: '12AB34567',
      name: 'MARTIN CLAIRE',
    });
    expect(fill.change.sources?.idNumber).toEqual({ kind: 'mrz', at });
  });
  it('of a travel permit fills its number and leaves that of the identity card', () => {
    const permit: MrzPerson = { ...french, documentKind: 'mainlandTravelPermit', number: 'M12345678', nationality: 'CHN' };
    expect(fillFromMrz(emptyParty, permit, at)!.change).toMatchObject({ type: 'macao', documentNumber: 'M12345678', idNumber: '' });
  });
  it('never replaces what a card said', () => {
    expect(fillFromMrz(manFromCard(), french, at)!.contradicts).toContain('idNumber');
  });
  it('of any other card fills nothing', () => {
    expect(fillFromMrz(emptyParty, { ...french, documentKind: null }, at)).toBeNull();
  });
});

describe('a reader that nobody told to wait', () => {
  const waiting = { state: 'waiting', problem: null, sam: null, armed: { caseId: 'case', slot: 'woman' }, desk: null } as const;
  const filled = { man: manFromCard(), woman: { ...emptyParty, name: 'MARTIN CLAIRE' } };
  it('rests when the last slot was filled without it', () => {
    expect(waitsInVain(waiting, 'case', filled, null)).toBe(true);
    expect(waitsInVain(waiting, 'case', { ...filled, woman: emptyParty }, null)).toBe(false);
  });
  it('goes on waiting for the other slot, for a chosen one and for another case', () => {
    expect(waitsInVain(waiting, 'case', { ...filled, man: emptyParty }, null)).toBe(false);
    expect(waitsInVain(waiting, 'case', filled, 'woman')).toBe(false);
    expect(waitsInVain(waiting, 'another', filled, null)).toBe(false);
  });
});
