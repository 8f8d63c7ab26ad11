import { byNamespace } from './sentences.ts';

/** Namespace → sentences, of what a kiosk shows. */
export const traditional = byNamespace(import.meta.glob('../shared/locales/zh-Hant/*.json', { eager: true, import: 'default' }));
