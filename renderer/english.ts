import { byNamespace } from './sentences.ts';

/** Namespace → sentences. */
export const english = byNamespace(import.meta.glob('../shared/locales/en/*.json', { eager: true, import: 'default' }));
