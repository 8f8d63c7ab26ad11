import type { ReactElement } from 'react';
import type { SignageView } from '#shared/contract/index.ts';
import { classNames } from '../components/index.ts';
import { callsOf, isIdle, type ShownBoard } from './board.ts';
import { Head } from './head.tsx';
import { OpenHours } from './open-hours.tsx';
import { NoticeBand } from './notice-band.tsx';
import { NowServing } from './now-serving.tsx';
import { NextAppointments } from './next-appointments.tsx';
import { Queue } from './queue.tsx';
import { SlideShow } from './slides/slide-show.tsx';
import type { ScreenWords } from './words.ts';
import './signage.css';

export interface SignagePageProps {
  readonly view: SignageView;
  /** null: nothing is known of the queue. */
  readonly board: ShownBoard | null;
  /** Instant at the office. */
  readonly now: string;
  /** Since when it is not current; null: it is. */
  readonly stale: string | null;
  readonly words: ScreenWords;
}

/** Lines beside the number with which a picture still has its place. */
const fewLines = 4;

/** 叫号屏: read from the far end of the hall, and by nobody in particular. Nothing on it can be pressed. */
export function SignagePage({ view, board, now, stale, words }: SignagePageProps): ReactElement {
  const { blocks, slideSeconds } = view.settings;
  const idle = board === null || isIdle(view.hours.state, board, now);
  const slides = blocks.slides && <SlideShow slides={view.slides} seconds={slideSeconds} words={words} />;
  return (
    <div className="signage">
      <div className={classNames('signage-page', idle && 'signage-wide')}>
        <Head officeName={view.officeName} now={now} stale={stale} words={words} />
        {idle ? (
          <main className="signage-calls signage-closed">
            <OpenHours hours={view.hours} words={words} />
            {slides}
          </main>
        ) : (
          <Served board={board} now={now} words={words} slides={slides} blocks={blocks} />
        )}
        {blocks.notices && view.notices.length > 0 && <NoticeBand notices={view.notices} seconds={slideSeconds} words={words} />}
      </div>
    </div>
  );
}

interface ServedProps {
  readonly board: ShownBoard;
  readonly now: string;
  readonly words: ScreenWords;
  readonly slides: ReactElement | false;
  readonly blocks: SignageView['settings']['blocks'];
}

function Served({ board, now, words, slides, blocks }: ServedProps): ReactElement {
  const { now: called, before } = callsOf(board);
  const queue = blocks.queue && <Queue waiting={board.waiting} now={now} words={words} />;
  const next = blocks.appointments && board.next.length > 0 && <NextAppointments next={board.next} words={words} />;
  const lines = (queue ? board.waiting.filter(({ count }) => count > 0).length : 0) + (next ? board.next.length + 1 : 0);
  // Until somebody is called the picture has their place.
  const picture = called !== null && lines <= fewLines && slides;
  const beside = queue || next || picture;
  return (
    <>
      <NowServing called={called} before={before} words={words} alone={!beside}>
        {called === null && slides}
      </NowServing>
      {beside && (
        <div className="signage-side">
          {queue}
          {next}
          {picture}
        </div>
      )}
    </>
  );
}
