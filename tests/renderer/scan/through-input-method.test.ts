import { describe, expect, it } from 'vitest';
import { isInterfered, lettersLost, readThroughInputMethod, type Heard } from '../../../renderer/scan/through-input-method.ts';

/**
 * Events as Chromium gave them to a page under ibus-libpinyin, in the order they came: `^` for coming up, then the key, `@` when the
 * keyboard sent it in milliseconds, `!` had by the input method.
 */
function recorded(text: string): readonly Heard[] {
  let shifted = false;
  return text.split(' ').map((event) => {
    const [, up, key, at, processed] = /^(\^?)(\w+)@(\d+)(!?)$/.exec(event)!;
    const code = /^\d$/.test(key!) ? `Digit${key}` : /^[A-Z]$/.test(key!) ? `Key${key}` : key!;
    if (code === 'ShiftLeft') shifted = up === '';
    const shift = shifted && code.startsWith('Key');
    return { type: up ? 'keyup' : 'keydown', code, at: Number(at), shift, processed: processed === '!' };
  });
}

function interfered(run: string): boolean {
  const heard = recorded(run);
  return isInterfered(heard, readThroughInputMethod(heard)!.from);
}

// The paper T26112303001D1 each time.
const runs = {
  'capitals are not heard at all, where nothing was composed':
    'ShiftLeft@384 2@388 ^2@390 6@393 ^6@395 1@397 ^1@399 1@401 ^1@404 2@406 ^2@408 3@410 ^3@412 0@415 ^0@417 3@419 ^3@421 0@423 ^0@425 0@428 ^0@430 1@432 ^1@434 ShiftLeft@436 1@441 ^1@443 Enter@445 ^Enter@447',
  'one is heard and one not, where it composed':
    'ShiftLeft@341 T@341! 2@347 ^2@349 6@352 ^6@355 1@357 ^1@359 1@362 ^1@365 2@367 ^2@369 3@372 ^3@374 0@376 ^0@378 3@381 ^3@383 0@385 ^0@387 0@389 ^0@392 1@394 ^1@396 ShiftLeft@399 1@405 ^1@407 Enter@409 ^Enter@414',
  'a later key is heard early, and again in its place':
    'ShiftLeft@185 ^6@198 ^2@192 6@195 ^6@198 1@200 ^1@202 1@204 ^1@206 2@208 ^2@211 3@213 ^3@215 0@218 ^0@220 3@222 ^3@224 0@226 ^0@229 0@231 ^0@233 1@235 ^1@237 ShiftLeft@240 1@246 ^1@248 Enter@251 ^Enter@254',
  'a key goes down twice and its forerunner never':
    'ShiftLeft@380 T@380! 6@389 6@392 ^2@387 6@389 ^6@392 1@394 ^1@396 1@398 ^1@401 2@403 ^2@405 3@408 ^3@410 0@412 ^0@415 3@417 ^3@421 0@423 ^0@426 0@428 ^0@430 1@432 ^1@434 ShiftLeft@437 1@442 ^1@444 Enter@446 ^Enter@448',
  'Enter is heard before the key it ends':
    'ShiftLeft@499 2@505 ^2@507 6@510 ^6@512 1@514 ^1@516 1@518 ^1@520 2@523 ^2@525 3@527 ^3@529 0@531 ^0@534 3@536 ^3@538 0@543 ^0@546 0@548 ^0@550 1@552 ^1@555 ShiftLeft@557 Enter@570 ^1@566 Enter@568 ^Enter@570',
} as const;

describe('a paper scanned while libpinyin took part', () => {
  it.each(Object.entries(runs))('%s: its case is told all the same', (_what, run) => {
    expect(interfered(run)).toBe(true);
    expect(readThroughInputMethod(recorded(run))?.text).toBe('03-1123-001');
  });

  it('all of it came through: it is read as it is', () => {
    const whole =
      'ShiftLeft@437 T@437! ^ShiftLeft@438 ^T@438 2@440 ^2@441 6@443 ^6@444 1@446 ^1@447 1@449 ^1@450 2@452 ^2@453 3@455 ^3@456 0@458 ^0@459 3@461 ^3@462 0@464 ^0@465 0@467 ^0@468 1@470 ^1@471 ShiftLeft@473 D@473 ^ShiftLeft@475 ^D@475 1@478 ^1@480 Enter@482 ^Enter@484';
    expect(readThroughInputMethod(recorded(whole))?.text).toBe('T26112303001D1');
  });
});

const digitsOf = (digits: string, from = 1_000): string =>
  [...digits].map((digit, i) => `${digit}@${from + i * 5} ^${digit}@${from + i * 5 + 2}`).join(' ');

it('an identity number keeps its digits, and its X is the one its digits ask for', () => {
  const scan = `${digitsOf('11010519491231002')} ShiftLeft@1085 Enter@1090 ^Enter@1092`;
  expect(readThroughInputMethod(recorded(scan))?.text).toBe('11010519491231002X');
});

it('what cannot be told without its letters is not guessed', () => {
  const slip = `ShiftLeft@995 ${digitsOf('0123456')} ShiftLeft@1036 ${digitsOf('789', 1_040)} Enter@1056 ^Enter@1058`;
  expect(readThroughInputMethod(recorded(slip))?.text).toBe(lettersLost);
});

it('fingers are no scanner', () => {
  const slow = [...'26112303001'].map((digit, i) => `${digit}@${1_000 + i * 60}! ^${digit}@${1_030 + i * 60}`).join(' ');
  expect(readThroughInputMethod(recorded(`${slow} Enter@1660 ^Enter@1690`))).toBeNull();
});

it('a scan nothing interfered with is left to the plain way', () => {
  expect(interfered(`${digitsOf('031123001')} Enter@1050 ^Enter@1052`)).toBe(false);
});

it('nor one whose keys all bear the same time, as a program sends them', () => {
  expect(interfered('1@1000 ^1@1000 1@1000 ^1@1001 0@1001 ^0@1001 1@1001 ^1@1001 1@1001 ^1@1001 0@1001 ^0@1001 Enter@1001')).toBe(false);
});

it('nor one that begins while a finger leaves the key that opened the page', () => {
  expect(interfered(`F3@900 ^F3@990 ${digitsOf('031123001')} Enter@1050`)).toBe(false);
  expect(interfered(`F3@900 ${digitsOf('031123001')} ^F3@1046 Enter@1050`)).toBe(false);
});

it('where a coarse clock gives keys one time, a digit that comes twice is two digits', () => {
  expect(
    readThroughInputMethod(
      recorded('1@1000! ^1@1000 1@1000! ^1@1000 0@1000! ^0@1000 0@1016! ^0@1016 1@1016! ^1@1016 1@1016! ^1@1016 Enter@1016'),
    )?.text,
  ).toBe('110011');
});
