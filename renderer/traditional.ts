import { byNamespace } from './sentences.ts';

/** Namespace → sentences, of what a kiosk shows. */
export const traditional = byNamespace(
  import.meta.glob(['../shared/locales/zh-Hant/*.json', '!../shared/locales/zh-Hant/cli.json', '!../shared/locales/zh-Hant/shell.json'], {
    eager: true,
    import: 'default',
  }),
);
