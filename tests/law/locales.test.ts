import i18next from 'i18next';
import { describe, expect, it } from 'vitest';
import { discrepancyProcedures } from '#shared/law/discrepancies.ts';
import { divorceRules } from '#shared/law/divorce/index.ts';
import { marriageRules } from '#shared/law/marriage/index.ts';
import { lookUpRules } from '#shared/law/records/look-up.ts';
import { proceedingRules } from '#shared/law/proceedings/rules.ts';
import { standingRules } from '#shared/law/records/standing.ts';
import { reissueRules } from '#shared/law/reissue/index.ts';
import type { Saying } from '#shared/law/rule.ts';
import {
  Business,
  Capability,
  DivorceAction,
  DivorceState,
  DocumentKind,
  Education,
  ethnicityCodes,
  MaritalStatus,
  MarriageAction,
  MarriageState,
  OnlineCheck,
  PartyType,
  PrintState,
  Sex,
  Slot,
  StaffRole,
} from '#shared/model/index.ts';
import enLaw from '#shared/locales/en/law.json' with { type: 'json' };
import enTerms from '#shared/locales/en/terms.json' with { type: 'json' };
import zhLaw from '#shared/locales/zh-CN/law.json' with { type: 'json' };
import zhTerms from '#shared/locales/zh-CN/terms.json' with { type: 'json' };

const languages = ['zh-CN', 'en'] as const;
const i18n = i18next.createInstance();
await i18n.init({
  lng: 'zh-CN',
  fallbackLng: false,
  resources: { 'zh-CN': { law: zhLaw, terms: zhTerms }, en: { law: enLaw, terms: enTerms } },
  interpolation: { escapeValue: false },
});

/** What the businesses say in the same words of the same article is looked at once. */
const spoken = [...marriageRules, ...divorceRules, ...standingRules, ...lookUpRules, ...reissueRules, ...proceedingRules].flatMap(
  ({ id, article, says }) =>
    Object.entries<Saying<string>>(says).map(([message, saying]) => ({
      key: `${id}.${message}`,
      article: saying.article ?? article,
      params: saying.params,
    })),
);
const sayings = [...new Map(spoken.map((saying) => [JSON.stringify(saying), saying])).values()];

/** The names a sentence interpolates. */
function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name]) => name!).sort();
}

function leaves(value: object, path: readonly string[] = []): string[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    typeof inner === 'string' ? [[...path, key].join('.')] : leaves(inner as object, [...path, key]),
  );
}

describe.each(languages)('the words of the law in %s', (language) => {
  const t = i18n.getFixedT(language);
  const texts: Record<string, Record<string, string>> = language === 'en' ? enLaw : zhLaw;

  it.each(sayings)('$key has its sentence with its parameters, and its article', ({ key, article, params }) => {
    const [rule, message] = key.split('.') as [string, string];
    expect(placeholders(texts[rule]?.[message] ?? 'missing {{sentence}}')).toEqual([...params].sort());
    const said = t(`law:${key}`, Object.fromEntries(params.map((name) => [name, `<${name}>`])));
    for (const name of params) expect(said).toContain(`<${name}>`);
    expect(said).not.toContain('{{');
    expect(i18n.exists(`law:article.${article}`, { lng: language })).toBe(true);
    expect(t(`law:article.${article}`)).not.toContain('.1');
  });

  it('every rule has a title', () => {
    for (const { id } of [...marriageRules, ...divorceRules, ...standingRules, ...lookUpRules, ...reissueRules])
      expect(i18n.exists(`law:${id}.title`, { lng: language }), id).toBe(true);
  });

  it('says nothing that no rule says, and names no article that no rule cites', () => {
    const known = new Set(sayings.map(({ key }) => key));
    const written = leaves(texts).filter((key) => key.startsWith('M-') && !key.endsWith('.title'));
    expect(written.filter((key) => !known.has(key))).toEqual([]);
    const procedures = Object.values(discrepancyProcedures).flatMap(({ articles }) => articles);
    const cited = new Set([...sayings.map(({ article }) => article), ...procedures]);
    expect(Object.keys(texts['article']!).filter((key) => !cited.has(key))).toEqual([]);
  });

  it.each([
    ['slot', Slot.options],
    ['sex', Sex.options],
    ['partyType', PartyType.options],
    ['maritalStatus', MaritalStatus.options],
    ['education', Education.options],
    ['business', Business.options],
    ['capability', Capability.options],
    ['staffRole', StaffRole.options],
    ['marriageAction', MarriageAction.options],
    ['marriageState', MarriageState.options],
    ['divorceAction', DivorceAction.options],
    ['divorceState', DivorceState.options],
    ['documentKind', DocumentKind.options],
    ['printState', PrintState.options],
    ['onlineCheck', OnlineCheck.shape.state.options],
    ['ethnicity', ethnicityCodes],
  ] as const)('terms.%s names every code and nothing else', (group, codes) => {
    const names: Record<string, string> = (language === 'en' ? enTerms : zhTerms)[group];
    expect(Object.keys(names).sort()).toEqual([...codes].sort());
    expect(new Set(Object.values(names)).size).toBe(codes.length);
    for (const code of codes) expect(t(`terms:${group}.${code}`)).toBe(names[code]);
  });
});

describe('both languages', () => {
  it('have the same keys', () => {
    expect(leaves(enLaw).sort()).toEqual(leaves(zhLaw).sort());
    expect(leaves(enTerms).sort()).toEqual(leaves(zhTerms).sort());
  });

  it('name the statutory papers and the nationality as the papers do', () => {
    expect(zhTerms.documentKind.declaration).toBe('申请结婚登记声明书');
    expect(zhTerms.documentKind.examinationForm).toBe('结婚登记审查处理表');
    expect(zhTerms.documentKind.refusalNotice).toBe('不予办理结婚登记告知书');
    expect(zhLaw.opinion.marriage).toBe('符合结婚条件，准予登记');
    expect(zhLaw.opinion.divorce).toBe('符合离婚条件，准予登记');
    expect(zhTerms.documentKind).toMatchObject({
      divorceApplication: '离婚登记申请书',
      acceptanceReceipt: '离婚登记申请受理回执单',
      divorceRefusalNotice: '不予受理离婚登记申请告知书',
      withdrawalApplication: '撤回离婚登记申请书',
      withdrawalConfirmation: '撤回离婚登记申请确认单',
      divorceDeclaration: '申请离婚登记声明书',
      divorceNotNowNotice: '不予办理离婚登记告知书',
      divorceExaminationForm: '离婚登记审查处理表',
    });
  });
});

describe('民族 (GB/T 3304)', () => {
  it('has 56 peoples, others and citizens of foreign descent', () => {
    expect(ethnicityCodes).toHaveLength(58);
    expect(zhTerms.ethnicity).toMatchObject({ '01': '汉族', '15': '土家族', '46': '德昂族', '56': '基诺族', '97': '其他' });
    expect(enTerms.ethnicity).toMatchObject({ '05': 'Uygur', '29': 'Kirgiz', '56': 'Jino' });
  });
});
