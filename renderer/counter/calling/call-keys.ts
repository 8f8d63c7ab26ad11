/** F6 to F8 read cards while a form is open; these do not change with what is on the screen. */
export const callKeys = { next: 'Alt+C', again: 'Alt+R', pass: 'Alt+P', finish: 'Alt+F' } as const;
