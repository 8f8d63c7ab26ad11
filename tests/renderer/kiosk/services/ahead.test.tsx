import { fireEvent, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KioskDraft } from '#shared/model/index.ts';
import type * as Picture from '../../../../renderer/counter/camera/picture.ts';
import { asked, button, emit, layCard, open, press, question } from '../hands.tsx';
import { both, day, drafts, type KeptDraft } from './fake-services.ts';

// jsdom draws nothing: the frame of a real camera is another test's, in the real window.
vi.mock('../../../../renderer/counter/camera/picture.ts', async (original) => ({
  ...(await original<typeof Picture>()),
  takeFrame: () => ({ data: 'FRAME', mime: 'image/jpeg', size: { width: 1920, height: 1080 } }),
}));
const camera = { there: true, stopped: 0 };
beforeEach(() => {
  camera.there = true;
  camera.stopped = 0;
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue(undefined);
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', { configurable: true, writable: true });
  vi.stubGlobal('navigator', {
    ...navigator,
    mediaDevices: {
      getUserMedia: async () => {
        if (!camera.there) throw new DOMException('', 'NotFoundError');
        return { getTracks: () => [{ stop: () => (camera.stopped += 1) }] };
      },
      enumerateDevices: async () => [],
    },
  });
});
afterEach(() => vi.restoreAllMocks());

const show = async (kept: KeptDraft = { draft: null, pictures: [] }, more: Parameters<typeof open>[0] = {}) => {
  const core = drafts(kept);
  const hall = await open({ card: both, ...more, answers: { ...core.answers, ...more.answers } });
  await layCard(hall);
  await press(/^提前填写/);
  await question('提前填写哪项申请？');
  return { hall, kept };
};
const type = (digits: string): void => void [...digits].forEach((key) => fireEvent.keyDown(document.body, { key }));
const skipTo = async (name: RegExp): Promise<void> => {
  while (screen.queryByRole('heading', { level: 1, name }) === null) {
    const before = screen.getByRole('heading', { level: 1 }).textContent;
    await press('跳过，到窗口再说');
    await waitFor(() => expect(screen.getByRole('heading', { level: 1 }).textContent).not.toBe(before));
  }
};

describe('filling in ahead', () => {
  it('M-41: says that nothing is signed here, and shows the privacy notice before anything is asked', async () => {
    const { hall } = await show();
    expect(screen.getByText(/这里不签名：声明书由双方在登记员面前签字/)).toBeTruthy();
    await press(/^结婚登记/);
    await question('填写之前，请先看一看');
    expect(asked(hall, 'kiosk.saveDraft')).toHaveLength(0);
  });

  it('asks each of the two one question after the other, and keeps every answer at once', async () => {
    const { hall, kept } = await show();
    await press(/^结婚登记/);
    await press('知道了，开始填写');
    await question('王*明：婚姻状况？');
    await press('未婚');
    await question('王*明：文化程度？');
    expect(kept.draft?.self.maritalStatus).toBe('unmarried');
    await press('大学本科');
    await press('公司职员');
    await question('王*明：手机号码？');
    type('13800000000');
    await press('下一步');
    await question('陈*：婚姻状况？');
    await press('离婚');
    await skipTo(/拍下您带来的材料/);
    expect(kept.draft).toEqual({
      self: { phone: '13800000000', maritalStatus: 'unmarried', education: 'bachelor', occupation: '公司职员' },
      other: { phone: '', maritalStatus: 'divorced', education: null, occupation: '' },
    });
    expect(asked(hall, 'kiosk.saveDraft')).toHaveLength(5);
  });

  it('of somebody who wants a divorce does not ask whether they are married', async () => {
    await show();
    await press(/^离婚登记申请/);
    await press('知道了，开始填写');
    await question('王*明：文化程度？');
    await press('返回');
    await question('提前填写哪项申请？');
    expect(screen.queryByText(/婚姻状况/)).toBeNull();
  });

  it('an answer that could not be kept is said, and the question stays', async () => {
    await show(undefined, { answers: { 'kiosk.saveDraft': () => ({ ok: false, error: { code: 'store.locked', details: {} } }) as never } });
    await press(/^结婚登记/);
    await press('知道了，开始填写');
    await press('未婚');
    expect((await screen.findByRole('alert')).textContent).not.toBe('');
    await question('王*明：婚姻状况？');
  });

  it('asks for the other’s card first where only one was laid down; back leads past it', async () => {
    let visit = { ...both, partner: null } as NonNullable<Parameters<typeof open>[0]>['card'];
    const { hall } = await show(undefined, {
      visitNow: () => visit!,
      answers: {
        'kiosk.enterPartner': () => {
          visit = both;
          return { ok: true, value: both };
        },
      },
    });
    await press(/^结婚登记/);
    await press('知道了，开始填写');
    await question('请放另一方的身份证');
    await waitFor(() => expect(asked(hall, 'kiosk.awaitCard')).toHaveLength(2));
    await emit(hall, { event: 'kiosk.cardRead' });
    await question(/婚姻状况/);
    await press('返回');
    await question('提前填写哪项申请？');
    expect(asked(hall, 'kiosk.awaitCard')).toHaveLength(2);
  });
});

describe('what was filled in before', () => {
  const filled = (): KeptDraft => ({ draft: KioskDraft.parse({ self: { maritalStatus: 'widowed', phone: '13900000000' } }), pictures: [] });
  const mine = { drafts: [{ service: 'marriage' as const, erasedOn: day('2026-11-30') }] };

  it('is said with its last day, and stands there when somebody goes on', async () => {
    await show(filled(), { mine });
    expect((await button(/^结婚登记/)).textContent).toContain('保存到 2026年11月30日');
    await press(/^结婚登记/);
    await press('知道了，开始填写');
    expect((await button('丧偶')).getAttribute('aria-pressed')).toBe('true');
    expect((await button('未婚')).getAttribute('aria-pressed')).toBe('false');
  });

  it('个人信息保护法 47: is erased when its owner says so twice', async () => {
    const { hall, kept } = await show(filled(), { mine });
    await press(/^结婚登记/);
    await press('删除填写的内容');
    await press('保留');
    expect(kept.draft).not.toBeNull();
    await press('删除填写的内容');
    await screen.findByText(/删除后不能恢复/);
    await press('删除填写的内容');
    expect(await screen.findByText('已删除。')).toBeTruthy();
    expect(asked(hall, 'kiosk.discardDraft')).toMatchObject([{ input: { service: 'marriage' } }]);
    await press('知道了，开始填写');
    expect((await button('丧偶')).getAttribute('aria-pressed')).toBe('false');
  });
});

describe('pictures', () => {
  const toPictures = async (...given: Parameters<typeof show>) => {
    const shown = await show(...given);
    await press(/^离婚登记申请/);
    await press('知道了，开始填写');
    await question(/文化程度/);
    await skipTo(/拍下您带来的材料/);
    return shown;
  };
  const shoot = async (): Promise<void> => {
    await press('拍一张');
    await press('双方');
    await press('结婚证');
    await waitFor(async () => expect((await button('拍照')).hasAttribute('disabled')).toBe(false));
    await press('拍照');
  };

  it('are kept only when somebody says that they can be read; the camera rests meanwhile', async () => {
    const { hall, kept } = await toPictures();
    await shoot();
    await question('结婚证');
    await waitFor(() => expect(camera.stopped).toBe(1));
    await press('重拍');
    await waitFor(async () => expect((await button('拍照')).hasAttribute('disabled')).toBe(false));
    expect(asked(hall, 'kiosk.addPicture')).toHaveLength(0);
    await press('拍照');
    await press('看得清，保存');
    await question('拍下您带来的材料');
    expect(await screen.findByText('结婚证 · 双方')).toBeTruthy();
    expect(asked(hall, 'kiosk.addPicture')).toMatchObject([
      { input: { service: 'divorceApply', picture: { of: 'both', kind: 'marriageCertificate', image: 'FRAME' } } },
    ]);
    expect((await screen.findByRole('img', { name: '拍下的材料' })).getAttribute('src')).toBe('data:image/jpeg;base64,JPEG');
    await press('删去');
    await waitFor(() => expect(screen.queryByText('结婚证 · 双方')).toBeNull());
    expect(kept.pictures).toEqual([]);
  });

  it.each(['preReview.pictureUnreadable', 'kiosk.tooManyPictures'] as const)(
    '%s is said, and the picture can be taken again',
    async (code) => {
      const details = code === 'preReview.pictureUnreadable' ? { place: 1 } : {};
      await toPictures(undefined, { answers: { 'kiosk.addPicture': () => ({ ok: false, error: { code, details } }) as never } });
      await shoot();
      await press('看得清，保存');
      expect((await screen.findByRole('alert')).textContent).toMatch(/\p{Script=Han}{4}/u);
      await button('重拍');
    },
  );

  it('without a camera are skipped, and the originals asked for', async () => {
    camera.there = false;
    await toPictures();
    await press('拍一张');
    await press('本人');
    await press('户口簿');
    expect(await screen.findByText(/没有可用的摄像头。请跳过这一步，到窗口时带原件/)).toBeTruthy();
    expect((await button('拍照')).hasAttribute('disabled')).toBe(true);
    await press('返回');
    await question('拍下您带来的材料');
    await press('下一步');
    await question('请看一看，对吗？');
  });
});

describe('handing over', () => {
  const filled = (): KeptDraft => ({
    draft: KioskDraft.parse({ self: { phone: '13800000000', education: 'bachelor' } }),
    pictures: [{ id: '01890000-0000-7000-8000-000000000100', of: 'self', kind: 'householdBooklet' }],
  });
  const toOverview = async (...given: Parameters<typeof show>) => {
    const shown = await show(...given);
    await press(/^结婚登记/);
    await press('知道了，开始填写');
    await question(/婚姻状况/);
    await skipTo(/拍下您带来的材料/);
    await press('下一步');
    await question('请看一看，对吗？');
    return shown;
  };

  it('shows all of it, then the code to keep; and it is not here to be gone on with any more', async () => {
    const { hall } = await toOverview(filled());
    expect(screen.getByText('大学本科')).toBeTruthy();
    expect(screen.getByText('附 1 张照片')).toBeTruthy();
    expect(screen.getAllByText('到窗口再说').length).toBe(6);
    await press('交给登记员预审');
    await question('已交给登记员');
    expect(screen.getByText('TP01 2345 6789 A')).toBeTruthy();
    expect(asked(hall, 'kiosk.submit')).toMatchObject([{ input: { service: 'marriage' } }]);
    await press('完成');
    await question(/王\*明，您好/);
    await press(/^提前填写/);
    await press(/^结婚登记/);
    await question('填写之前，请先看一看');
    await waitFor(() => expect(screen.queryByRole('button', { name: '删除填写的内容' })).toBeNull());
    await press('知道了，开始填写');
    await skipTo(/手机号码/);
    expect(screen.queryByText('13800000000')).toBeNull();
  });

  it('nothing cannot be handed over', async () => {
    await toOverview();
    expect(await screen.findByText('还没有填写内容。')).toBeTruthy();
    expect((await button('交给登记员预审')).hasAttribute('disabled')).toBe(true);
  });

  it.each(['kiosk.partnerNeeded', 'kiosk.counterOnly', 'kiosk.nothingFilledIn'] as const)('%s is said, and it stays kept', async (code) => {
    const { kept } = await toOverview(filled(), {
      answers: { 'kiosk.submit': () => ({ ok: false, error: { code, details: {} } }) as never },
    });
    await press('交给登记员预审');
    expect((await screen.findByRole('alert')).textContent).toMatch(/\p{Script=Han}{4}/u);
    expect(kept.draft).not.toBeNull();
  });
});
