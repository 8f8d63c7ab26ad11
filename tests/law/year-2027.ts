import { CalendarYear } from '#shared/model/index.ts';

const days = (name: string, month: string, from: number, until: number) =>
  Array.from({ length: until - from + 1 }, (_, at) => ({ date: `2027-${month}-${String(from + at).padStart(2, '0')}`, name }));

/** 2027 as it might be published: made up for the tests, by the pattern of the years before. */
export const year2027 = CalendarYear.parse({
  year: 2027,
  papers: ['https://www.gov.cn/zhengce/made-up-for-tests.htm'],
  coversThrough: '2027-12-31',
  off: [
    ...days('元旦', '01', 1, 3),
    ...days('春节', '02', 5, 12),
    ...days('清明节', '04', 3, 5),
    ...days('劳动节', '05', 1, 5),
    ...days('端午节', '06', 9, 9),
    ...days('中秋节', '09', 15, 15),
    ...days('国庆节', '10', 1, 7),
  ],
  work: [
    ...days('春节', '02', 14, 14),
    ...days('春节', '02', 20, 20),
    ...days('劳动节', '05', 8, 8),
    ...days('国庆节', '09', 26, 26),
    ...days('国庆节', '10', 9, 9),
  ],
});
