import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { casePapersOf } from '#shared/law/filing.ts';
import { slots, type CaseView, type IncomingPage, type MaterialKind, type Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk, useClient } from '../../client/index.ts';
import { Button, Segmented, Select, TextField } from '../../components/index.ts';
import type { Turn } from './page-panel.tsx';

type Whom = 'both' | Slot;
const whoms: readonly Whom[] = ['both', ...slots];

/** Files a page by hand: under a case, as one of the papers its closed list knows. */
export function AssignForm({
  page,
  turn,
  onDone,
}: {
  readonly page: IncomingPage;
  readonly turn: Turn;
  readonly onDone: () => void;
}): ReactElement {
  const { t } = useTranslation(['archives', 'terms']);
  const client = useClient();
  const [text, setText] = useState(page.caseNumber ?? '');
  const [caseId, setCaseId] = useState<string | null>(page.caseId);
  const [unknown, setUnknown] = useState(false);
  const [kind, setKind] = useState<MaterialKind | null>(null);
  const [whom, setWhom] = useState<Whom>('both');
  const view = useAsk('cases.get', { caseId: caseId ?? page.id }, { enabled: caseId !== null }).value;
  const assign = useAct('intake.assign');
  const find = async (): Promise<void> => {
    const answer = await client.call('cases.find', { text: text.trim() });
    const only = answer.ok && answer.value.length === 1 ? answer.value[0]! : null;
    setCaseId(only?.id ?? null);
    setUnknown(only === null);
  };
  const file = async (): Promise<void> => {
    if (caseId === null || kind === null) return;
    const answer = await assign.run({ pageId: page.id, caseId, kind, party: whom === 'both' ? null : whom, of: 'original', turn });
    if (answer.ok) onDone();
  };
  return (
    <form
      className="task-form"
      noValidate
      aria-label={t('intake.assign')}
      onSubmit={(event) => {
        event.preventDefault();
        void (caseId === null ? text.trim() !== '' && find() : file());
      }}
    >
      <div className="intake-case">
        <TextField
          label={t('intake.case')}
          hint={t('intake.caseHint')}
          value={text}
          onChange={(value) => {
            setText(value);
            setCaseId(null);
            setUnknown(false);
          }}
          maxLength={60}
          autoComplete="off"
          isRequired
        />
        <Button icon="search" isDisabled={text.trim() === ''} onPress={() => void find()}>
          {t('intake.find')}
        </Button>
      </div>
      {unknown && <p role="status">{t('intake.noCase')}</p>}
      {view && (
        <>
          <p className="serif">{`${t(`terms:business.${view.business}`)} ${view.number} ${view.manName} · ${view.womanName}`}</p>
          <Select
            label={t('intake.kind')}
            value={kind}
            onChange={setKind}
            options={kindsOf(view).map((id) => ({ id, label: t(`terms:materialKind.${id}`) }))}
          />
          <Segmented
            label={t('intake.whose')}
            value={whom}
            onChange={setWhom}
            options={whoms.map((id) => ({ id, label: id === 'both' ? t('intake.both') : t(`terms:slot.${id}`) }))}
          />
        </>
      )}
      <ErrorNotice error={assign.error} onDismiss={assign.forget} />
      <div className="task-actions">
        <Button type="submit" variant="primary" keys="Enter" busy={assign.busy} isDisabled={caseId === null || kind === null}>
          {t('intake.assign')}
        </Button>
      </div>
    </form>
  );
}

/** What the closed list of a case knows, and the signed papers the case itself makes. */
function kindsOf({ business, materials }: Pick<CaseView, 'business' | 'materials'>): MaterialKind[] {
  return [...new Set([...casePapersOf(business), ...materials.map(({ kind }) => kind)])];
}
