import { useTranslation } from 'react-i18next';
import { identityDocumentsOf, nationalityOf, numberOf } from '#shared/law/marriage/index.ts';
import type { CardField, PartyDraft } from '#shared/model/index.ts';
import { parseMrz, type MrzPerson } from '#shared/model/mrz.ts';
import { useOpenCase } from '../../case-context.ts';
import { mrzProblem } from '../../party/use-mrz.ts';
import type { OtherShown } from './shows.ts';

/** Fills what is shown now from the zone of a travel document; says why not, or null when it did. */
export function useOtherMrz(party: PartyDraft, shown: OtherShown, onChange: (shown: OtherShown) => void): (text: string) => string | null {
  const { t } = useTranslation(['counter', 'common']);
  const { view } = useOpenCase();
  return (text) => {
    const read = parseMrz(text, view.openedOn);
    if (!read.ok) return mrzProblem(t, read.error);
    const { documentKind, number, name, validUntil } = read.value;
    if (documentKind === null || !identityDocumentsOf(party.type).includes(documentKind)) return t('divorce.return.other.notOfThem');
    const differing = differences(party, read.value);
    if (differing.length > 0)
      return t('divorce.return.other.differs', { fields: differing.map((field) => t(`field.${field}`)).join(t('common:listComma')) });
    onChange({
      ...shown,
      document: documentKind,
      number,
      // The zone has Latin letters alone; a Chinese name is typed from the page.
      name: numberOf(party.type) === 'document' && !/\p{Script=Han}/u.test(party.name) ? name : shown.name,
      period: { ...shown.period, validUntil, longTerm: false },
    });
    return null;
  };
}

/** What stays with a person whatever document they show. */
function differences(party: PartyDraft, { birthDate, sex, nationality }: MrzPerson): CardField[] {
  const found: CardField[] = [];
  if (birthDate !== null && party.birthDate !== null && birthDate !== party.birthDate) found.push('birthDate');
  if ((sex === 'male' || sex === 'female') && party.sex !== null && sex !== party.sex) found.push('sex');
  if (nationality !== (nationalityOf(party.type) ?? party.nationality)) found.push('nationality');
  return found;
}
