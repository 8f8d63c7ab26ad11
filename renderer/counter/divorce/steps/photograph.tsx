import { useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Office, photoAlone, slots, type Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAct, useAsk } from '../../../client/index.ts';
import { Button, Panel, Segmented } from '../../../components/index.ts';
import { PhotoPanel } from '../../camera/photo-panel.tsx';
import { StoredPhoto } from '../../camera/stored-photo.tsx';
import { usePhotoTaking } from '../../camera/use-photo-taking.ts';
import { useDivorce } from '../../case-context.ts';
import { PrivacyLine } from '../../confirm/privacy-line.tsx';
import { FreshPapers, freshPapers } from '../../papers/fresh-papers.tsx';
import { CoupleSummary } from '../../party/couple.tsx';
import { StepFrame } from '../../step-frame.tsx';
import { useShortcut } from '../../use-shortcut.ts';
import { useTurnTo } from '../page-context.ts';

/** Until the office says how large its photos are. */
const usualSize = photoAlone(Office.shape.photo.parse(undefined));
const keyOf: Readonly<Record<Slot, string>> = { man: 'F6', woman: 'F7' };

/** ④ 拍照: each party alone, for their own certificate. */
export function PhotographStep(): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view } = useDivorce();
  const photograph = useAct('divorce.photograph');
  const turnTo = useTurnTo();
  const office = useAsk('office.get', {}).value?.office;
  const photo = office ? photoAlone(office.photo) : usualSize;
  const open = view.actions.includes('photograph');
  const [chosen, setChosen] = useState<Slot | null>(null);
  const slot = chosen ?? slots.find((each) => view.photos[each] === null) ?? 'man';
  const both = slots.every((each) => view.photos[each] !== null);
  const taking = usePhotoTaking({
    open: open && (view.photos[slot] === null || chosen !== null),
    photo,
    busy: photograph.busy,
    store: async (picture, from) => {
      const kept = await photograph.run({ caseId: view.id, party: slot, picture, from });
      if (kept.ok) setChosen(null);
      return kept.ok;
    },
  });
  const takes = open && (view.photos[slot] === null || chosen !== null);
  const choose = (each: Slot): void => {
    taking.again();
    setChosen(each);
  };
  useShortcut(keyOf.man, open ? () => choose('man') : null);
  useShortcut(keyOf.woman, open ? () => choose('woman') : null);
  const party = t(`terms:slot.${slot}`);
  const done = both && !takes ? { label: t('divorce.photo.done'), onPress: () => turnTo('examine') } : null;
  return (
    <StepFrame primary={takes ? taking.primary : open ? done : null}>
      <ErrorNotice error={photograph.error} onDismiss={photograph.forget} />
      <ErrorNotice error={taking.unread} onDismiss={taking.forgetUnread} />
      <CoupleSummary />
      {open && (
        <Segmented
          label={t('divorce.photo.whom')}
          value={takes ? slot : null}
          onChange={choose}
          options={slots.map((id) => ({ id, label: t(`terms:slot.${id}`), keys: keyOf[id] }))}
        />
      )}
      <div className="photo-step">
        <PhotoPanel
          key={slot}
          taking={taking}
          photo={{ ...photo, alone: true }}
          open={takes}
          stored={view.photos[slot]}
          titles={{
            camera: t('divorce.photo.camera', { party }),
            check: t('divorce.photo.check', { party }),
            stored: t('divorce.photo.of', { party }),
          }}
        />
        <div className="work">
          {slots.map(
            (each) =>
              view.photos[each] !== null && (
                <Panel
                  key={each}
                  title={t('divorce.photo.of', { party: t(`terms:slot.${each}`) })}
                  actions={
                    open && (
                      <Button small icon="camera" onPress={() => choose(each)}>
                        {t('photo.again')}
                      </Button>
                    )
                  }
                >
                  <StoredPhoto attachmentId={view.photos[each]} of={t('divorce.photo.of', { party: t(`terms:slot.${each}`) })} />
                </Panel>
              ),
          )}
          <Panel title={t('photo.rules')}>
            <ul className="plain-list">
              <li>{t('divorce.photo.alone')}</li>
              {(['bare', 'ground'] as const).map((rule) => (
                <li key={rule}>{t(`photo.rule.${rule}`)}</li>
              ))}
              <li>{t('photo.rule.size', { width: photo.widthMm, height: photo.heightMm })}</li>
            </ul>
          </Panel>
          <FreshPapers wanted={freshPapers(view, ['photoSheet'])} />
        </div>
      </div>
      {open && <PrivacyLine />}
    </StepFrame>
  );
}
