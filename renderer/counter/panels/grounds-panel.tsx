import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { HallError } from '#shared/contract/index.ts';
import type { Finding, Slot } from '#shared/model/index.ts';
import { ErrorNotice } from '../../client/index.ts';
import { Button, Checkbox, Findings, Notice, Panel, Select, TextField } from '../../components/index.ts';

type Whom = Slot | 'both';
const whoms: readonly Whom[] = ['both', 'man', 'woman'];

/** A ground the registrar names, and whom it concerns; null: both. */
export interface ChosenGround<Ground extends string> {
  readonly ground: Ground;
  readonly party: Slot | null;
}

export interface GroundsPanelProps<Ground extends string> {
  readonly title: string;
  readonly explain: string;
  /** What the rules found, to stand on the notice. */
  readonly found: readonly Finding[];
  /** Said where they found nothing. */
  readonly nothingFound: string;
  /** What the registrar may name beside it. */
  readonly grounds: readonly Ground[];
  /** The finding for a ground, whose words it has here too. */
  readonly nameGround: (ground: Ground, party: Slot | null) => Finding;
  /** Nothing need be found or named. */
  readonly groundless?: boolean;
  readonly noteHint: string;
  readonly confirm: string;
  readonly busy: boolean;
  readonly error: HallError | undefined;
  readonly onConfirm: (grounds: ChosenGround<Ground>[], note: string) => void;
  readonly onClose: () => void;
}

/** Why the couple are sent away: the grounds the rules found, and what the registrar names; a notice is drawn from both. */
export function GroundsPanel<Ground extends string>({
  title,
  explain,
  found,
  nothingFound,
  grounds,
  nameGround,
  groundless = false,
  noteHint,
  confirm,
  busy,
  error,
  onConfirm,
  onClose,
}: GroundsPanelProps<Ground>): ReactElement {
  const { t } = useTranslation(['counter', 'common', 'law', 'terms']);
  const [note, setNote] = useState('');
  const [named, setNamed] = useState<ReadonlyMap<Ground, Whom>>(new Map());
  const name = (ground: Ground, whom: Whom | null): void => {
    const after = new Map(named);
    if (whom === null) after.delete(ground);
    else after.set(ground, whom);
    setNamed(after);
  };
  const chosen = grounds.flatMap((ground): ChosenGround<Ground>[] => {
    const whom = named.get(ground);
    return whom === undefined ? [] : [{ ground, party: whom === 'both' ? null : whom }];
  });
  return (
    <div className="case-panel">
      <Panel title={title} className="reason-panel">
        <div className="reason-body">
          <p>{explain}</p>
          {found.length > 0 ? <Findings findings={found} /> : <Notice tone="waiting">{nothingFound}</Notice>}
          <fieldset className="grounds">
            <legend>{t('refuse.named')}</legend>
            {grounds.map((ground) => {
              const { rule, message } = nameGround(ground, null);
              const whom = named.get(ground);
              return (
                <div key={ground} className="ground">
                  <Checkbox isSelected={whom !== undefined} onChange={(yes) => name(ground, yes ? 'both' : null)}>
                    {t(`law:${rule}.${message}`)} <span className="soft small">{rule}</span>
                  </Checkbox>
                  {whom !== undefined && (
                    <Select
                      className="ground-whom"
                      label={<span className="unseen">{t('refuse.whom')}</span>}
                      value={whom}
                      onChange={(chosenWhom) => name(ground, chosenWhom)}
                      options={whoms.map((id) => ({ id, label: id === 'both' ? t('refuse.both') : t(`terms:slot.${id}`) }))}
                    />
                  )}
                </div>
              );
            })}
          </fieldset>
          <TextField label={t('refuse.note')} hint={noteHint} value={note} onChange={setNote} rows={2} maxLength={200} />
          <ErrorNotice error={error} />
        </div>
        <div className="reason-actions">
          <Button onPress={onClose}>{t('common:action.back')}</Button>
          <Button
            className="button-decisive"
            isDisabled={!groundless && found.length + chosen.length === 0}
            busy={busy}
            onPress={() => onConfirm(chosen, note.trim())}
          >
            {confirm}
          </Button>
        </div>
      </Panel>
    </div>
  );
}
