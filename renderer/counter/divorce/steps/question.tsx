import { useMemo, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { slots, type ByParty, type Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../../client/index.ts';
import { Button, Checkbox, Notice, Panel, Segmented, StateMark } from '../../../components/index.ts';
import { useDivorce } from '../../case-context.ts';
import { PaperList } from '../../papers/paper-list.tsx';
import type { WantedPaper } from '../../papers/paper-plan.ts';
import { PaperPreview } from '../../papers/paper-preview.tsx';
import { paperPrimary } from '../../papers/paper-primary.ts';
import { usePapers } from '../../papers/use-papers.ts';
import { useShownPaper } from '../../papers/use-shown-paper.ts';
import { wayOfSigning } from '../../party/way-of-signing.ts';
import { StepFrame, type PrimaryAction } from '../../step-frame.tsx';
import { useShortcut } from '../../use-shortcut.ts';
import { AgreementPart } from '../agreement/index.ts';
import { useShowPanel } from '../page-context.ts';
import { formOf, isComplete, isKept, type InterviewForm } from '../second-visit/interview-form.ts';
import { Interview } from '../second-visit/interview.tsx';
import '../second-visit/second-visit.css';

const keyOf: Readonly<Record<Slot, string>> = { man: 'F6', woman: 'F7' };

/** ② 分别询问: one party alone is asked and seen at a time; each signs the record of what they said. */
export function QuestionStep(): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view, draft, keeper } = useDivorce();
  const keep = useAct('divorce.interview');
  const question = useAct('divorce.question');
  const showPanel = useShowPanel();
  const open = view.actions.includes('question');
  const [slot, setSlot] = useState<Slot>('man');
  const [forms, setForms] = useState(() => ({ man: formOf(view.interviews.man), woman: formOf(view.interviews.woman) }));
  const [signedOf, setSigned] = useState<Readonly<Record<Slot, string | null>>>({ man: null, woman: null });
  const wanted = useMemo<readonly WantedPaper[]>(() => [{ kind: 'interviewRecord', party: slot }], [slot]);
  const papers = usePapers(wanted);
  const [shown, show] = useShownPaper(papers.papers);

  const form = forms[slot];
  const other: Slot = slot === 'man' ? 'woman' : 'man';
  const party = t(`terms:slot.${slot}`);
  const kept = isKept(form, view.interviews[slot]);
  // Ticked for the very record that was signed: one drawn again is signed anew.
  const recordOf = (each: Slot): string | null =>
    view.documents.find(
      ({ kind, party: of, current, print }) => current && kind === 'interviewRecord' && of === each && print === 'confirmed',
    )?.id ?? null;
  const isSigned = (each: Slot): boolean => signedOf[each] !== null && signedOf[each] === recordOf(each);
  const signed: ByParty = { man: isSigned('man'), woman: isSigned('woman') };
  const against = slots.filter((each) => forms[each].willing === false || forms[each].agrees === false);

  const keepNow = async (): Promise<boolean> => {
    if (kept || !isComplete(form)) return true;
    const { willing, agrees, answers } = form;
    return (await keep.run({ caseId: view.id, party: slot, willing, agrees, answers })).ok;
  };
  /** Who is asked next comes in alone: what the other said is put away, and kept. */
  const turnTo = async (wantedSlot: Slot): Promise<void> => {
    if (wantedSlot !== slot && (!open || (await keepNow()))) setSlot(wantedSlot);
  };
  useShortcut(keyOf.man, () => void turnTo('man'));
  useShortcut(keyOf.woman, () => void turnTo('woman'));

  const questionNow = async (): Promise<void> => {
    const { man, woman } = view.interviews;
    if (man === null || woman === null || !(await keeper.flush())) return;
    await question.run({ caseId: view.id, interviews: { man: { ...man, signed: signed.man }, woman: { ...woman, signed: signed.woman } } });
  };
  const keepAndGoOn: PrimaryAction = {
    label: t('divorce.question.keep', { party }),
    onPress: () => void keepNow(),
    busy: keep.busy,
    missing: isComplete(form) ? null : t('divorce.missing.interview', { party }),
  };
  const next = (): PrimaryAction => {
    if (!isComplete(form) || !kept) return keepAndGoOn;
    if (against.includes(slot)) return { label: t('divorce.question.leave'), onPress: () => showPanel('leave') };
    const paper = paperPrimary(t, papers);
    if (paper) return paper;
    if (!signed[slot])
      return { label: t('divorce.question.done'), onPress: () => undefined, missing: t('divorce.missing.recordSigned', { party }) };
    if (!signed[other])
      return { label: t('divorce.question.turn', { party: t(`terms:slot.${other}`) }), onPress: () => void turnTo(other) };
    return { label: t('divorce.question.done'), onPress: () => void questionNow(), busy: question.busy };
  };
  return (
    <StepFrame primary={open ? next() : null}>
      <ErrorNotice error={keep.error} onDismiss={keep.forget} />
      <ErrorNotice error={question.error} onDismiss={question.forget} />
      <div className="interview-whom">
        <Segmented
          label={t('divorce.question.whom')}
          value={slot}
          onChange={(chosen) => void turnTo(chosen)}
          options={slots.map((id) => ({ id, label: t(`terms:slot.${id}`), keys: keyOf[id] }))}
        />
        <StateMark tone={signed[other] ? 'done' : 'waiting'}>
          {t(signed[other] ? 'divorce.question.otherDone' : 'divorce.question.otherOpen', { party: t(`terms:slot.${other}`) })}
        </StateMark>
        <p className="soft small">{t('divorce.question.alone', { party, other: t(`terms:slot.${other}`) })}</p>
      </div>
      {open && against.includes(slot) && (
        <Notice
          tone="waiting"
          title={t('divorce.question.against', { party })}
          actions={
            <Button small onPress={() => void keepNow().then((done) => done && showPanel('leave'))}>
              {t('divorce.question.leave')}
            </Button>
          }
        >
          {t('divorce.question.againstExplain')}
        </Notice>
      )}
      <div className="work-and-paper">
        <Interview
          key={slot}
          slot={slot}
          name={draft.couple[slot].name}
          form={form}
          onChange={(said: InterviewForm) => setForms({ ...forms, [slot]: said })}
          isDisabled={!open}
        />
        <div className="work">
          <PaperList title={t('divorce.question.record')} papers={papers} shown={shown} onShow={show} closed={!open || !kept} />
          {open && kept && recordOf(slot) !== null && (
            <Panel title={t('divorce.question.signing')}>
              <Checkbox isSelected={signed[slot]} onChange={(yes) => setSigned({ ...signedOf, [slot]: yes ? recordOf(slot) : null })}>
                {t(`divorce.question.signed.${wayOfSigning(draft.couple[slot])}`, { party })}
              </Checkbox>
            </Panel>
          )}
          {shown !== null && <PaperPreview documentId={shown} />}
        </div>
      </div>
      <AgreementPart />
    </StepFrame>
  );
}
