import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { DivorceAgreement } from '#shared/model/index.ts';
import { Button, Panel, Segmented, StateMark } from '../../../components/index.ts';
import { useShortcut } from '../../use-shortcut.ts';
import { AgreementPaper } from './agreement-paper.tsx';
import { GapList } from './gap-list.tsx';
import { OwnAgreement } from './own-agreement.tsx';
import { useAgreement, type AgreementForm } from './use-agreement.ts';
import { WrittenAgreement } from './written-agreement.tsx';
import './agreement.css';

type Way = NonNullable<DivorceAgreement['from']>;

const ways: readonly Way[] = ['own', 'assistant'];
const keyOf: Readonly<Record<Way, string>> = { own: 'Alt+7', assistant: 'Alt+8' };
const foldKey = 'Alt+9';

/**
 * 离婚协议书 (民法典 1076): the couple's own, or written here with them. What was written of either stays when the other is
 * chosen. Folded, one line says what it lacks.
 */
export function AgreementPart(): ReactElement {
  const { t } = useTranslation('counter');
  const form = useAgreement();
  const { agreement, gaps, editable, change } = form;
  const [open, setOpen] = useState(editable && (agreement.from === null || gaps.length > 0));
  const choose = (from: Way): void => {
    change({ from });
    setOpen(true);
  };
  useShortcut(keyOf.own, editable ? () => choose('own') : null);
  useShortcut(keyOf.assistant, editable ? () => choose('assistant') : null);
  useShortcut(foldKey, () => setOpen(!open));
  return (
    <Panel
      title={t('agreement.title')}
      className="agreement"
      actions={
        <>
          {!open && <Summary form={form} />}
          <Button
            variant="quiet"
            small
            icon={open ? 'chevronDown' : 'chevronRight'}
            keys={foldKey}
            aria-expanded={open}
            onPress={() => setOpen(!open)}
          >
            {open ? t('agreement.fold') : t('agreement.unfold')}
          </Button>
        </>
      }
    >
      {open && (
        <div className="agreement-body">
          <Segmented
            label={t('agreement.from')}
            value={agreement.from}
            onChange={choose}
            options={ways.map((id) => ({ id, label: t(`agreement.${id}`), keys: keyOf[id] }))}
            isDisabled={!editable}
          />
          {agreement.from !== null && <GapList agreement={agreement} gaps={gaps} />}
          {agreement.from === 'own' && <OwnAgreement {...form} />}
          {agreement.from === 'assistant' && (
            <>
              <WrittenAgreement form={form} />
              <AgreementPaper />
            </>
          )}
        </div>
      )}
    </Panel>
  );
}

/** How the agreement is made, and how much of what it has to say is there. */
function Summary({ form: { agreement, gaps, wanted } }: { readonly form: AgreementForm }): ReactElement {
  const { t } = useTranslation('counter');
  if (agreement.from === null) return <StateMark tone="neutral">{t('agreement.notChosen')}</StateMark>;
  const missing = new Set(gaps.map(({ element }) => element)).size;
  const there = t('agreement.summary', { way: t(`agreement.${agreement.from}`), there: wanted.length - missing, all: wanted.length });
  return missing === 0 ? (
    <StateMark tone="done">{there}</StateMark>
  ) : (
    <StateMark tone="waiting" icon="warning">
      {t('agreement.summaryMissing', { there, count: missing })}
    </StateMark>
  );
}
