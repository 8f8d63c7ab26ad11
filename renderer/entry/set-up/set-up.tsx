import { useDeferredValue, useEffect, useEffectEvent, useState, type ReactElement } from 'react';
import { FormProvider, useForm, useFormState, useWatch, type UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { FileTrigger } from 'react-aria-components';
import type { CallError } from '#shared/contract/index.ts';
import type { CivilDate } from '#shared/model/index.ts';
import { errorWords, ErrorNotice, useAct, useAsk } from '../../client/index.ts';
import { Button, Notice, StateMark } from '../../components/index.ts';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { Seal } from '../parts/seal.tsx';
import { DevicesSection } from './devices-section.tsx';
import { configToForm, emptySetUpForm, formToConfig, type SetUpForm } from './form.ts';
import { readConfig, type ImportProblem } from './import-config.ts';
import { CountersSection, OfficeSection } from './office-section.tsx';
import { findSetUpProblems, setUpResolver } from './problems.ts';
import { RecoverySheet } from './recovery-sheet.tsx';
import { sectionHeadingId, sectionIds, sectionOf } from './section.tsx';
import { StaffSection } from './staff-section.tsx';
import { StockSection } from './stock-section.tsx';
import { StoreSection } from './store-section.tsx';
import '../entry.css';
import './set-up.css';
import './enlarged.css';

export interface SetUpProps {
  /** The hall was on another PC before: it comes back from a backup. */
  readonly onRestore: () => void;
  /** The hall exists, its recovery key is on paper, and the store is open or waits to be unlocked. */
  readonly onFinished: () => void;
}

/** First run on an empty PC: everything on one page, created in one go, then the recovery key, once. */
export function SetUp({ onFinished, onRestore }: SetUpProps): ReactElement | null {
  const health = useAsk('hall.health', {});
  const [today, setToday] = useState<CivilDate | null>(null);
  // Taken once: the page must outlive any later state of the core.
  if (today === null && health.value) setToday(health.value.today);
  if (today === null) return health.error ? <ErrorNotice error={health.error} /> : null;
  return <SetUpPage today={today} onFinished={onFinished} onRestore={onRestore} />;
}

interface Created {
  readonly recoveryKey: string;
  readonly officeName: string;
  readonly passphrase: string;
}

function SetUpPage({ today, onFinished, onRestore }: SetUpProps & { readonly today: CivilDate }): ReactElement {
  const { t } = useTranslation(['entry', 'errors', 'common']);
  const form = useForm<SetUpForm>({
    defaultValues: emptySetUpForm(today),
    resolver: setUpResolver,
    mode: 'onTouched',
    shouldFocusError: false,
  });
  const create = useAct('setup.create');
  const [created, setCreated] = useState<Created | null>(null);

  const send = form.handleSubmit(
    async (values) => {
      const training = values.store.kind === 'training';
      const { passphrase } = values.store;
      const answer = await create.run({ config: formToConfig(values), training, passphrase: training ? null : passphrase });
      // A training store opens itself: there is nothing to recover, and a key asked to be sealed would teach the wrong habit.
      if (answer.ok && training) onFinished();
      else if (answer.ok) setCreated({ recoveryKey: answer.value.recoveryKey, officeName: values.office.name.trim(), passphrase });
      else if (markFields(answer.error, form)) focusFirstProblem();
    },
    () => focusFirstProblem(),
  );

  useCtrlEnter(() => {
    if (created === null) void send();
  });

  if (created) return <RecoverySheet {...created} today={today} onFinished={onFinished} />;
  return (
    <FormProvider {...form}>
      <form className="set-up" noValidate aria-label={t('setUp.title')} onSubmit={(event) => event.preventDefault()}>
        <aside className="set-up-side">
          <Seal />
          <SectionList />
          <div className="set-up-language">
            <LanguageSwitch />
          </div>
        </aside>
        <div className="set-up-main">
          <header className="set-up-head">
            <div>
              <h1>{t('setUp.title')}</h1>
              <p className="soft">{t('setUp.lead')}</p>
            </div>
            <div className="set-up-head-actions">
              <Button icon="history" onPress={onRestore}>
                {t('restore.title')}
              </Button>
              <Import form={form} />
            </div>
          </header>
          <OfficeSection />
          <CountersSection />
          <StaffSection />
          <StockSection />
          <DevicesSection />
          <StoreSection />
        </div>
        <footer className="set-up-foot">
          <div className="set-up-foot-inner">
            <div className="set-up-foot-words">
              {create.error ? (
                <Notice tone="error" title={t('setUp.failed')} onDismiss={create.forget}>
                  {errorWords(t, create.error)}
                </Notice>
              ) : (
                <Progress busy={create.busy} onShow={() => focusFirstProblem()} />
              )}
            </div>
            <Button variant="primary" keys="Ctrl+Enter" busy={create.busy} onPress={() => void send()}>
              {t('setUp.create')}
            </Button>
          </div>
        </footer>
      </form>
    </FormProvider>
  );
}

function useProblems() {
  return findSetUpProblems(useDeferredValue(useWatch<SetUpForm>() as SetUpForm));
}

/** The six parts: where each stands, and the way to it. */
function SectionList(): ReactElement {
  const { t } = useTranslation('entry');
  const { submitCount } = useFormState<SetUpForm>();
  const problems = useProblems();
  return (
    <nav aria-label={t('setUp.sections')}>
      <ol className="set-up-list">
        {sectionIds.map((id, index) => {
          const count = problems.filter((problem) => sectionOf(problem.path) === id).length;
          return (
            <li key={id}>
              <button type="button" className="set-up-link" onClick={() => showSection(sectionHeadingId(id))}>
                <span className="set-up-number" aria-hidden="true">
                  {index + 1}
                </span>
                <span className="set-up-link-words">
                  {t(`setUp.${id}`)}
                  {count === 0 ? (
                    <StateMark tone="done">{t('setUp.sectionState.done')}</StateMark>
                  ) : submitCount > 0 ? (
                    <StateMark tone="refused">{t('setUp.sectionState.problems', { count })}</StateMark>
                  ) : (
                    <StateMark tone="neutral" icon="dot">
                      {t('setUp.sectionState.open')}
                    </StateMark>
                  )}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function Progress({ busy, onShow }: { readonly busy: boolean; readonly onShow: () => void }): ReactElement {
  const { t } = useTranslation('entry');
  const { submitCount } = useFormState<SetUpForm>();
  const count = useProblems().length;
  if (busy) return <p role="status">{t('setUp.creating')}</p>;
  if (count === 0) return <StateMark tone="done">{t('setUp.ready')}</StateMark>;
  if (submitCount === 0) return <p className="soft small">{t('setUp.unsent')}</p>;
  return (
    <div className="set-up-problems" role="alert">
      <StateMark tone="refused">{t('setUp.problems', { count })}</StateMark>
      <Button variant="quiet" small onPress={onShow}>
        {t('setUp.gotoProblem')}
      </Button>
    </div>
  );
}

type ImportState = { readonly file: string; readonly problem: ImportProblem | { readonly kind: 'unreadable' } | null };

function Import({ form }: { readonly form: UseFormReturn<SetUpForm> }): ReactElement {
  const { t } = useTranslation('entry');
  const [state, setState] = useState<ImportState | null>(null);
  const read = async (file: File): Promise<void> => {
    let text: string;
    try {
      text = await file.text();
    } catch {
      setState({ file: file.name, problem: { kind: 'unreadable' } });
      return;
    }
    const config = readConfig(text);
    setState({ file: file.name, problem: config.ok ? null : config.error });
    if (config.ok) form.reset(configToForm(config.value, form.getValues('store')));
  };
  return (
    <div className="set-up-import">
      <FileTrigger
        acceptedFileTypes={['application/json', '.json']}
        onSelect={(files) => {
          const file = files?.[0];
          if (file) void read(file);
        }}
      >
        <Button icon="paper">{t('setUp.import')}</Button>
      </FileTrigger>
      {state !== null && (
        <Notice tone={state.problem === null ? 'done' : 'error'} onDismiss={() => setState(null)}>
          {state.problem === null
            ? t('setUp.imported', { file: state.file })
            : t(`setUp.importFailed.${state.problem.kind}`, {
                file: state.file,
                ...(state.problem.kind === 'notAConfig'
                  ? { count: state.problem.paths.length, paths: state.problem.paths.join(' · ') }
                  : {}),
              })}
        </Notice>
      )}
    </div>
  );
}

/** Puts what the core refused beside its field, where the field is known. */
function markFields(error: CallError<'setup.create'>, form: UseFormReturn<SetUpForm>): boolean {
  const { staff, store } = form.getValues();
  if (error.code === 'staff.codeTaken') {
    const row = staff.findLastIndex((member) => member.code.trim().toUpperCase() === error.details.code.toUpperCase());
    if (row < 0) return false;
    form.setError(`staff.${row}.code`, { type: 'core', message: 'staffCodeTaken' });
    return true;
  }
  if (error.code === 'staff.weakPassword') {
    const { minimum } = error.details;
    const message = `passwordShort:${minimum}`;
    const weakRows = staff.flatMap((member, row) =>
      [...member.password].length < minimum || member.password.toUpperCase() === member.code.trim().toUpperCase() ? [row] : [],
    );
    for (const row of weakRows) form.setError(`staff.${row}.password`, { type: 'core', message });
    const weakStore = store.kind === 'real' && [...store.passphrase].length < minimum;
    if (weakStore) form.setError('store.passphrase', { type: 'core', message });
    return weakRows.length > 0 || weakStore;
  }
  return false;
}

function showSection(headingId: string): void {
  const heading = document.getElementById(headingId);
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus({ preventScroll: true });
}

/** Ctrl+Enter is the primary action from anywhere on the page. */
function useCtrlEnter(act: () => void): void {
  const actNow = useEffectEvent(act);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !event.ctrlKey || event.isComposing) return;
      event.preventDefault();
      actNow();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

function focusFirstProblem(): void {
  // After React has drawn the problems.
  requestAnimationFrame(() => {
    const field = document.querySelector<HTMLElement>('.set-up .field[data-invalid] :is(input, textarea, button.select-button)');
    field?.scrollIntoView({ block: 'center' });
    field?.focus({ preventScroll: true });
  });
}
