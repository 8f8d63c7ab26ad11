/** `08:00` … `17:30`: the half hours a counselling room is offered for. */
export const halfHours: readonly string[] = Array.from(
  { length: 20 },
  (_, index) => `${String(8 + Math.floor(index / 2)).padStart(2, '0')}:${index % 2 === 0 ? '00' : '30'}`,
);

/** When a half hour, or several of them, may end. */
export function endsAfter(from: string): string[] {
  return [...halfHours, '18:00'].filter((time) => time > from);
}
