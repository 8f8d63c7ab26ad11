import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { guardPage } from '../../../renderer/guard/index.ts';
import { longestPaste, mayDrop, mayPaste } from '../../../renderer/guard/may-bring-in.ts';

describe('a drop', () => {
  it.each<[string, readonly string[], boolean, boolean]>([
    ['files over a place made for files', ['Files'], true, true],
    ['files beside it', ['Files'], false, false],
    ['a link over it', ['text/uri-list', 'text/plain'], true, false],
    ['a picture of a page, which is file and link', ['Files', 'text/uri-list', 'text/html'], true, false],
    ['text over it', ['text/plain'], true, false],
    ['text over a field', ['text/plain'], false, false],
    ['nothing', [], true, false],
  ])('%s', (_what, types, overZone, allowed) => {
    expect(mayDrop({ types, overZone })).toBe(allowed);
  });
});

describe('a paste', () => {
  it.each<[string, readonly string[], number, boolean]>([
    ['a name', ['text/plain'], 3, true],
    ['text with its looks', ['text/plain', 'text/html'], 30, true],
    ['the longest', ['text/plain'], longestPaste, true],
    ['a whole book', ['text/plain'], longestPaste + 1, false],
    ['files', ['Files'], 0, false],
    ['a page without text', ['text/html'], 0, false],
  ])('%s', (_what, types, characters, allowed) => {
    expect(mayPaste({ types, characters })).toBe(allowed);
  });
});

describe('the listener before all others', () => {
  let leave: () => void;
  beforeEach(() => {
    document.body.innerHTML = '<div data-drop-zone><p id="inside"></p></div><input id="field" />';
    leave = guardPage(document);
  });
  afterEach(() => leave());

  const heard = vi.fn<() => void>();
  function send(name: string, target: string, data: Record<string, unknown>): Event {
    heard.mockReset();
    const event = Object.assign(new Event(name, { bubbles: true, cancelable: true }), data);
    const element = document.querySelector(target)!;
    element.addEventListener(name, heard, { once: true });
    element.dispatchEvent(event);
    element.removeEventListener(name, heard);
    return event;
  }
  const files = () => ({ dataTransfer: { types: ['Files'], dropEffect: 'copy' } });

  it.each(['dragenter', 'dragover', 'drop'])('lets %s of files through to their place', (name) => {
    expect(send(name, '#inside', files()).defaultPrevented).toBe(false);
    expect(heard).toHaveBeenCalledOnce();
  });

  it.each(['dragenter', 'dragover', 'drop'])('ends %s anywhere else, and the window does not go to the file', (name) => {
    const data = files();
    expect(send(name, '#field', data).defaultPrevented).toBe(true);
    expect(heard).not.toHaveBeenCalled();
    expect(data.dataTransfer.dropEffect).toBe('none');
  });

  it('ends a drop without data, and one onto nothing', () => {
    expect(send('drop', '#inside', { dataTransfer: null }).defaultPrevented).toBe(true);
    const event = new Event('drop', { cancelable: true });
    document.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(true);
  });

  it('lets nothing be dragged out', () => {
    expect(send('dragstart', '#inside', {}).defaultPrevented).toBe(true);
    expect(heard).not.toHaveBeenCalled();
  });

  it('lets a name be pasted, and no book', () => {
    const paste = (text: string) => ({ clipboardData: { types: ['text/plain'], getData: () => text } });
    expect(send('paste', '#field', paste('王伟')).defaultPrevented).toBe(false);
    expect(heard).toHaveBeenCalledOnce();
    expect(send('paste', '#field', paste('x'.repeat(longestPaste + 1))).defaultPrevented).toBe(true);
    expect(heard).not.toHaveBeenCalled();
  });

  it('is gone when it is taken away', () => {
    leave();
    expect(send('drop', '#field', files()).defaultPrevented).toBe(false);
  });
});
