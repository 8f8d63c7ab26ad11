import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CropperProps } from 'react-easy-crop';
import { actionsIn } from '#shared/law/marriage/index.ts';
import type * as Picture from '../../../renderer/counter/camera/picture.ts';
import type { PixelSize } from '../../../renderer/counter/camera/picture.ts';
import { inputsOf, openCase } from './open-case.tsx';

// jsdom lays nothing out and decodes nothing: the cropper in the real window is another test's.
const cropper = vi.hoisted(() => ({ props: null as CropperProps | null }));
vi.mock('react-easy-crop', () => ({
  default: (props: CropperProps) => {
    cropper.props = props;
    return <div {...props.cropperProps} {...{ tabIndex: 0 }} data-testid="cropper" />;
  },
}));
const seen = vi.hoisted(() => ({ size: { width: 1920, height: 1080 } as PixelSize, cropped: [] as unknown[] }));
vi.mock('../../../renderer/counter/camera/picture.ts', async (original) => ({
  ...(await original<typeof Picture>()),
  takeFrame: () => ({ data: 'FRAM', mime: 'image/jpeg', size: seen.size }),
  readPicture: async () => ({ ok: true, value: { data: 'FILE', mime: 'image/jpeg', size: seen.size } }),
  cropPicture: async (...args: unknown[]) => {
    seen.cropped.push(args[1]);
    return 'CROP';
  },
}));

beforeEach(() => {
  seen.size = { width: 1920, height: 1080 };
  seen.cropped = [];
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue(undefined);
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', { configurable: true, writable: true });
  vi.stubGlobal('navigator', {
    ...navigator,
    mediaDevices: { getUserMedia: async () => ({ getTracks: () => [] }), enumerateDevices: async () => [] },
  });
});
afterEach(() => {
  location.hash = '';
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const press = (key: string, target: Element = document.body) => fireEvent.keyDown(target, { key });
const take = async (): Promise<void> => {
  await waitFor(() => expect(document.querySelector('video')?.className).toBe(''));
  press(' ');
  await screen.findByTestId('cropper');
};

describe('photographing the couple', () => {
  it('needs the keyboard only: Space takes, Enter accepts what the crop shows', async () => {
    const { hall } = await openCase('declared');
    await take();
    await waitFor(() => expect(document.querySelectorAll('.head-guide-line ellipse'), 'a head for each of the two').toHaveLength(2));
    const area = { x: 10, y: 20, width: 1252, height: 826 };
    cropper.props!.onCropAreaChange!(area, area);
    await screen.findByText(/1252 × 826 像素/);
    press('Enter', screen.getByTestId('cropper'));
    await waitFor(() => expect(document.querySelector('[aria-current="step"]')?.textContent).toContain('审查'));
    expect(seen.cropped).toEqual([area]);
    expect(inputsOf(hall, 'marriage.photograph')).toMatchObject([{ picture: 'CROP', from: 'camera' }]);
  });

  it('leaves Space and Enter to buttons that have the focus', async () => {
    await openCase('declared');
    await waitFor(() => expect(document.querySelector('video')?.className).toBe(''));
    press(' ', screen.getByRole('button', { name: '导入照片' }));
    expect(screen.queryByTestId('cropper')).toBeNull();
  });

  it('enlarges by keys only so far as the photo keeps its pixels', async () => {
    seen.size = { width: 751, height: 500 };
    await openCase('declared');
    await take();
    expect(cropper.props!.maxZoom).toBeCloseTo(1.19);
    for (let i = 0; i < 5; i += 1) press('+', screen.getByTestId('cropper'));
    expect(cropper.props!.zoom).toBeCloseTo(1.19);
    press('-', screen.getByTestId('cropper'));
    expect(cropper.props!.zoom).toBeCloseTo(1.09);
  });

  it('says that a picture is too small and takes none of it', async () => {
    seen.size = { width: 600, height: 400 };
    const { hall } = await openCase('declared');
    await waitFor(() => expect(document.querySelector('.photo-frame')).toBeTruthy());
    fireEvent.drop(document.querySelector('.photo-frame')!, {
      dataTransfer: { files: [new File(['x'], 'x.jpg', { type: 'image/jpeg' })] },
    });
    expect((await screen.findByRole('alert')).textContent).toContain('不足 626 × 413');
    press('Enter', screen.getByTestId('cropper'));
    expect(inputsOf(hall, 'marriage.photograph')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: '重新拍照' }));
    expect(screen.queryByTestId('cropper')).toBeNull();
  });

  it('offers the photo taken before a correction again', async () => {
    const photo = '01890000-0000-7000-8000-0000000000bb';
    const { hall, each } = await openCase(
      'declared',
      { photo },
      {
        'marriage.keepPhoto': () => {
          each.view = { ...each.view, state: 'photographed', reached: 'photographed', actions: actionsIn('photographed', ['registrar']) };
          return { ok: true, value: each.view };
        },
      },
    );
    const panel = within(screen.getByRole('region', { name: '修改前拍摄的合影' }));
    fireEvent.click(panel.getByRole('button', { name: '沿用这张照片' }));
    await waitFor(() => expect(document.querySelector('[aria-current="step"]')?.textContent).toContain('审查'));
    expect(inputsOf(hall, 'marriage.keepPhoto')).toEqual([{ caseId: each.view.id }]);
  });

  it('offers no earlier photo where there is none', async () => {
    await openCase('declared');
    expect(screen.queryByRole('button', { name: '沿用这张照片' })).toBeNull();
  });
});

describe('papers made of pictures', () => {
  it('are drawn anew and printed: the photo sheet, and copies only of what lies in the file', async () => {
    const { hall, each } = await openCase('photographed', { scans: [] });
    const list = within(await screen.findByRole('region', { name: '按需打印' }));
    expect(list.getByText('照片打印页')).toBeTruthy();
    expect(list.queryByText(/证件材料复印件/)).toBeNull();
    await waitFor(() => expect(list.getByRole('button', { name: '打印' })).toHaveProperty('disabled', false));
    fireEvent.click(list.getByRole('button', { name: '打印' }));
    await waitFor(() => expect(inputsOf(hall, 'documents.print')).toHaveLength(1));
    expect(inputsOf(hall, 'documents.draw')).toEqual([{ caseId: each.view.id, kind: 'photoSheet', party: null }]);
  });
});
