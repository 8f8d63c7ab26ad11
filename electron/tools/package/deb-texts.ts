/** Libraries Electron is linked with, and what printing and Chinese input want; old and new names of Debian 12 and 13. */
const depends = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libasound2 | libasound2t64',
  'libgbm1',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libatk-bridge2.0-0 | libatk-bridge2.0-0t64',
  'libcups2 | libcups2t64',
  'libdrm2',
  'libxkbcommon0',
  'libxcomposite1',
  'libxdamage1',
  'libxrandr2',
  'libudev1',
];

export function debControl({ version, arch, installed }: { version: string; arch: string; installed: number }): string {
  return `Package: tongxin
Version: ${version}
Architecture: ${arch}
Maintainer: Tongxin <tongxin@localhost>
Installed-Size: ${installed}
Depends: ${depends.join(', ')}
Recommends: cups-client, fonts-noto-cjk
Section: misc
Priority: optional
Description: Registration-hall software for county civil-affairs bureaus
 Tongxin plays the stations of a marriage-registration hall on a local
 encrypted store. It needs no network to serve the couple in front of it.
`;
}

export const desktopEntry = `[Desktop Entry]
Type=Application
Name=Tongxin
Name[zh_CN]=同心
Comment=Marriage registration hall
Comment[zh_CN]=婚姻登记
Exec=/opt/Tongxin/tongxin %U
Icon=tongxin
Terminal=false
Categories=Office;
StartupWMClass=Tongxin
`;

/** Chromium's sandbox helper needs root to make namespaces where users may not; card readers follow the new udev rules. */
export const postinst = `#!/bin/sh
set -e
if [ "$1" = configure ]; then
  chown root:root /opt/Tongxin/chrome-sandbox
  chmod 4755 /opt/Tongxin/chrome-sandbox
  if command -v udevadm >/dev/null 2>&1; then
    udevadm control --reload-rules 2>/dev/null || true
    udevadm trigger --subsystem-match=hidraw --subsystem-match=usb 2>/dev/null || true
  fi
fi
`;

export const postrm = `#!/bin/sh
set -e
if command -v udevadm >/dev/null 2>&1; then
  udevadm control --reload-rules 2>/dev/null || true
fi
`;
