import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { RareCharacter, Slot } from '#shared/model/index.ts';
import { ErrorNotice, useAct } from '../../client/index.ts';
import { Button, MissingCharacter, Notice } from '../../components/index.ts';
import { useOpenCase } from '../case-context.ts';
import { StoredCharacter } from './case-name.tsx';

export const pictureKey = 'Alt+G';

/** Beside a party's name: which of its characters no font draws, and the way to give them a picture. */
export function RareNotice({ slot }: { readonly slot: Slot }): ReactElement | null {
  const { rareCharacters } = useOpenCase();
  const own = rareCharacters.filter((each) => each.slot === slot);
  if (own.length === 0) return null;
  return (
    <ul className="rare-notices">
      {own.map((rare) => (
        <li key={rare.character}>
          <RareLine rare={rare} />
        </li>
      ))}
    </ul>
  );
}

/** For steps that show no form: the characters still without a picture, of both. */
export function UnpicturedNotice(): ReactElement | null {
  const { rareCharacters } = useOpenCase();
  const waiting = rareCharacters.filter(({ picture }) => picture === null);
  if (waiting.length === 0) return null;
  return (
    <ul className="rare-notices case-notice">
      {waiting.map((rare) => (
        <li key={`${rare.slot} ${rare.character}`}>
          <RareLine rare={rare} named />
        </li>
      ))}
    </ul>
  );
}

function RareLine({ rare, named = false }: { readonly rare: RareCharacter; readonly named?: boolean }): ReactElement {
  const { t } = useTranslation(['counter', 'terms']);
  const { view, rareCharacters, pictureCharacter } = useOpenCase();
  const remove = useAct('characters.removePicture');
  const { slot, character, codePoint, privateUse, picture } = rare;
  const mayChange = view.actions.includes('pictureCharacter');
  const isNext = rareCharacters.find((each) => each.picture === null) === rare;
  const kind = t(privateUse ? 'rare.privateUse' : 'rare.noGlyph');
  const who = named ? t('rare.of', { party: t(`terms:slot.${slot}`), kind }) : kind;
  return (
    <>
      <Notice
        tone={picture === null ? 'waiting' : 'done'}
        actions={
          mayChange && (
            <>
              <Button small {...(isNext && { keys: pictureKey })} onPress={() => pictureCharacter(rare)}>
                {t(picture === null ? 'rare.make' : 'rare.again')}
              </Button>
              {picture !== null && (
                <Button variant="quiet" small busy={remove.busy} onPress={() => void remove.run({ caseId: view.id, character })}>
                  {t('rare.remove')}
                </Button>
              )}
            </>
          )
        }
      >
        <span className="rare-line">
          <span className="rare-sample serif">
            {picture === null ? <MissingCharacter character={character} /> : <StoredCharacter caseId={view.id} character={character} />}
          </span>
          <span>{t(picture === null ? 'rare.missing' : 'rare.pictured', { kind: who, codePoint })}</span>
        </span>
      </Notice>
      <ErrorNotice error={remove.error} onDismiss={remove.forget} />
    </>
  );
}
