import type { TFunction } from 'i18next';
import { paperOf } from '#shared/law/marriage/index.ts';
import { slots, type Couple, type PartyDraft } from '#shared/model/index.ts';
import type { Helper, RemarkText } from '../documents/remarks.ts';

/**
 * 备注 as the forms' data words it for this couple, `ofCase` being the values that concern both. A remark about something that is
 * not written down is left out.
 */
export function remarkTexts(
  remarks: readonly RemarkText[],
  couple: Couple,
  ofCase: Readonly<Record<string, string>>,
  t: TFunction,
): string[] {
  return remarks.flatMap(({ for: { partyTypes, helpedBy }, text }) => {
    if (partyTypes === undefined && helpedBy === undefined) return fill(text, ofCase);
    return slots
      .filter((slot) => partyTypes?.includes(couple[slot].type) ?? true)
      .filter((slot) => helpedBy?.some((helper) => helper === helperOf(couple[slot])) ?? true)
      .flatMap((slot) =>
        fill(text, {
          ...ofCase,
          party: t(`terms:slot.${slot}`),
          name: couple[slot].name,
          companion: companionText(couple[slot], t),
          militaryCard: paperOf(couple[slot], 'militaryCard')?.number ?? '',
        }),
      );
  });
}

function helperOf({ help: { reads, companion } }: PartyDraft): Helper | null {
  if (companion !== null) return companion.role;
  return reads ? null : 'registrar';
}

/** Who came with a party: their name, and what else of them was written down. */
function companionText({ help: { companion } }: PartyDraft, t: TFunction): string {
  if (companion === null || companion.name.trim() === '') return '';
  const more = [companion.language, companion.idNumber].map((each) => each.trim()).filter((each) => each !== '');
  return more.length === 0 ? companion.name : t('papers:companion', { name: companion.name, more: more.join(t('papers:between')) });
}

/** The text with its values; none when one of them is empty. Throws for a value that remarks do not know. */
function fill(text: string, values: Readonly<Record<string, string>>): string[] {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const unknown = names.find((name) => values[name] === undefined);
  if (unknown !== undefined) throw new Error(`remarks know no {${unknown}}`);
  return names.some((name) => values[name] === '') ? [] : [text.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name]!)];
}
