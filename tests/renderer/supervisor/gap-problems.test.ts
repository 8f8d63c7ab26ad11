import { expect, test } from 'vitest';
import type { NumbersGap } from '#shared/contract/index.ts';
import { findGapProblems } from '../../../renderer/supervisor/backup/gap-problems.ts';

const gap: NumbersGap = {
  restoredAt: '2026-11-22T01:00:00Z',
  backup: null,
  missing: { from: 5, to: null },
  blocks: [{ id: 'block', prefix: 'J', regionCode: '329901', year: 2026, next: 7, last: 50 }],
  batches: [{ id: 'batch', kind: 'marriage', next: 'A00000007', last: 'A00000020' }],
};

test.each([
  ['as the data says', '7', 'A00000007', []],
  ['the last of each', '50', ' a00000020 ', []],
  ['all used up', '51', '', []],
  ['a number given out before', '6', 'A00000007', ['block']],
  ['a number of another block', '52', 'A00000007', ['block']],
  ['no number', '', 'A00000007', ['block']],
  ['a blank given out before', '7', 'A00000006', ['batch']],
  ['a blank beyond the batch', '7', 'A00000021', ['batch']],
  ['a blank of another length', '7', 'A0000008', ['batch']],
])('%s: %s and %s', (_, block, batch, wrong) => {
  expect([...findGapProblems(gap, { block, batch })]).toEqual(wrong);
});
