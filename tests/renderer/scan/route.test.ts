import { describe, expect, it } from 'vitest';
import { formatDeskCode, formatPaperBarcode, type CivilDate } from '#shared/model/index.ts';
import { routeScan } from '../../../renderer/scan/route.ts';
import { people } from '../../emulators/people.ts';

const paper = formatPaperBarcode({ openedOn: '2026-11-22' as CivilDate, caseNumber: '03-1122-007', kind: 'declaration', party: 'man' });

describe('what is scanned is known by its shape and its check', () => {
  it.each([
    [paper, 'paper', paper],
    [paper.toLowerCase(), 'paper', paper],
    [people.wangWei.idNumber, 'idNumber', people.wangWei.idNumber],
    ['03-1122-007', 'caseNumber', '03-1122-007'],
    ['J330106-2026-000001', 'registrationNumber', 'J330106-2026-000001'],
    ['Ｊ３３０１０６－２０２６－０００００１', 'registrationNumber', 'J330106-2026-000001'],
  ])('%s is looked up as a %s', (text, what, found) => {
    expect(routeScan(text)).toEqual({ kind: 'lookUp', what, text: found });
  });

  it.each(['appointment', 'ticket', 'ceremony', 'preReview'] as const)('a slip of kind %s goes to its page', (of) => {
    const text = formatDeskCode(of, '0123456789');
    expect(routeScan(text)).toEqual({ kind: 'slip', of, text });
  });
});

describe('anything else is said by kind and length, and goes nowhere', () => {
  const zone = `${'P<CHN'.padEnd(44, '<')}\n${'E12345678'.padEnd(44, '<')}`;
  it.each([
    ['https://example.org/pay?to=1', 'address'],
    ['HTTP://EXAMPLE.ORG', 'address'],
    ['weixin://wxpay/bizpayurl?pr=abc', 'address'],
    ['wxp://f2f0abc', 'address'],
    ['javascript:alert(1)', 'address'],
    ['www.example.org', 'address'],
    ['1.2.156.3005.2.11100000000013338W001.123456', 'licence'],
    [zone, 'zone'],
    ['9'.repeat(500), 'tooLong'],
    ["' OR 1=1 --", 'unknown'],
    ['6901234567892', 'unknown'],
    ['', 'unknown'],
  ])('%s: %s', (text, why) => {
    expect(routeScan(text)).toEqual({ kind: 'refused', why, length: text.trim().length });
  });

  it('a code of ours with one character wrong is misread, not another couple’s', () => {
    const slip = formatDeskCode('ticket', '0123456789');
    expect(routeScan(`${slip.slice(0, -1)}${slip.endsWith('0') ? '1' : '0'}`)).toMatchObject({ why: 'misread' });
    const { idNumber } = people.wangWei;
    expect(routeScan(`${idNumber.slice(0, 16)}${(Number(idNumber[16]) + 1) % 10}${idNumber[17]}`)).toMatchObject({ why: 'misread' });
    expect(routeScan(`T269922${paper.slice(7)}`)).toMatchObject({ why: 'misread' });
  });
});
