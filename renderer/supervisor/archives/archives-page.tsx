import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Session } from '#shared/contract/index.ts';
import type { FileClass } from '#shared/model/index.ts';
import { useAsk } from '../../client/index.ts';
import { Choice } from '../../entry/parts/choice.tsx';
import { IntakePart } from '../intake/intake-part.tsx';
import { FilesPart } from './files-part.tsx';
import { FilingPart } from './filing-part.tsx';
import { KeepingPart } from './keeping-part.tsx';
import { TransferPart } from './transfer-part.tsx';
import './archives.css';

/** What is looked at: the year and class stay chosen from part to part. */
export interface ChosenYear {
  readonly fileClass: FileClass;
  readonly year: number;
}

export interface ArchivePartProps {
  /** The row in which another part is chosen. */
  readonly parts: ReactNode;
  readonly session: Session;
  readonly of: ChosenYear;
  readonly choose: (of: ChosenYear) => void;
}

/** Parts of the page in their order; each is drawn with `ArchivePartProps` and named in `archives.json` under `part`. */
const partList = [
  { id: 'filing', Part: FilingPart },
  { id: 'intake', Part: IntakePart },
  { id: 'files', Part: FilesPart },
  { id: 'transfer', Part: TransferPart },
  { id: 'keeping', Part: KeepingPart },
] as const satisfies ReadonlyArray<{ readonly id: string; readonly Part: (props: ArchivePartProps) => ReactElement }>;
type PartId = (typeof partList)[number]['id'];

/** 档案: what is to be filed, the files and their boxes, and what was handed over. */
export function ArchivesPage({ session }: { readonly session: Session }): ReactElement | null {
  const { t } = useTranslation('archives');
  const [id, setId] = useState<PartId>('filing');
  const [chosen, choose] = useState<ChosenYear | null>(null);
  const today = useAsk('office.get', {}).value?.today;
  if (today === undefined) return null;
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
  return <Part parts={parts} session={session} of={chosen ?? { fileClass: 'marriage', year: Number(today.slice(0, 4)) }} choose={choose} />;
}
