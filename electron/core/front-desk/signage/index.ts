import { failure, type OperationName } from '#shared/contract/index.ts';
import { ok } from '#shared/model/index.ts';
import { getOffice, hoursOf } from '../../office/index.ts';
import type { HandlersFor } from '../../ports.ts';
import type { FrontDeskDeps } from '../deps.ts';
import { readFrontDeskSettings } from '../settings.ts';
import { createSlides } from './slides.ts';

type SignageOperation = Extract<OperationName, `signage.${string}`>;

/** 叫号屏: what it shows beside the queue, and how it speaks where the PC has no voice of its own. */
export function createSignage({
  store,
  clock,
  calendar,
  openHours,
  storeDirectory,
  voice,
  drawing,
}: FrontDeskDeps): HandlersFor<SignageOperation> {
  const slides = createSlides(storeDirectory, drawing);
  return {
    'signage.view': async () => {
      const { slides: found } = await slides.list();
      const now = clock.now();
      const today = clock.today();
      return ok(
        store.read((db) => {
          const office = getOffice(db);
          const { state, from, until } = hoursOf(openHours(db, today), calendar(db), now);
          const { notices, ...settings } = readFrontDeskSettings(db).signage;
          return {
            officeName: office.name,
            now: now.toString(),
            today,
            hours: { state, from, until },
            settings,
            notices: notices.filter((each) => (each.from ?? today) <= today && today <= (each.until ?? today)),
            slides: [...found],
          };
        }),
      );
    },
    'signage.picture': async ({ input }) => {
      const jpeg = await slides.picture(input.id);
      return jpeg === null ? failure('signage.noPicture', {}) : ok({ jpeg: Buffer.from(jpeg).toString('base64') });
    },
    'signage.clip': async ({ input }) => {
      const wav = await voice.speak(input);
      return ok({ wav: wav && Buffer.from(wav).toString('base64') });
    },
    'signage.folder': async () => {
      const folder = slides.folder();
      const { slides: found, left } = await slides.list();
      const clip = await voice.speak({ language: 'en', text: 'one' });
      return ok({ folder, slides: [...found], left: [...left], clips: clip !== null });
    },
  };
}
