import { expect, test } from 'vitest';
import { checkAppointments } from './check-appointments.ts';
import { checkQueue } from './check-queue.ts';
import type { Act } from './journal.ts';

// The checks of the peak day see what they are there to see: each of these journals breaks the hall's word in one way.

const opens = Date.parse('2026-05-20T08:30:00+08:00');
const rules = { fairMinutes: 40, inARow: 2, lateMinutes: 30, counters: { '02': ['divorceApply'] } };
const act = (minute: number, type: string, payload: object, counter: string | null = null, caseId: string | null = null): Act => ({
  type,
  at: opens + minute * 60_000,
  on: '2026-05-20',
  counter,
  caseId,
  operation: 'tests',
  payload: payload as Act['payload'],
});
const issued = (minute: number, id: string, more: object = {}): Act =>
  act(minute, 'ticket.issued', { id, number: id, service: 'marriage', priority: null, appointment: null, ...more });
const called = (minute: number, id: string, counter = '01'): Act => act(minute, 'ticket.called', { id, counter }, counter);
const done = (minute: number, id: string, counter = '01'): Act => act(minute, 'ticket.finished', { id }, counter);
const served = (minute: number, id: string, counter = '01'): Act[] => [called(minute, id, counter), done(minute, id, counter)];
const wrong = (...acts: Act[]): readonly string[] => checkQueue(acts, rules).wrong;
const elderly = { priority: 'elderly' };
const at = (minute: number) => ({ appointment: { at: new Date(opens + minute * 60_000).toISOString() } });

test('a day as it should be is found right, and its calls are told apart', () => {
  const acts = [issued(0, 'A1'), issued(0, 'A2', elderly), issued(1, 'A3', at(0)), issued(1, 'A4', elderly), issued(2, 'A5')];
  const calls = [...served(3, 'A2'), ...served(3, 'A4'), ...served(3, 'A1'), ...served(4, 'A3'), ...served(43, 'A5')];
  expect(checkQueue([...acts, ...calls], rules)).toEqual({ wrong: [], calls: { long: 1, favoured: 3, next: 1 }, bounded: 1 });
});

test('whoever is passed over unfairly is seen', () => {
  expect(wrong(issued(0, 'A1'), issued(1, 'A2'), ...served(2, 'A2'), ...served(3, 'A1'))).toEqual([
    'A2 is called before one who came first',
  ]);
  expect(wrong(issued(0, 'A1'), issued(1, 'A2', elderly), ...served(41, 'A2'), ...served(41, 'A1'))).toEqual([
    'A2 is called before somebody who has waited 41 minutes',
  ]);
  const three = [issued(0, 'A1'), issued(0, 'A2', elderly), issued(0, 'A3', elderly), issued(0, 'A4', elderly)];
  expect(wrong(...three, ...['A2', 'A3', 'A4', 'A1'].flatMap((id) => served(1, id)))).toEqual(['A4 goes before others as 2 in a row did']);
  expect(wrong(issued(0, 'A1'), issued(1, 'A2', elderly), ...served(2, 'A1'), ...served(2, 'A2'))).toEqual([
    'A1 is called before one with priority or an appointment',
  ]);
});

test('appointments go at their time: not before it, not when they come too late, the earlier first', () => {
  expect(wrong(issued(0, 'A1'), issued(1, 'A2', at(30)), ...served(2, 'A2'), ...served(2, 'A1'))).toHaveLength(1);
  expect(wrong(issued(31, 'A1'), issued(32, 'A2', at(0)), ...served(33, 'A2'), ...served(33, 'A1'))).toHaveLength(1);
  expect(wrong(issued(20, 'A1', at(30)), issued(21, 'A2', at(0)), ...served(31, 'A1'), ...served(31, 'A2'))).toEqual([
    'A1 is called before A2',
  ]);
  expect(wrong(issued(20, 'A1', at(0)), issued(21, 'A2', elderly), ...served(31, 'A1'), ...served(31, 'A2'))).toEqual([
    'A1 is called before A2',
  ]);
});

test('a number at two counters, a counter with two, a number given twice and one nobody serves are seen', () => {
  expect(wrong(issued(0, 'A1'), called(1, 'A1'), called(1, 'A1', '03'), done(2, 'A1', '03'))[0]).toMatch(/called to 03 and does not wait/);
  expect(wrong(issued(0, 'A1'), issued(0, 'A2'), called(1, 'A1'), called(1, 'A2'), done(1, 'A1'), done(1, 'A2'))).toEqual([
    'A2 is called to 01 where A1 is',
  ]);
  expect(wrong(issued(0, 'A1'), ...served(1, 'A1'), ...served(2, 'A1'))).toHaveLength(2);
  expect(wrong(issued(0, 'A1'), ...served(1, 'A1', '02'))).toEqual(['A1 is called to 02, which does not serve it']);
  expect(wrong(issued(0, 'A1'), issued(1, 'A2', { number: 'A1' }), ...served(1, 'A1'), ...served(2, 'A2'))).toEqual(['A1 is given twice']);
  expect(wrong(issued(0, 'A1'), called(1, 'A1'))).toEqual(['A1 is before at the end']);
});

test('who is sent on is kept for that counter, but not for ever; who comes back after a call begins to wait anew', () => {
  const sent = [issued(0, 'A1'), called(1, 'A1'), act(2, 'ticket.transferred', { id: 'A1', service: 'marriage', reservedFor: '03' }, '01')];
  expect(wrong(...sent, ...served(30, 'A1'))).toHaveLength(1);
  expect(wrong(...sent, ...served(42, 'A1'))).toEqual([]);
  expect(wrong(...sent, ...served(30, 'A1', '03'))).toEqual([]);
  const back = [act(2, 'ticket.passed', { id: 'A1' }, '01'), act(20, 'ticket.resumed', { id: 'A1', counter: null })];
  const line = [issued(0, 'A1'), called(1, 'A1'), issued(10, 'A2'), ...back];
  expect(wrong(...line, ...served(30, 'A2'), ...served(30, 'A1'))).toEqual([]);
  expect(wrong(...line, ...served(30, 'A1'), ...served(30, 'A2'))).toHaveLength(1);
});

test('a case linked to a couple who is not before its counter, or to none, is seen', () => {
  const opened = (counter: string) => act(1, 'case.opened', {}, counter, 'case-1');
  const linked = act(1, 'ticket.linked', { id: 'A1', caseId: 'case-1' }, '01');
  expect(wrong(issued(0, 'A1'), called(1, 'A1'), opened('01'), linked, done(2, 'A1'))).toEqual([]);
  expect(wrong(issued(0, 'A1'), called(1, 'A1'), opened('03'), linked, done(2, 'A1'))).toHaveLength(2);
  expect(wrong(issued(0, 'A1'), called(1, 'A1'), opened('01'), done(2, 'A1'))).toEqual(['a case opened at 01 belongs to no ticket']);
});

test('places given twice, two appointments of one couple, and couples given up too early are seen', () => {
  const booked = (id: string, idNumber: string, from = '09:00'): Act =>
    act(-60, 'appointment.booked', {
      id,
      code: id,
      counter: '01',
      plan: { service: 'marriage', on: '2026-05-20', from, people: [{ idNumber }] },
    });
  const missed = (minute: number) => act(minute, 'appointment.noShow', { id: 'T1' });
  const check = (...acts: Act[]) => checkAppointments(acts, { capacity: ({ from }) => (from < '17:00' ? 1 : 0), graceMinutes: 30 });
  expect(check(booked('T1', '1'), booked('T2', '2')).wrong).toEqual(['2 for 1 places: marriage on 2026-05-20 at 09:00, counter 01']);
  expect(check(booked('T1', '1'), booked('T2', '1', '09:30')).wrong).toEqual(['T1 and T2 are of the same couple']);
  expect(check(booked('T1', '1', '17:00')).wrong).toHaveLength(1);
  expect(check(booked('T1', '1'), missed(89)).wrong).toEqual(['T1 is given up 1 minutes before their time is over']);
  const late = check(
    booked('T1', '1'),
    missed(90),
    issued(95, 'A1', { appointment: { id: 'T1', at: '' } }),
    act(95, 'appointment.arrived', { id: 'T1' }),
  );
  expect(late).toEqual({ wrong: [], states: new Map([['T1', 'arrived']]), late: new Set(['T1']) });
  const cancelled = act(0, 'appointment.cancelled', { id: 'T1' });
  expect(check(booked('T1', '1'), cancelled, issued(1, 'A1', { appointment: { id: 'T1', at: '' } })).wrong).toHaveLength(1);
});
