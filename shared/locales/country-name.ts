import countries from 'i18n-iso-countries/index.js';
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import chinese from 'i18n-iso-countries/langs/zh.json' with { type: 'json' };

countries.registerLocale(chinese);
countries.registerLocale(english);

/** The short name of a country by its ISO 3166 alpha-3 code, as papers write it (美国, 英国). A code the standard does not have stands for itself. */
export function countryName(language: 'zh-CN' | 'en', alpha3: string): string {
  const alpha2 = countries.alpha3ToAlpha2(alpha3);
  return (alpha2 && countries.getName(alpha2, language === 'en' ? 'en' : 'zh')) ?? alpha3;
}

/** Every ISO 3166-1 alpha-3 code. */
export const countryCodes: readonly string[] = Object.keys(countries.getAlpha3Codes());

/** The ISO 3166-1 alpha-3 code of a country by its name, short or official, in Chinese or English, or by one of its codes; null: there is none such. */
export function countryCodeOf(written: string): string | null {
  const text = written.trim();
  const code = text.toUpperCase();
  if (countryCodes.includes(code)) return code;
  return countries.alpha2ToAlpha3(code) ?? countries.getAlpha3Code(text, 'zh') ?? countries.getAlpha3Code(text, 'en') ?? null;
}
