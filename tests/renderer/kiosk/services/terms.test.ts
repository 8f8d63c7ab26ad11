import { describe, expect, it } from 'vitest';
import kioskEnglish from '#shared/locales/en/kiosk.json' with { type: 'json' };
import termsEnglish from '#shared/locales/en/terms.json' with { type: 'json' };
import kioskChinese from '#shared/locales/zh-CN/kiosk.json' with { type: 'json' };
import termsChinese from '#shared/locales/zh-CN/terms.json' with { type: 'json' };

// The kiosk has its own, so that a language the hall added can have them: they say what the counter's forms say.
describe.each([
  ['zh-CN', kioskChinese, termsChinese],
  ['en', kioskEnglish, termsEnglish],
])('the terms of the kiosk in %s', (_, { services: { ahead, cases } }, terms) => {
  it('are those of the forms', () => {
    expect(ahead.maritalStatus).toEqual(terms.maritalStatus);
    expect(ahead.education).toEqual(terms.education);
    expect(cases.business).toEqual(terms.business);
  });
});
