import type { TFunction } from 'i18next';
import type { LinkView, QueueItem, QueueReason } from '#shared/contract/index.ts';

/** Why something waits, or what the province objects to, in a sentence. A code nobody wrote a sentence for gets that of its family. */
export function reasonWords(t: TFunction, { code, text }: QueueReason): string {
  const [family = ''] = code.split('.');
  const words = t([`queue:reason.${code}`, `queue:reason.family.${family}`, 'queue:reason.other'], { code });
  return text === null || isOurs(code) ? words : `${words}${t('queue:reason.said', { text })}`;
}

/** Codes of this program; the province has no words of its own for them. */
function isOurs(code: string): boolean {
  return code.startsWith('link.') || code.startsWith('queue.');
}

/** Why an item stands where it stands; null for what is done. */
export function itemWords(t: TFunction, { reason, state }: QueueItem): string | null {
  if (reason !== null) return reasonWords(t, reason);
  const isMoving = state === 'queued' || state === 'sealed' || state === 'sent' || state === 'received';
  return isMoving ? t(`queue:reason.queue.${state}`) : null;
}

export function troubleWords(t: TFunction, trouble: NonNullable<LinkView['trouble']>): string {
  return reasonWords(t, { code: trouble.code ?? `link.${trouble.why}`, text: null });
}

/** What an act or a question is called. */
export function typeWords(t: TFunction, type: string): string {
  return t([`queue:type.${type}`, 'queue:type.other']);
}
