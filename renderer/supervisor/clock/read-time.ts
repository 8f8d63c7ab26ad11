/** `1405`, `14:05`, `14：05`, `9点5分` → `14:05`, `09:05`; null when it is no time of day. */
export function readTypedTime(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const parts = /^(\d{1,2})\D{1,2}(\d{1,2})\D?$/.exec(plain) ?? /^(\d{2})(\d{2})$/.exec(plain);
  if (!parts) return null;
  const [hour, minute] = [Number(parts[1]), Number(parts[2])];
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
