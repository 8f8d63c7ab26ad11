export { calendarOverlayImported, calendarYearImported } from './acts.ts';
export { createCalendarHandlers, type CalendarDeps } from './handlers.ts';
export { createOfficeCalendar, loadShippedYears, type CalendarDep } from './office-calendar.ts';
