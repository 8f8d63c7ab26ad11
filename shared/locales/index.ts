import { createInstance, type TFunction } from 'i18next';
import enApplicant from './en/applicant.json' with { type: 'json' };
import enArchives from './en/archives.json' with { type: 'json' };
import enBackfill from './en/backfill.json' with { type: 'json' };
import enCli from './en/cli.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enCounter from './en/counter.json' with { type: 'json' };
import enDevices from './en/devices.json' with { type: 'json' };
import enEntry from './en/entry.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enFrontDesk from './en/front-desk.json' with { type: 'json' };
import enKioskLock from './en/kiosk-lock.json' with { type: 'json' };
import enKiosk from './en/kiosk.json' with { type: 'json' };
import enLaw from './en/law.json' with { type: 'json' };
import enPapers from './en/papers.json' with { type: 'json' };
import enQueue from './en/queue.json' with { type: 'json' };
import enShell from './en/shell.json' with { type: 'json' };
import enSignage from './en/signage.json' with { type: 'json' };
import enSupervisor from './en/supervisor.json' with { type: 'json' };
import enTerms from './en/terms.json' with { type: 'json' };
import zhApplicant from './zh-CN/applicant.json' with { type: 'json' };
import zhArchives from './zh-CN/archives.json' with { type: 'json' };
import zhBackfill from './zh-CN/backfill.json' with { type: 'json' };
import zhCli from './zh-CN/cli.json' with { type: 'json' };
import zhCommon from './zh-CN/common.json' with { type: 'json' };
import zhCounter from './zh-CN/counter.json' with { type: 'json' };
import zhDevices from './zh-CN/devices.json' with { type: 'json' };
import zhEntry from './zh-CN/entry.json' with { type: 'json' };
import zhErrors from './zh-CN/errors.json' with { type: 'json' };
import zhFrontDesk from './zh-CN/front-desk.json' with { type: 'json' };
import zhKioskLock from './zh-CN/kiosk-lock.json' with { type: 'json' };
import zhKiosk from './zh-CN/kiosk.json' with { type: 'json' };
import zhLaw from './zh-CN/law.json' with { type: 'json' };
import zhPapers from './zh-CN/papers.json' with { type: 'json' };
import zhQueue from './zh-CN/queue.json' with { type: 'json' };
import zhShell from './zh-CN/shell.json' with { type: 'json' };
import zhSignage from './zh-CN/signage.json' with { type: 'json' };
import zhSupervisor from './zh-CN/supervisor.json' with { type: 'json' };
import zhTerms from './zh-CN/terms.json' with { type: 'json' };

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

/** language → namespace (the file's name) → sentences. */
export const resources = {
  'zh-CN': {
    applicant: zhApplicant,
    archives: zhArchives,
    backfill: zhBackfill,
    cli: zhCli,
    common: zhCommon,
    counter: zhCounter,
    devices: zhDevices,
    entry: zhEntry,
    errors: zhErrors,
    'front-desk': zhFrontDesk,
    'kiosk-lock': zhKioskLock,
    kiosk: zhKiosk,
    law: zhLaw,
    papers: zhPapers,
    queue: zhQueue,
    shell: zhShell,
    signage: zhSignage,
    supervisor: zhSupervisor,
    terms: zhTerms,
  },
  en: {
    applicant: enApplicant,
    archives: enArchives,
    backfill: enBackfill,
    cli: enCli,
    common: enCommon,
    counter: enCounter,
    devices: enDevices,
    entry: enEntry,
    errors: enErrors,
    'front-desk': enFrontDesk,
    'kiosk-lock': enKioskLock,
    kiosk: enKiosk,
    law: enLaw,
    papers: enPapers,
    queue: enQueue,
    shell: enShell,
    signage: enSignage,
    supervisor: enSupervisor,
    terms: enTerms,
  },
} as const;

/**
 * `t('errors:store.locked')` in one language, outside any window. Chinese stands in for what English lacks.
 * `strict`, for what is printed: throws for a key or a parameter that is missing, where a screen would show the key.
 */
export function createTranslator(language: Language, { strict = false } = {}): TFunction {
  const instance = createInstance();
  void instance.init({
    resources,
    lng: language,
    fallbackLng: 'zh-CN',
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
    ...(strict && {
      appendNamespaceToMissingKey: true,
      parseMissingKeyHandler: (key: string) => missing(`no words for ${key}`),
      missingInterpolationHandler: (text: string, [placeholder]: RegExpExecArray) => missing(`nothing for ${placeholder} in “${text}”`),
    }),
  });
  return instance.t;
}

function missing(what: string): never {
  throw new Error(what);
}

export { countryName } from './country-name.ts';
export { errorSentence } from './error-sentence.ts';
export { ethnicityName } from './ethnicity-name.ts';
export { findingSentence } from './finding-sentence.ts';
