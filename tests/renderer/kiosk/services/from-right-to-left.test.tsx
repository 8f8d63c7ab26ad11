import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { appointment } from '../fake-kiosk.ts';
import { chineseLeft, chooseRightToLeft, emit, open, press, question, say } from '../hands.tsx';
import { booked, both, calendar, divorce, drafts, preReview, request } from './fake-services.ts';

/** Names of people are Chinese wherever they stand. */
const left = (): string[] => chineseLeft().filter((text) => !/王\*明|陈\*/u.test(text));
const enter = async (options: Parameters<typeof open>[0]) => {
  const hall = await open({ card: both, ...options });
  await chooseRightToLeft();
  await press(say('welcome.card'));
  await question(say('identify.title'));
  await emit(hall, { event: 'kiosk.cardRead' });
  await screen.findByRole('button', { name: say('visit.services.book.title') });
  return hall;
};
const pressed = (key: string) => press(say(key));

describe('in the language the hall added', () => {
  it('an appointment is booked without a word of Chinese; times and codes keep their order', async () => {
    await enter({
      answers: {
        'kiosk.days': calendar(['2026-11-25']),
        'kiosk.book': (input) => ({ ok: true, value: { ...booked(input), counterName: '' } }),
      },
    });
    await pressed('visit.services.book.title');
    await question(say('services.book.title'));
    expect(left()).toEqual([]);
    await pressed('service.marriage');
    await question(say('services.book.day'));
    await press(/2026/);
    await question(say('services.book.time'));
    expect(left()).toEqual([]);
    await press(/08:30/);
    await question(say('services.book.confirm'));
    expect(left()).toEqual([]);
    await pressed('services.book.do');
    await question(say('services.appointments.booked'));
    expect(left()).toEqual([]);
    expect(screen.getByText('08:30–09:00').closest('bdi')?.dir).toBe('ltr');
    expect(screen.getByText('TA01 2345 6789 A').closest('bdi')?.dir).toBe('ltr');
  });

  it('what is asked ahead is answered in it, and kept in Chinese for the form', async () => {
    const core = drafts();
    await enter({ answers: core.answers });
    await pressed('visit.services.ahead.title');
    await question(say('services.ahead.title'));
    expect(left()).toEqual([]);
    await pressed('service.marriage');
    await pressed('services.ahead.agree');
    for (const key of ['maritalStatus.unmarried', 'education.bachelor', 'occupation.farmer']) {
      await screen.findByRole('button', { name: say(`services.ahead.${key}`) });
      expect(left()).toEqual([]);
      await pressed(`services.ahead.${key}`);
    }
    expect(core.kept.draft?.self).toMatchObject({ maritalStatus: 'unmarried', education: 'bachelor', occupation: '农林牧渔从业人员' });
  });

  it('one’s own matters and a request are told in it', async () => {
    await enter({ mine: { appointments: [appointment], cases: [divorce], preReviews: [preReview], requests: [request] } });
    await pressed('visit.services.cases.title');
    await question(say('services.cases.title'));
    expect(screen.getByText(divorce.number).closest('bdi')?.dir).toBe('ltr');
    expect(left()).toEqual([]);
    await pressed('page.back');
    await pressed('visit.services.proof.title');
    await question(say('services.proof.title'));
    expect(left()).toEqual([]);
  });
});
