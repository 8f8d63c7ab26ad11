import { describe, expect, test } from 'vitest';
import { createTranslator, languages } from '#shared/locales/index.ts';
import { reasonWords, troubleWords, typeWords } from '../../../renderer/queue/reason-words.ts';

/** Everything an act or the way to the province may be stopped by: section 6 of docs/sync-protocol.md, and our own. */
const codes = [
  ...['unreachable', 'untrusted', 'notAdmitted', 'timedOut', 'garbled', 'busy'].map((why) => `link.${why}`),
  ...['invalid', 'part', 'earlierRejected', 'foreignOffice', 'duplicateNumber', 'marriedAlready', 'notMarried'].map((why) => `act.${why}`),
  ...['unsendable', 'tooLong', 'attachmentLost'].map((why) => `act.${why}`),
  'certificate.expired',
  'envelope.signature',
  'chain.gap',
  'content.invalid',
  'content.tooMany',
  'part.digest',
  'request.tooLarge',
  'answer.notOurs',
  'question.exhausted',
  'province.failed',
  'queue.waitsForEarlier',
];

describe.each(languages)('%s', (language) => {
  const t = createTranslator(language);

  test.each(codes)('says why %s waits in a sentence, not in a code', (code) => {
    const words = reasonWords(t, { code, text: null });
    expect(words).not.toContain('reason');
    expect(words).toMatch(language === 'en' ? /^[A-Z].*\.$/ : /。$/);
    expect(words).not.toBe(t('queue:reason.other', { code }));
  });

  test('shows the code of what nobody wrote a sentence for, and the words of the province', () => {
    expect(reasonWords(t, { code: 'new.thing', text: '某种新情况' })).toMatch(/new\.thing.*某种新情况/);
    expect(reasonWords(t, { code: 'act.invalid', text: '某种新情况' })).toContain('某种新情况');
  });

  test('names what is sent', () => {
    expect(typeWords(t, 'marriage.registered')).toBe(t('queue:type.marriage.registered'));
    expect(typeWords(t, 'something.else')).toBe(t('queue:type.other'));
    expect(troubleWords(t, { why: 'busy', code: null })).toBe(reasonWords(t, { code: 'link.busy', text: null }));
  });
});
