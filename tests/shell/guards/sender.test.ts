import { expect, it } from 'vitest';
import { isTrustedSender } from '../../../electron/main/guards/sender.ts';

it('hears the top frame of our page', () => {
  expect(isTrustedSender({ url: 'hall://app/index.html', isMainFrame: true })).toBe(true);
});

it('does not hear a frame inside our page', () => {
  expect(isTrustedSender({ url: 'hall://app/index.html', isMainFrame: false })).toBe(false);
});

it('does not hear a foreign page', () => {
  expect(isTrustedSender({ url: 'https://example.org/', isMainFrame: true })).toBe(false);
});

it('does not hear a frame that is already gone', () => {
  expect(isTrustedSender(null)).toBe(false);
});
