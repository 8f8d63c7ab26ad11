import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ceremony, Input } from '#shared/contract/index.ts';
import { CeremonyKind, type CeremonySettings, type CivilDate } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, Checkbox, DateField, Notice, Panel, Segmented, Select, TextField } from '../../components/index.ts';
import { useShortcut } from '../../counter/use-shortcut.ts';

export interface CeremonyFormProps {
  /** Null: a new one. */
  readonly ceremony: Ceremony | null;
  readonly today: CivilDate;
  readonly staff: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  readonly settings: CeremonySettings;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

type Typed = Omit<Input<'ceremonies.book'>, 'on' | 'officiant' | 'witnesses' | 'imageConsent'> & {
  readonly on: CivilDate | null;
  /** A member of staff by id, `guest`, or `open`. */
  readonly officiant: string;
  readonly guest: string;
  readonly witnesses: string;
  readonly imageConsent: { readonly man: boolean; readonly woman: boolean };
};

function typedOf(ceremony: Ceremony | null, today: CivilDate, { places, minutes }: CeremonySettings): Typed {
  if (ceremony === null)
    return {
      on: today,
      from: '10:00',
      minutes,
      place: places[0]!.name,
      kind: 'standard',
      manName: '',
      womanName: '',
      phone: '',
      officiant: 'open',
      guest: '',
      witnesses: '',
      wishes: '',
      imageConsent: { man: false, woman: false },
      script: '',
      caseNumber: '',
    };
  const { plan } = ceremony;
  return {
    ...plan,
    officiant: plan.officiant === null ? 'open' : plan.officiant.by === 'staff' ? plan.officiant.staffId : 'guest',
    guest: plan.officiant?.by === 'guest' ? plan.officiant.name : '',
    witnesses: plan.witnesses.join('、'),
    caseNumber: ceremony.case?.number ?? '',
  };
}

/** What is agreed with the couple. There is no field for the date of their registration, and none for a price. */
export function CeremonyForm({ ceremony, today, staff, settings, onDone, onClose }: CeremonyFormProps): ReactElement {
  const { t } = useTranslation(['front-desk', 'common']);
  const book = useAct('ceremonies.book');
  const change = useAct('ceremonies.change');
  const [typed, setTyped] = useState(() => typedOf(ceremony, today, settings));
  const put = (more: Partial<Typed>): void => setTyped((before) => ({ ...before, ...more }));
  const wrongTime = !/^([01]\d|2[0-3]):[0-5]\d$/.test(typed.from);
  const act = ceremony === null ? book : change;
  const ready = typed.on !== null && !wrongTime && typed.manName.trim() !== '' && typed.womanName.trim() !== '' && !act.busy;
  const save = async (): Promise<void> => {
    const { officiant, guest, witnesses, on, ...rest } = typed;
    const plan: Input<'ceremonies.book'> = {
      ...rest,
      on: on!,
      officiant:
        officiant === 'open'
          ? null
          : officiant === 'guest'
            ? { by: 'guest', name: guest || t('ceremonies.guest') }
            : { by: 'staff', staffId: officiant },
      witnesses: witnesses
        .split(/[、,，\s]+/)
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .slice(0, 6),
    };
    const answer = ceremony === null ? await book.run(plan) : await change.run({ ...plan, id: ceremony.id });
    if (answer.ok) onDone();
  };
  useShortcut('Ctrl+Enter', ready ? () => void save() : null);
  return (
    <Panel
      title={t(ceremony === null ? 'ceremonies.bookTitle' : 'ceremonies.changeTitle')}
      actions={
        <Button variant="quiet" small icon="back" onPress={onClose}>
          {t('common:action.back')}
        </Button>
      }
    >
      <form
        className="task-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void save();
        }}
      >
        <div className="task-pair">
          <TextField
            label={t('ceremonies.field.man')}
            value={typed.manName}
            onChange={(manName) => put({ manName })}
            maxLength={60}
            serif
            autoFocus
          />
          <TextField
            label={t('ceremonies.field.woman')}
            value={typed.womanName}
            onChange={(womanName) => put({ womanName })}
            maxLength={60}
            serif
          />
        </div>
        <TextField
          label={t('ceremonies.field.caseNumber')}
          hint={t('ceremonies.field.caseHint')}
          value={typed.caseNumber ?? ''}
          onChange={(caseNumber) => put({ caseNumber })}
          maxLength={60}
        />
        <div className="task-pair">
          <DateField label={t('ceremonies.field.on')} value={typed.on} onChange={(on) => put({ on })} />
          <TextField
            label={t('ceremonies.field.from')}
            value={typed.from}
            onChange={(from) => put({ from })}
            error={wrongTime ? t('ceremonies.field.timeForm') : null}
            maxLength={5}
          />
        </div>
        <div className="task-pair">
          <Select
            label={t('ceremonies.column.place')}
            value={typed.place}
            onChange={(place) => put({ place })}
            options={settings.places.map(({ name, outdoor }) => ({ id: name, label: outdoor ? t('ceremonies.outdoor', { name }) : name }))}
          />
          <TextField label={t('ceremonies.field.phone')} value={typed.phone ?? ''} onChange={(phone) => put({ phone })} maxLength={20} />
        </div>
        <Segmented
          label={t('ceremonies.field.kind')}
          value={typed.kind ?? 'standard'}
          onChange={(kind) => put({ kind })}
          options={CeremonyKind.options.map((id) => ({ id, label: t(`ceremonies.kind.${id}`) }))}
        />
        <div className="task-pair">
          <Select
            label={t('ceremonies.column.officiant')}
            value={typed.officiant}
            onChange={(officiant) => put({ officiant })}
            options={[
              { id: 'open', label: t('ceremonies.open') },
              ...staff.map(({ id, name }) => ({ id, label: name })),
              { id: 'guest', label: t('ceremonies.guest') },
            ]}
          />
          {typed.officiant === 'guest' && (
            <TextField label={t('ceremonies.field.guest')} value={typed.guest} onChange={(guest) => put({ guest })} maxLength={30} />
          )}
        </div>
        <TextField
          label={t('ceremonies.field.witnesses')}
          hint={t('ceremonies.field.witnessesHint')}
          value={typed.witnesses}
          onChange={(witnesses) => put({ witnesses })}
          maxLength={200}
        />
        <TextField
          label={t('ceremonies.field.wishes')}
          rows={2}
          value={typed.wishes ?? ''}
          onChange={(wishes) => put({ wishes })}
          maxLength={500}
        />
        <div className="ceremony-consents" role="group" aria-label={t('ceremonies.field.images')}>
          <Checkbox isSelected={typed.imageConsent.man} onChange={(man) => put({ imageConsent: { ...typed.imageConsent, man } })}>
            {t('ceremonies.field.consentMan')}
          </Checkbox>
          <Checkbox isSelected={typed.imageConsent.woman} onChange={(woman) => put({ imageConsent: { ...typed.imageConsent, woman } })}>
            {t('ceremonies.field.consentWoman')}
          </Checkbox>
        </div>
        <TextField
          label={t('ceremonies.field.ownScript')}
          hint={t('ceremonies.field.ownScriptHint')}
          rows={3}
          value={typed.script ?? ''}
          onChange={(script) => put({ script })}
          maxLength={4000}
        />
        <Notice tone="info">{t('ceremonies.voluntary')}</Notice>
        <ErrorNotice error={act.error} onDismiss={act.forget} />
        <div className="task-actions">
          <Button variant="primary" type="submit" icon="check" keys="Ctrl+Enter" busy={act.busy} isDisabled={!ready}>
            {t(ceremony === null ? 'ceremonies.bookNow' : 'ceremonies.changeNow')}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
