/** GB/T 3304-1991: the 56 peoples, 97 others, 98 Chinese nationals of foreign descent. */
export const ethnicityCodes: readonly string[] = [...Array.from({ length: 56 }, (_, i) => String(i + 1).padStart(2, '0')), '97', '98'];
