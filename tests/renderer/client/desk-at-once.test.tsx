import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { App } from '../../../renderer/app.tsx';
import { createFakeHall, fakeSession } from '../fake-hall.ts';
import { show } from '../setup.tsx';

const ok = <T,>(value: T) => ({ ok: true as const, value });

test('the desk that was fetched while the password was typed stands as soon as its person is known', async () => {
  // First of all it is a module to load.
  await import('../../../renderer/counter/index.ts');
  let signedIn = false;
  const hall = createFakeHall({
    answers: {
      'staff.session': () => ok(signedIn ? fakeSession : null),
      'staff.signIn': () => {
        signedIn = true;
        return ok(fakeSession);
      },
    },
  });
  const { container } = await show(<App />, hall);
  fireEvent.change(await screen.findByLabelText('工号'), { target: { value: 'R01' } });
  fireEvent.change(screen.getByLabelText('密码'), { target: { value: 'morning tea 7' } });
  await new Promise((resolve) => setTimeout(resolve, 50));
  let stoodBetween = false;
  const watching = new MutationObserver(() => {
    stoodBetween ||= container.querySelector('.window-starting') !== null;
  });
  watching.observe(container, { childList: true, subtree: true });
  fireEvent.submit(screen.getByLabelText('密码'));
  await waitFor(() => expect(container.querySelector('.window-station')).not.toBeNull());
  watching.disconnect();
  expect(stoodBetween).toBe(false);
});
