import { describe, expect, it } from 'vitest';
import {
  blocks,
  examineMarriage,
  isRedirectable,
  redirectGrounds,
  refusalGrounds,
  requiredCapabilities,
} from '#shared/law/marriage/index.ts';
import { Capability, emptyParty, LocalPractice, type PartyDraft, type PartyType } from '#shared/model/index.ts';
import {
  foreigner,
  goodFacts,
  goodMixedFacts,
  hongKong,
  macao,
  man,
  overseasChinese,
  parties,
  says,
  soldier,
  stateless,
  taiwan,
  today,
  told,
  woman,
} from './couple.ts';

const strict = LocalPractice.parse({});
const of = (first: PartyDraft, second: PartyDraft = woman()) => ({ man: first, woman: second });
const wife = (type: PartyType) => parties[type]('female', type === 'foreigner' ? { idNumber: '98ZY76543' } : {});

describe('M-14 which office may', () => {
  it.each([
    ['two residents', of(man()), ['mainland']],
    ['a soldier', of(soldier()), ['mainland']],
    ['Hong Kong', of(hongKong()), ['hongKongMacao']],
    ['Macao and a soldier', of(macao(), wife('soldier')), ['hongKongMacao']],
    ['Taiwan', of(taiwan()), ['taiwan']],
    ['overseas Chinese', of(overseasChinese()), ['overseasChinese']],
    ['a foreigner', of(foreigner()), ['foreign']],
    ['a stateless person', of(stateless()), ['foreign']],
    ['Hong Kong and a foreigner', of(hongKong(), wife('foreigner')), null],
    ['Hong Kong and Macao', of(hongKong(), wife('macao')), null],
    ['Taiwan and overseas Chinese', of(taiwan(), wife('overseasChinese')), null],
    ['two foreigners', of(foreigner(), wife('stateless')), null],
  ] as const)('M-14 %s', (_, couple, expected) => {
    expect(requiredCapabilities(couple, strict)).toEqual(expected);
    const reversed = { man: couple.woman, woman: couple.man };
    expect([...(requiredCapabilities(reversed, strict) ?? ['none'])].sort()).toEqual([...(expected ?? ['none'])].sort());
  });

  it('M-14 what the province opened is open, at an office with every capability it needs', () => {
    expect(requiredCapabilities(of(hongKong(), wife('macao')), { ...strict, notMainlandCouples: true })).toEqual(['hongKongMacao']);
    expect(requiredCapabilities(of(hongKong(), wife('taiwan')), { ...strict, notMainlandCouples: true })).toEqual([
      'hongKongMacao',
      'taiwan',
    ]);
    expect(requiredCapabilities(of(hongKong(), wife('foreigner')), { ...strict, notMainlandCouples: true })).toEqual([
      'hongKongMacao',
      'foreign',
    ]);
    expect(requiredCapabilities(of(hongKong(), wife('foreigner')), { ...strict, foreignCouples: true })).toBeNull();
    expect(requiredCapabilities(of(foreigner(), wife('foreigner')), { ...strict, foreignCouples: true })).toEqual(['foreign']);
    expect(requiredCapabilities(of(foreigner(), wife('foreigner')), { ...strict, notMainlandCouples: true })).toBeNull();
  });

  it.each([
    [man(), 'notCapable'],
    [hongKong(), 'notCapableHongKongMacao'],
    [taiwan(), 'notCapableTaiwan'],
    [overseasChinese(), 'notCapableOverseasChinese'],
    [foreigner(), 'notCapableForeign'],
  ])('M-14 another office may: a guide, no notice', (first, message) => {
    const findings = examineMarriage(goodMixedFacts(first, { step: 'identify', capabilities: [] }), today);
    expect(told(redirectGrounds(findings))).toEqual([`M-14 refuse ${message}`]);
    expect(isRedirectable(findings)).toBe(true);
    expect(refusalGrounds(findings)).toEqual([]);
    expect(told(blocks(findings, 'identify'))).toEqual([`M-14 refuse ${message}`]);
  });

  it.each([
    [of(hongKong(), wife('macao')), 'closedNotMainland'],
    [of(foreigner(), wife('macao')), 'closedNotMainland'],
    [of(foreigner(), wife('foreigner')), 'closedForeign'],
  ])('M-14 no office is known that may: 不予受理', (couple, message) => {
    const findings = examineMarriage(goodFacts('identify', { couple, capabilities: [...Capability.options] }), today);
    expect(told(refusalGrounds(findings))).toEqual([`M-14 refuse ${message}`]);
    expect(isRedirectable(findings)).toBe(false);
  });

  it('M-14 says nothing of a couple that was not read yet', () => {
    expect(says('M-14', { couple: of(man(), emptyParty), capabilities: [] })).toEqual([]);
    expect(says('M-14', {})).toEqual(['pass capable']);
  });
});
