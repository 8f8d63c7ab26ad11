import { expect, it } from 'vitest';
import { mayBeSaved } from '../../../electron/main/guards/new-files.ts';

const may = (file: string) => mayBeSaved(file, ['/home/hall/.config/tongxin', '/srv/store']);

it.each(['/home/hall/a.csv', '/media/usb/a.csv', '/srv/storefront/a.csv', '/srv/..store/a.csv', '/srv/store.csv'])(
  '%s lies outside',
  (file) => expect(may(file)).toBe(true),
);

it.each([
  '/srv/store',
  '/srv/store/hall.db',
  '/srv/store/vault/a.csv',
  '/srv/other/../store/key.json',
  '/home/hall/.config/tongxin/logs/a',
])('%s is refused', (file) => expect(may(file)).toBe(false));
