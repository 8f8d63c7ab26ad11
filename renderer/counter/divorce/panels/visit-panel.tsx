import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '#shared/contract/index.ts';
import { mayIssue } from '#shared/law/divorce/index.ts';
import { slots, type DivorceView, type Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../../client/index.ts';
import { Button, Panel, Segmented, TextField } from '../../../components/index.ts';
import { useDivorce } from '../../case-context.ts';
import { useShortcut } from '../../use-shortcut.ts';
import { useToday } from '../use-today.ts';

type Outcome = Input<'divorce.recordVisit'>['outcome'];
type Whom = Slot | 'both';

/** What a notice says of an outcome, of whomever it holds; the others have nothing to state. */
const grounds: Readonly<Partial<Record<Outcome, 'changedTheirMind' | 'disagrees'>>> = {
  changedTheirMind: 'changedTheirMind',
  disagreed: 'disagrees',
};

/** 记录到场: somebody came, and the application stays as it is; nobody's time is lost by it. */
export function VisitPanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation(['counter', 'terms', 'common']);
  const { view } = useDivorce();
  const today = useToday();
  const record = useAct('divorce.recordVisit');
  const [came, setCame] = useState<Whom | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [whose, setWhose] = useState<Whom | null>(null);
  const [note, setNote] = useState('');
  useShortcut('Escape', onClose);
  const early = view.dates !== null && today !== undefined && !mayIssue(view.dates, today);
  const outcomes = came === null ? [] : outcomesOf(came, view, early);
  const recordNow = async (): Promise<void> => {
    if (came === null || outcome === null) return;
    const ground = grounds[outcome];
    const named = ground === undefined || whose === null ? [] : whose === 'both' ? slots : [whose];
    const answer = await record.run({
      caseId: view.id,
      came: came === 'both' ? null : came,
      outcome,
      grounds: named.flatMap((party) => (ground === undefined ? [] : [{ ground, party }])),
      note: note.trim(),
    });
    if (answer.ok) onClose();
  };
  return (
    <div className="case-panel">
      <Panel title={t('divorce.visit.title')} className="reason-panel">
        <div className="reason-body">
          <p>{t(`divorce.visit.explain.${view.state === 'coolingOff' ? 'coolingOff' : 'issuable'}`)}</p>
          <div className="withdraw-choices">
            <Segmented
              label={t('divorce.visit.came')}
              value={came}
              onChange={(chosen) => {
                setCame(chosen);
                const [only, ...more] = outcomesOf(chosen, view, early);
                setOutcome(more.length === 0 ? (only ?? null) : null);
              }}
              options={[...slots, 'both' as const].map((id) => ({
                id,
                label: id === 'both' ? t('divorce.visits.both') : t('divorce.visit.only', { party: t(`terms:slot.${id}`) }),
              }))}
            />
            {outcomes.length > 0 && (
              <Segmented
                label={t('divorce.visit.outcome')}
                value={outcome}
                onChange={setOutcome}
                options={outcomes.map((id) => ({ id, label: t(`divorce.visits.outcome.${id}`) }))}
              />
            )}
            {outcome !== null && grounds[outcome] !== undefined && (
              <Segmented
                label={t('divorce.visit.whose')}
                value={whose}
                onChange={setWhose}
                options={[...slots, 'both' as const].map((id) => ({
                  id,
                  label: id === 'both' ? t('divorce.visits.both') : t(`terms:slot.${id}`),
                }))}
              />
            )}
          </div>
          <TextField
            label={t('divorce.visit.note')}
            hint={t('divorce.visit.noteHint')}
            value={note}
            onChange={setNote}
            rows={2}
            maxLength={200}
          />
          {outcome !== null && grounds[outcome] !== undefined && <p className="soft small">{t('divorce.visit.notice')}</p>}
          <ErrorNotice error={record.error} />
        </div>
        <div className="reason-actions">
          <Button onPress={onClose}>{t('common:action.back')}</Button>
          <Button
            className="button-decisive"
            isDisabled={outcome === null || (grounds[outcome] !== undefined && whose === null)}
            busy={record.busy}
            onPress={() => void recordNow()}
          >
            {t('divorce.visit.confirm')}
          </Button>
        </div>
      </Panel>
    </div>
  );
}

/** What may have come of a visit; before the day both may ask, that it was too early. */
function outcomesOf(came: Whom, { state }: Pick<DivorceView, 'state'>, early: boolean): readonly Outcome[] {
  const tooEarly = early && state === 'coolingOff' ? (['tooEarly'] as const) : [];
  return came === 'both' ? [...tooEarly, 'changedTheirMind', 'disagreed'] : ['cameAlone', ...tooEarly];
}
