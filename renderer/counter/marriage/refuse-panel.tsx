import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { namedGrounds, nameGround, refusalGrounds, type NamedGround } from '#shared/law/marriage/index.ts';
import type { Slot } from '#shared/model/index.ts';
import { Button, Checkbox, Findings, Notice, Panel, Select, TextField } from '../../components/index.ts';
import { useMarriage } from '../case-context.ts';

type Whom = Slot | 'both';

/** 不予办理: the grounds the rules found, and what the registrar names beside them; the notice is drawn from both. */
export function RefusePanel({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { t } = useTranslation(['counter', 'common', 'law', 'terms']);
  const { view, findings, keeper } = useMarriage();
  const refuse = useAct('marriage.refuse');
  const [note, setNote] = useState('');
  const [named, setNamed] = useState<Readonly<Partial<Record<NamedGround, Whom>>>>({});
  const grounds = refusalGrounds(findings);
  const chosen = namedGrounds.flatMap((ground) => {
    const whom = named[ground];
    return whom === undefined ? [] : [{ ground, party: whom === 'both' ? null : whom }];
  });
  const complete = grounds.length + chosen.length > 0;
  const whoms: readonly Whom[] = ['both', 'man', 'woman'];
  const refuseNow = async (): Promise<void> => {
    if (!(await keeper.flush())) return;
    const answer = await refuse.run({ caseId: view.id, grounds: chosen, note: note.trim() });
    if (answer.ok) onClose();
  };
  return (
    <div className="case-panel">
      <Panel title={t('refuse.title')} className="reason-panel">
        <div className="reason-body">
          <p>{t('refuse.explain')}</p>
          {grounds.length > 0 ? <Findings findings={grounds} /> : <Notice tone="waiting">{t('refuse.noGrounds')}</Notice>}
          <fieldset className="grounds">
            <legend>{t('refuse.named')}</legend>
            {namedGrounds.map((ground) => {
              const { rule, message } = nameGround(ground, null);
              const whom = named[ground];
              return (
                <div key={ground} className="ground">
                  <Checkbox
                    isSelected={whom !== undefined}
                    onChange={(yes) => {
                      const { [ground]: _before, ...others } = named;
                      setNamed(yes ? { ...others, [ground]: 'both' } : others);
                    }}
                  >
                    {t(`law:${rule}.${message}`)} <span className="soft small">{rule}</span>
                  </Checkbox>
                  {whom !== undefined && (
                    <Select
                      className="ground-whom"
                      label={<span className="unseen">{t('refuse.whom')}</span>}
                      value={whom}
                      onChange={(chosenWhom) => setNamed({ ...named, [ground]: chosenWhom })}
                      options={whoms.map((id) => ({ id, label: id === 'both' ? t('refuse.both') : t(`terms:slot.${id}`) }))}
                    />
                  )}
                </div>
              );
            })}
          </fieldset>
          <TextField label={t('refuse.note')} hint={t('refuse.noteHint')} value={note} onChange={setNote} rows={2} maxLength={200} />
          <ErrorNotice error={refuse.error} />
        </div>
        <div className="reason-actions">
          <Button onPress={onClose}>{t('common:action.back')}</Button>
          <Button className="button-decisive" isDisabled={!complete} busy={refuse.busy} onPress={() => void refuseNow()}>
            {t('refuse.confirm')}
          </Button>
        </div>
      </Panel>
    </div>
  );
}
