import type { Business } from '#shared/model/index.ts';

/** Opens the page that scans by camera or from a picture. */
export const scanKey = 'Alt+B';

/** Opens the records of the hall: registrations of any year, each look with its purpose. */
export const recordsKey = 'Alt+L';

/** The key that opens a new case of each business, from anywhere at the counter. */
export const openingKeys = { marriage: 'F2', divorce: 'Ctrl+F2', reissue: 'Alt+J' } as const satisfies Readonly<Record<Business, string>>;
