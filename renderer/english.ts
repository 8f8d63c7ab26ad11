import { byNamespace } from './sentences.ts';

/** Namespace → sentences. */
export const english = byNamespace(
  import.meta.glob(['../shared/locales/en/*.json', '!../shared/locales/en/cli.json', '!../shared/locales/en/shell.json'], {
    eager: true,
    import: 'default',
  }),
);
