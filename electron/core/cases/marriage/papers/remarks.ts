import { paperOf } from '#shared/law/marriage/index.ts';
import { slots } from '#shared/model/index.ts';
import { dateText } from '../../../documents/date-text.ts';
import type { PaperSource } from './source.ts';

/** 备注 as the forms' data words it for this couple. A remark about something that is not written down is left out. */
export function remarkTexts(paper: 'certificate' | 'examinationForm', { record, remarks, on, t }: PaperSource): string[] {
  const { application, couple } = record;
  // A certificate drawn again bears what certificates of its own date bear.
  const date = paper === 'certificate' ? (record.preparedOn ?? on) : on;
  const texts = remarks(paper, date).filter(({ for: { kinds } }) => kinds?.includes(application.kind) ?? true);
  const ofCase = { livingTogetherSince: dateText(application.livingTogetherSince, t) };
  return texts.flatMap(({ for: { partyTypes }, text }) => {
    if (partyTypes === undefined) return fill(text, ofCase);
    return slots
      .filter((slot) => partyTypes.includes(couple[slot].type))
      .flatMap((slot) =>
        fill(text, {
          ...ofCase,
          party: t(`terms:slot.${slot}`),
          name: couple[slot].name,
          militaryCard: paperOf(couple[slot], 'militaryCard')?.number ?? '',
        }),
      );
  });
}

/** The text with its values; none when one of them is empty. Throws for a value that remarks do not know. */
function fill(text: string, values: Readonly<Record<string, string>>): string[] {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const unknown = names.find((name) => values[name] === undefined);
  if (unknown !== undefined) throw new Error(`remarks know no {${unknown}}`);
  return names.some((name) => values[name] === '') ? [] : [text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name]!)];
}
