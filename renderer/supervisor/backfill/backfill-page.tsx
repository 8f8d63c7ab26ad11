import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import { Choice } from '../../entry/parts/choice.tsx';
import { RetypePart } from './by-hand/retype-part.tsx';
import { TypingPart } from './by-hand/typing-part.tsx';
import { ImportPart } from './import-part.tsx';
import './backfill.css';
import './by-hand/by-hand.css';

export interface BackfillPartProps {
  /** The row in which another part is chosen. */
  readonly parts: ReactNode;
  readonly session: Session;
}

/** Parts of the page in their order, named in `backfill.json` under `part`. */
const partList = [
  { id: 'import', Part: ImportPart },
  { id: 'typing', Part: TypingPart },
  { id: 'retype', Part: RetypePart },
] as const satisfies ReadonlyArray<{ readonly id: string; readonly Part: (props: BackfillPartProps) => ReactElement }>;
type PartId = (typeof partList)[number]['id'];

/** 历史补录: records of before this program, from tables and from paper. */
export function BackfillPage({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation('backfill');
  const [id, setId] = useState<PartId>('import');
  const { Part } = partList.find((part) => part.id === id)!;
  const parts = (
    <Choice
      row
      label={t('show')}
      value={id}
      onChange={setId}
      options={partList.map((part) => ({ id: part.id, label: t(`part.${part.id}`) }))}
    />
  );
  return <Part parts={parts} session={session} />;
}
