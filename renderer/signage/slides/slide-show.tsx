import { useEffect, useState, type ReactElement, type ReactNode } from 'react';
import type { Slide } from '#shared/contract/index.ts';
import { useClient } from '../../client/index.ts';
import { classNames } from '../../components/index.ts';
import { useTurn } from '../use-turn.ts';
import type { ScreenWords } from '../words.ts';
import { DoubleHappiness, LoversKnot, Tea } from './art.tsx';
import './slides.css';

export interface SlideShowProps {
  /** Of the hall; empty: those that ship with the program. */
  readonly slides: readonly Slide[];
  readonly seconds: number;
  readonly words: ScreenWords;
}

const shipped = [
  { id: 'doubleHappiness', Art: DoubleHappiness },
  { id: 'loversKnot', Art: LoversKnot },
  { id: 'tea', Art: Tea },
] as const;

/** 婚俗文化: one picture after another, slowly. */
export function SlideShow({ slides, seconds, words }: SlideShowProps): ReactElement {
  const turn = useTurn(slides.length > 0 ? slides.length : shipped.length, seconds);
  const own = slides[turn];
  if (own)
    return (
      <Framed key={own.id} picture={<Picture id={own.id} />} chinese={own.chinese} english={words.en === null ? null : own.english} own />
    );
  const { id, Art } = shipped[turn] ?? shipped[0];
  const said = (t: ScreenWords['zh']): Slide['chinese'] => ({ title: t(`slides.${id}.title`), text: t(`slides.${id}.text`) });
  return <Framed key={id} picture={<Art />} chinese={said(words.zh)} english={words.en && said(words.en)} />;
}

interface FramedProps {
  readonly picture: ReactNode;
  readonly chinese: Slide['chinese'];
  readonly english: Slide['english'];
  readonly own?: boolean;
}

function Framed({ picture, chinese, english, own = false }: FramedProps): ReactElement {
  return (
    <section className={classNames('signage-slide', own && 'signage-slide-own')}>
      <div className="signage-slide-picture">{picture}</div>
      <div className="signage-slide-words">
        <h2 className="serif" lang="zh-CN">
          {chinese.title}
        </h2>
        <p lang="zh-CN">{chinese.text}</p>
        {english && (
          <p lang="en" className="two-lines-en">
            {english.text === '' ? english.title : english.text}
          </p>
        )}
      </div>
    </section>
  );
}

/** A picture of the hall's folder; its place stays empty until it has come. */
function Picture({ id }: { readonly id: string }): ReactElement | null {
  const client = useClient();
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    let made: string | null = null;
    let current = true;
    const fetchIt = async (): Promise<void> => {
      const answer = await client.call('signage.picture', { id });
      if (!current || !answer.ok) return;
      const bytes = Uint8Array.from(atob(answer.value.jpeg), (each) => each.charCodeAt(0));
      made = URL.createObjectURL(new Blob([bytes], { type: 'image/jpeg' }));
      setAddress(made);
    };
    void fetchIt();
    return () => {
      current = false;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [client, id]);
  return address === null ? null : <img src={address} alt="" />;
}
