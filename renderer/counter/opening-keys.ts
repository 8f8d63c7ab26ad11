import type { Business } from '#shared/model/index.ts';

/** Opens the page that scans by camera or from a picture. */
export const scanKey = 'Alt+B';

/** The key that opens a new case of each business, from anywhere at the counter. */
export const openingKeys = { marriage: 'F2', divorce: 'Ctrl+F2' } as const satisfies Readonly<Record<Business, string>>;
