/** A holiday of all citizens: 全国年节及纪念日放假办法 art. 2. */
export interface StatutoryHoliday {
  /** As every notice writes it, with or without 节 behind, and joined with others. */
  readonly name: string;
  readonly days: number;
  /** The days themselves, where they are days of the solar calendar: `MM-DD`. */
  readonly fixed: readonly string[];
  /** Its days are over by then in every year: `MM-DD`. */
  readonly overBy: string;
}

/** What has to be off in a year; 国务院令第795号 gave 除夕 and 2 May from 2025 on. */
export function statutoryHolidays(year: number): readonly StatutoryHoliday[] {
  const since2025 = year >= 2025;
  return [
    { name: '元旦', days: 1, fixed: ['01-01'], overBy: '01-01' },
    { name: '春节', days: since2025 ? 4 : 3, fixed: [], overBy: '02-24' },
    { name: '清明', days: 1, fixed: [], overBy: '04-06' },
    { name: '劳动', days: since2025 ? 2 : 1, fixed: since2025 ? ['05-01', '05-02'] : ['05-01'], overBy: '05-02' },
    { name: '端午', days: 1, fixed: [], overBy: '06-27' },
    { name: '中秋', days: 1, fixed: [], overBy: '10-08' },
    { name: '国庆', days: 3, fixed: ['10-01', '10-02', '10-03'], overBy: '10-03' },
  ];
}
