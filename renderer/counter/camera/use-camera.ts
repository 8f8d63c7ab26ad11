import { useEffect, useRef, useState, type RefObject } from 'react';

export interface Camera {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly devices: readonly MediaDeviceInfo[];
  readonly deviceId: string | null;
  readonly choose: (deviceId: string) => void;
  readonly state: 'starting' | 'live' | 'absent' | 'refused';
}

/** A live picture from the chosen camera, as large as it gives; let go when the page is left. */
export function useCamera(enabled: boolean): Camera {
  const video = useRef<HTMLVideoElement>(null);
  const [devices, setDevices] = useState<readonly MediaDeviceInfo[]>([]);
  const [deviceId, setDeviceId] = useState(() => localStorage.getItem('camera'));
  const [state, setState] = useState<Camera['state']>('starting');

  useEffect(() => {
    if (!enabled) return;
    let gone = false;
    let stream: MediaStream | null = null;
    const release = (): void => stream?.getTracks().forEach((track) => track.stop());
    const start = async (): Promise<void> => {
      setState('starting');
      try {
        if (!navigator.mediaDevices) throw new DOMException('', 'NotFoundError');
        stream = await navigator.mediaDevices.getUserMedia({
          video: { width: { ideal: 1920 }, height: { ideal: 1080 }, ...(deviceId === null ? {} : { deviceId: { ideal: deviceId } }) },
        });
        const all = await navigator.mediaDevices.enumerateDevices();
        if (gone) return release();
        setDevices(all.filter((device) => device.kind === 'videoinput'));
        if (video.current) {
          video.current.srcObject = stream;
          await video.current.play();
        }
        setState('live');
      } catch (reason) {
        if (!gone) setState(reason instanceof DOMException && reason.name === 'NotAllowedError' ? 'refused' : 'absent');
      }
    };
    void start();
    return () => {
      gone = true;
      release();
    };
  }, [enabled, deviceId]);

  return {
    video,
    devices,
    deviceId,
    choose: (chosen) => {
      localStorage.setItem('camera', chosen);
      setDeviceId(chosen);
    },
    state,
  };
}
