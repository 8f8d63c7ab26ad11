import { useRef, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ConcernKind, type Slot } from '#shared/model/index.ts';
import { clockTime, ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, Panel, Select, TextField } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { useShortcut } from '../use-shortcut.ts';
import { useOutOfSight } from './use-out-of-sight.ts';

const asks = ['meet', 'marry', 'home', 'papers', 'money', 'contact', 'leave'] as const;
const signs = ['answers', 'fear', 'marks', 'language', 'escort'] as const;
const whoms = ['man', 'woman', 'unclear'] as const;

/** What was begun to be written stays with the case while the panel is closed. */
export interface ConcernNote {
  readonly kind: ConcernKind | null;
  readonly party: Slot | 'unclear';
  readonly note: string;
}
export const emptyConcernNote: ConcernNote = { kind: null, party: 'unclear', note: '' };

export interface ConcernPanelProps {
  readonly note: ConcernNote;
  readonly onNote: (note: ConcernNote) => void;
  readonly onClose: () => void;
}

/**
 * What to ask each apart, what to watch for, whom to call, and a note of it (条例 2025 art. 6). Its name says nothing to an
 * onlooker, and it is gone at once when somebody might look.
 */
export function ConcernPanel({ note, onNote, onClose }: ConcernPanelProps): ReactElement {
  const { t } = useTranslation(['counter', 'common', 'terms']);
  const { view } = useOpenCase();
  const part = useRef<HTMLDivElement>(null);
  const office = useAsk('office.get', {});
  const acts = {
    marriage: useAct('marriage.recordConcern'),
    divorce: useAct('divorce.recordConcern'),
    reissue: useAct('reissue.recordConcern'),
  };
  const record = acts[view.business];
  useShortcut('Escape', onClose);
  useOutOfSight(part, onClose);
  const { kind } = note;
  const save = async (): Promise<void> => {
    if (kind === null) return;
    const party = note.party === 'unclear' ? null : note.party;
    const answer = await record.run({ caseId: view.id, kind, party, note: note.note.trim() });
    if (answer.ok) onNote(emptyConcernNote);
  };
  return (
    <div ref={part} className="case-panel">
      <Panel
        title={t('concern.title')}
        className="reason-panel concern"
        actions={
          <Button small keys="Esc" onPress={onClose}>
            {t('common:action.close')}
          </Button>
        }
      >
        <div className="concern-columns">
          <section>
            <h3>{t('concern.apart')}</h3>
            <ol className="concern-list">
              {asks.map((ask) => (
                <li key={ask}>{t(`concern.asks.${ask}`)}</li>
              ))}
            </ol>
          </section>
          <section>
            <h3>{t('concern.watch')}</h3>
            <ul className="concern-list">
              {signs.map((sign) => (
                <li key={sign}>{t(`concern.signs.${sign}`)}</li>
              ))}
            </ul>
            <h3>{t('concern.helplines')}</h3>
            <dl className="facts">
              {office.value?.office.helplines.map(({ name, number }) => (
                <div key={number} className="helpline">
                  <dt>{name}</dt>
                  <dd>{number}</dd>
                </div>
              ))}
            </dl>
          </section>
          <section>
            <h3>{t('concern.record')}</h3>
            <div className="concern-form">
              <Select
                label={t('concern.kind')}
                placeholder={t('field.choose')}
                value={kind}
                onChange={(chosen) => onNote({ ...note, kind: chosen })}
                autoFocus
                options={ConcernKind.options.map((id) => ({ id, label: t(`terms:concernKind.${id}`) }))}
              />
              <Select
                label={t('concern.party')}
                value={note.party}
                onChange={(party) => onNote({ ...note, party })}
                options={whoms.map((id) => ({ id, label: id === 'unclear' ? t('concern.unclear') : t(`terms:slot.${id}`) }))}
              />
              <TextField
                className="span-2"
                label={t('concern.note')}
                hint={t('concern.noteHint')}
                rows={2}
                maxLength={500}
                value={note.note}
                onChange={(text) => onNote({ ...note, note: text })}
              />
            </div>
            <ErrorNotice error={record.error} onDismiss={record.forget} />
            <div className="concern-save">
              <Button
                className="button-decisive"
                busy={record.busy}
                isDisabled={kind === null || !view.actions.includes('recordConcern')}
                onPress={() => void save()}
              >
                {t('concern.save')}
              </Button>
            </div>
            <h3>{t('concern.recorded')}</h3>
            {view.concerns.length === 0 && <p className="soft small">{t('concern.none')}</p>}
            <ul className="concern-recorded">
              {view.concerns.map((each, i) => (
                <li key={i}>
                  {t(`terms:concernKind.${each.kind}`)}
                  {each.party !== null && ` · ${t(`terms:slot.${each.party}`)}`}
                  <span className="soft small">
                    {clockTime(each.at)} {each.staffName}
                  </span>
                  {each.note !== '' && <p>{each.note}</p>}
                </li>
              ))}
            </ul>
          </section>
        </div>
      </Panel>
    </div>
  );
}
