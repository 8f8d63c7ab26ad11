import { expect, it } from 'vitest';
import type { MarriageState } from '#shared/model/index.ts';
import { stepsOf } from '../../../renderer/counter/marriage/steps-of.ts';

const shown = (state: MarriageState, reached: MarriageState = state) =>
  stepsOf({ state, reached }, (step) => step).map((step) => step.state);

it('shows how far a case came, and only what it never came to as ended', () => {
  expect(shown('opened')).toEqual(['current', ...Array<string>(6).fill('ahead')]);
  expect(shown('declared')).toEqual(['done', 'done', 'done', 'current', 'ahead', 'ahead', 'ahead']);
  expect(shown('registered')).toEqual(Array<string>(7).fill('done'));
  expect(shown('refused', 'prechecked')).toEqual(['done', 'done', ...Array<string>(5).fill('stopped')]);
  expect(shown('cancelled', 'opened')).toEqual(Array<string>(7).fill('stopped'));
});
