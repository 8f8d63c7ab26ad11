import { expect, test } from 'vitest';
import { isMobileNumber } from '#shared/model/index.ts';

test.each(['13800000000', '19912345678'])('%s can be called', (number) => expect(isMobileNumber(number)).toBe(true));

test.each(['', '138', '12345678901', '138000000000', '1380000000a', '02812345678', ' 13800000000'])('%j is no mobile number', (number) =>
  expect(isMobileNumber(number)).toBe(false),
);
