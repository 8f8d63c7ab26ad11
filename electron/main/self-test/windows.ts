import { execFile } from 'node:child_process';
import { join } from 'node:path';
import type { WindowsFacts } from './judge.ts';

/** What a tool of the system prints; null: it could not be asked. Answers '' where it found nothing. */
export type AskSystem = (tool: 'reg.exe' | 'whoami.exe', args: readonly string[]) => Promise<string | null>;

/** Milliseconds. */
const patience = 5_000;

/** Tools of Windows itself by their whole path: one of the same name elsewhere is not started. */
export function createAskSystem(systemRoot: string): AskSystem {
  return (tool, args) =>
    new Promise((resolve) => {
      execFile(ofWindows(systemRoot, tool), [...args], { timeout: patience, windowsHide: true }, (error, output) => {
        // `reg query` ends with 1 where the key or value is not there.
        if (error === null) resolve(output);
        else resolve(tool === 'reg.exe' && error.code === 1 ? '' : null);
      });
    });
}

function ofWindows(systemRoot: string, tool: string): string {
  return join(systemRoot, 'System32', tool);
}

const winlogon = String.raw`Software\Microsoft\Windows NT\CurrentVersion\Winlogon`;
const policies = String.raw`Software\Microsoft\Windows\CurrentVersion\Policies`;

/** Each takes one entry from the page of Ctrl+Alt+Del. */
const attentionPolicies = [
  ['HKCU', String.raw`${policies}\System`, 'DisableTaskMgr'],
  ['HKCU', String.raw`${policies}\System`, 'DisableLockWorkstation'],
  ['HKCU', String.raw`${policies}\System`, 'DisableChangePassword'],
  ['HKCU', String.raw`${policies}\Explorer`, 'NoLogoff'],
  ['HKLM', String.raw`${policies}\System`, 'HideFastUserSwitching'],
] as const;

/** Asks the registry and the user's groups. */
export async function askWindows(ask: AskSystem): Promise<WindowsFacts> {
  const query = async (hive: string, key: string, value: string): Promise<string | null> => {
    const output = await ask('reg.exe', ['query', `${hive}\\${key}`, '/v', value]);
    return output === null ? null : (/\bREG_\w+\s+(.*?)\s*$/mu.exec(output)?.[1] ?? '');
  };
  const isSet = async (hive: string, key: string, value: string): Promise<boolean | null> => {
    const data = await query(hive, key, value);
    return data === null ? null : /^(?:0x)?0*1$/u.test(data);
  };
  const ownShell = await query('HKCU', winlogon, 'Shell');
  const attention = await Promise.all(attentionPolicies.map(([hive, key, value]) => isSet(hive, key, value)));
  const groups = await ask('whoami.exe', ['/groups', '/fo', 'csv', '/nh']);
  const assigned = await ask('reg.exe', ['query', String.raw`HKLM\SOFTWARE\Microsoft\Windows\AssignedAccessConfiguration\Configs`]);
  return {
    kind: 'windows',
    shell: ownShell === '' ? await query('HKLM', winlogon, 'Shell') : ownShell,
    assignedAccess: assigned === null ? null : /AssignedAccessConfiguration\\Configs\\S/iu.test(assigned),
    noWindowsKeys: await isSet('HKCU', String.raw`${policies}\Explorer`, 'NoWinKeys'),
    attention: attention.includes(null)
      ? null
      : { taken: attention.filter((taken) => taken === true).length, of: attentionPolicies.length },
    // BUILTIN\Administrators by its number, whatever the language.
    administrator: groups === null ? null : groups.includes('S-1-5-32-544'),
  };
}
